package org.amaes.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.amaes.app.engine.Engine;
import org.amaes.app.file.Choosers;
import org.amaes.app.job.Job;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.notice.Notifications;
import org.amaes.app.state.Memory;
import org.amaes.app.state.WorkbenchState;
import org.amaes.app.state.WorkbenchState.EngineChoice;
import org.amaes.core.WorkbenchException;
import org.amaes.core.service.Answer;
import org.amaes.core.service.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsViewModelTest {

    @TempDir
    private Path folder;
    private final Memory memory = new Memory(WorkbenchState.fresh().with(new EngineChoice("cuda:1", 2, 30)), InstantSource.fixed(Instant.EPOCH));
    private final Notifications notifications = new Notifications();

    /** Answers whatever it is asked with one outcome. */
    private record Answering(Outcome<? extends Answer> outcome) implements Engine {

        @Override
        public <A extends Answer> Job ask(String title, Request<A> request, Consumer<Outcome<A>> then) {
            @SuppressWarnings("unchecked") // the test gives the answer that belongs to the request
            Outcome<A> answer = (Outcome<A>) outcome;
            then.accept(answer);
            return null;
        }

        @Override
        public void close() {
        }
    }

    private final class Chosen implements Choosers {

        @Override
        public Optional<Path> open(String title, Filter... filters) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> folder(String title) {
            return Optional.of(folder);
        }

        @Override
        public Optional<Path> save(String title, String name, Filter... filters) {
            return Optional.of(folder.resolve(name));
        }
    }

    private SettingsViewModel model(Outcome<? extends Answer> outcome) {
        return new SettingsViewModel(folder, "1.2.3", memory, Jobs.atOnce(), new Answering(outcome), notifications, new Chosen());
    }

    @Test
    void theEnginesDevicesAreOfferedAndTheChosenOneStaysEvenIfItIsGone() {
        SettingsViewModel model = model(new Outcome.Success<>(new Answer.Greeting(1, "1.2.3", "LibTorch 2.10", List.of("cpu", "cuda:0"), 9)));
        assertEquals(List.of("cuda:1"), model.devices().get());
        model.lookForDevices();
        assertEquals(List.of("cpu", "cuda:0", "cuda:1"), model.devices().get());
        assertTrue(model.found().get().contains("LibTorch 2.10 offers cpu, cuda:0") && model.found().get().contains("cuda:1 is not among them"),
                model.found().get());
        model.device("cpu");
        assertEquals(new EngineChoice("cpu", 2, 30), memory.state().get().engine());
    }

    @Test
    void anEngineThatDoesNotStartIsExplained() {
        SettingsViewModel model = model(new Outcome.Failed<>(new WorkbenchException("The engine does not start.")));
        model.lookForDevices();
        assertEquals("The engine does not start.", model.found().get());
        assertEquals(List.of("cuda:1"), model.devices().get());
    }

    @Test
    void aFolderIsChosenAndForgottenAndTheReportIsSaved() {
        SettingsViewModel model = model(new Outcome.Cancelled<>());
        model.chooseDataFolder();
        assertEquals(folder.toString(), memory.state().get().dataFolder());
        model.forgetDataFolder();
        assertEquals(null, memory.state().get().dataFolder());
        model.saveReport();
        assertTrue(Files.exists(folder.resolve("amaes-report.zip")));
        assertTrue(notifications.notices().getFirst().words().contains("amaes-report.zip"));
    }
}
