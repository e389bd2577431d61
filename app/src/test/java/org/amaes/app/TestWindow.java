package org.amaes.app;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.amaes.app.engine.Engine;
import org.amaes.app.engine.EngineService;
import org.amaes.app.job.Jobs;
import org.amaes.app.notice.Notice;
import org.amaes.app.state.Memory;
import org.amaes.app.state.WorkbenchState;
import org.amaes.app.state.WorkbenchState.EngineChoice;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window on a screen that nobody sees, with whatever went wrong on its thread. */
public final class TestWindow implements AutoCloseable {

    static final double WIDTH = 980;
    static final double HEIGHT = 760;

    private static final long PATIENCE_SECONDS = 60;

    final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    final Memory memory = new Memory(WorkbenchState.fresh(), InstantSource.fixed(Instant.parse("2026-03-02T10:15:00Z")));
    final Jobs jobs = Jobs.onWorkers();
    final Engine engine;
    Assembly assembly;
    Scene scene;
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    /** @param folder for state and the engine's log */
    public TestWindow(Path folder) throws Exception {
        engine = new EngineService(jobs, () -> new EngineChoice("cpu", 1, 25), TestWindow::engineCommand, folder.resolve("engine.log"));
        Thread.setDefaultUncaughtExceptionHandler((_, problem) -> faults.add(problem));
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(stage -> open(stage, folder));
    }

    private void open(Stage stage, Path folder) {
        assembly = new Assembly(new Assembly.Surroundings(folder, memory, jobs, engine, TestWindow::command, new NoChoosers(), InstantSource.system()));
        scene = new Scene(assembly.view(), WIDTH, HEIGHT);
        assembly.dress(scene);
        stage.setScene(scene);
        assembly.navigation().go("home");
        stage.show();
    }

    private static List<String> engineCommand(EngineChoice choice) {
        return command(List.of("serve", "--threads", Integer.toString(choice.threads())));
    }

    /** The words that start the engine's command line. */
    static List<String> command(List<String> command) {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                "org.amaes.runner.cli.Amaes"));
        words.addAll(command);
        return words;
    }

    /** The window put together. */
    public Assembly assembly() {
        return assembly;
    }

    /** Its work beside its thread. */
    public Jobs jobs() {
        return jobs;
    }

    /** What went wrong on its thread. */
    public List<Throwable> faults() {
        return List.copyOf(faults);
    }

    /** Does something on the window's thread and waits for it. */
    public void interact(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), action);
        WaitForAsyncUtils.waitForFxEvents(); // what it set off is done, and laid out
    }

    /** Presses keys, as the platform tells them; the headless robot forgets the modifiers. */
    void press(KeyCode code, boolean control) {
        interact(() -> {
            Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
            Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
            Event.fireEvent(scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner(),
                    new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, control, false, false));
        });
    }

    /** The id of the place in front. */
    String front() {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), () -> assembly.navigation().front().get().card().id());
    }

    /** The words of all notices that are to be seen. */
    public List<String> said() {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS),
                () -> assembly.notifications().notices().stream().map(Notice::words).toList());
    }

    /** Waits until something holds, asked on the window's thread. */
    public void await(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), condition::getAsBoolean));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Override
    public void close() throws Exception {
        FxToolkit.cleanupStages();
        jobs.close();
        engine.close();
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
