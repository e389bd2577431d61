package org.amaes.app.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.amaes.app.engine.Engine;
import org.amaes.app.file.Choosers;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.notice.Notifications;
import org.amaes.app.report.ReportBundle;
import org.amaes.app.state.Memory;
import org.amaes.app.state.WorkbenchState;
import org.amaes.app.state.WorkbenchState.EngineChoice;
import org.amaes.core.WorkbenchException;
import org.amaes.core.service.Answer;
import org.amaes.core.service.Protocol;
import org.amaes.core.service.Request;

/** What Settings shows and does beside what is simply remembered. No scene classes. */
public final class SettingsViewModel {

    private final Path folder;
    private final String version;
    private final Memory memory;
    private final Jobs jobs;
    private final Engine engine;
    private final Notifications notifications;
    private final Choosers choosers;
    private final ReadOnlyObjectWrapper<List<String>> devices;
    private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper("Ask the engine what it can compute on; that starts it.");

    /**
     * @param folder where state and logs are kept
     * @param version the program's
     */
    public SettingsViewModel(Path folder, String version, Memory memory, Jobs jobs, Engine engine, Notifications notifications, Choosers choosers) {
        this.folder = folder;
        this.version = version;
        this.memory = memory;
        this.jobs = jobs;
        this.engine = engine;
        this.notifications = notifications;
        this.choosers = choosers;
        devices = new ReadOnlyObjectWrapper<>(List.of(memory.state().get().engine().device()));
    }

    /** What is remembered. */
    public Memory memory() {
        return memory;
    }

    /** Where state and logs are kept. */
    public Path folder() {
        return folder;
    }

    /** The devices to choose among: the chosen one, and what the engine said it has. */
    public ReadOnlyObjectProperty<List<String>> devices() {
        return devices.getReadOnlyProperty();
    }

    /** What is known about them, in a sentence. */
    public ReadOnlyStringProperty found() {
        return found.getReadOnlyProperty();
    }

    /** Asks the engine for its devices. */
    public void lookForDevices() {
        found.set("The engine is starting …");
        engine.ask("Looking for devices", new Request.Hello(Protocol.VERSION), outcome -> {
            switch (outcome) {
                case Outcome.Success<Answer.Greeting>(Answer.Greeting greeting) -> offered(greeting);
                case Outcome.Failed<Answer.Greeting>(WorkbenchException problem) -> found.set(problem.getMessage());
                case Outcome.Cancelled<Answer.Greeting> _ -> found.set("Nobody asked the engine to the end.");
            }
        });
    }

    private void offered(Answer.Greeting greeting) {
        String chosen = memory.state().get().engine().device();
        List<String> all = new ArrayList<>(greeting.devices());
        if (!all.contains(chosen)) {
            all.add(chosen);
        }
        devices.set(List.copyOf(all));
        found.set(greeting.engine() + " offers " + String.join(", ", greeting.devices()) + "."
                + (greeting.devices().contains(chosen) ? "" : " The chosen " + chosen + " is not among them: choose another."));
    }

    /** Computes on another device from the next request on. */
    public void device(String device) {
        memory.change(now -> now.with(new EngineChoice(device, now.engine().threads(), now.engine().memoryShare())));
    }

    /** Lets the person choose the folder in which files are looked for first. */
    public void chooseDataFolder() {
        choosers.folder("The folder with your scans").ifPresent(chosen -> memory.change(now -> now.withDataFolder(chosen.toAbsolutePath().toString())));
    }

    /** No such folder any more. */
    public void forgetDataFolder() {
        memory.change(now -> now.withDataFolder(null));
    }

    /** Lets the person choose where to save the report bundle, and saves it. */
    public void saveReport() {
        choosers.save("Save the report bundle", "amaes-report.zip", new Choosers.Filter("ZIP files", List.of("*.zip"))).ifPresent(file -> {
            WorkbenchState now = memory.state().get();
            jobs.run("Saving " + file.getFileName(), _ -> {
                new ReportBundle(folder, now).write(file, version, Optional.empty());
                return file;
            }, outcome -> {
                switch (outcome) {
                    case Outcome.Success<Path>(Path written) -> notifications.done("The report is saved as " + written
                            + ". Paths and file names in it are replaced by numbers; look through it before you send it.");
                    case Outcome.Failed<Path>(WorkbenchException problem) -> notifications.problem(problem);
                    case Outcome.Cancelled<Path> _ -> { }
                }
            });
        });
    }
}
