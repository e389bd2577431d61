package org.amaes.app.model;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.notice.Notifications;
import org.amaes.core.WorkbenchException;
import org.amaes.core.library.LibraryModel;
import org.amaes.core.library.ModelLibrary;

/** The models of the library and what is done to them; the same list as {@code amaes models}. No scene classes. */
public final class LibraryViewModel {

    /** Something done to the list, on a worker's thread. */
    private interface Change {
        void make() throws WorkbenchException;
    }

    private final Jobs jobs;
    private final Notifications notifications;
    private final ModelLibrary library;
    private final Supplier<List<Path>> runs;
    private final ObservableList<LibraryModel> models = FXCollections.observableArrayList();
    private final ObservableList<LibraryModel> shown = FXCollections.unmodifiableObservableList(models); // kept: it hears of changes weakly
    private final ObjectProperty<LibraryModel> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper transfer = new ReadOnlyStringWrapper("");

    /** @param runs run folders that the window knows of besides */
    public LibraryViewModel(Jobs jobs, Notifications notifications, ModelLibrary library, Supplier<List<Path>> runs) {
        this.jobs = jobs;
        this.notifications = notifications;
        this.library = library;
        this.runs = runs;
        chosen.addListener((_, _, now) -> report(now));
    }

    /** All models, by name. */
    public ObservableList<LibraryModel> models() {
        return shown;
    }

    /** The model that is looked at; null for none. */
    public ObjectProperty<LibraryModel> chosen() {
        return chosen;
    }

    /** What a fine-tuning would take over from the chosen model; empty while it is not known. */
    public ReadOnlyStringProperty transfer() {
        return transfer.getReadOnlyProperty();
    }

    /** Reads the list anew. */
    public void refresh() {
        List<Path> known = runs.get();
        jobs.quietly("Listing models", _ -> library.models(known), outcome -> {
            switch (outcome) {
                case Outcome.Success<List<LibraryModel>>(List<LibraryModel> all) -> take(all);
                case Outcome.Failed<List<LibraryModel>>(WorkbenchException problem) -> notifications.problem(problem);
                case Outcome.Cancelled<List<LibraryModel>> _ -> { }
            }
        });
    }

    private void take(List<LibraryModel> all) {
        LibraryModel before = chosen.get();
        models.setAll(all);
        chosen.set(before == null ? null : all.stream().filter(each -> each.path().equals(before.path())).findFirst().orElse(null));
    }

    /** Adds a checkpoint's file; a run's folder is remembered. */
    public void add(Path path) {
        change("Adding " + path.getFileName(), () -> {
            if (java.nio.file.Files.isDirectory(path)) {
                library.remember(path);
            } else {
                library.add(path);
            }
        });
    }

    /** Gives the chosen model another name. */
    public void rename(String name) {
        LibraryModel model = chosen.get();
        if (model != null && !name.equals(model.name())) {
            change("Renaming", () -> library.rename(model, name));
        }
    }

    /** Writes the chosen model as a safetensors file. */
    public void export(Path file) {
        LibraryModel model = chosen.get();
        if (model != null) {
            Path out = file.toString().endsWith(".safetensors") ? file : Path.of(file + ".safetensors");
            change("Exporting " + model.name(), () -> library.export(model, out));
        }
    }

    /** Takes the chosen model off the list; its file stays. */
    public void remove() {
        LibraryModel model = chosen.get();
        if (model != null) {
            change("Removing", () -> library.remove(model));
        }
    }

    private void change(String title, Change change) {
        jobs.<Boolean>run(title, _ -> {
            change.make();
            return true;
        }, outcome -> {
            if (outcome instanceof Outcome.Failed<Boolean>(WorkbenchException problem)) {
                notifications.problem(problem);
            }
            refresh();
        });
    }

    private void report(LibraryModel model) {
        transfer.set("");
        if (model == null || !model.problem().isEmpty()) {
            return;
        }
        jobs.quietly("Comparing weights", _ -> library.transfer(model).text().strip(), outcome -> {
            if (chosen.get() != model) {
                return; // another one is looked at by now
            }
            transfer.set(switch (outcome) {
                case Outcome.Success<String>(String text) -> text;
                case Outcome.Failed<String>(WorkbenchException problem) -> problem.getMessage();
                case Outcome.Cancelled<String> _ -> "";
            });
        });
    }
}
