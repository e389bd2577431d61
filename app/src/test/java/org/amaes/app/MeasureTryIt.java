package org.amaes.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Button;
import org.amaes.app.engine.EngineCommand;
import org.amaes.app.explore.ExplorePlace;
import org.amaes.app.explore.PracticeTraining;

/**
 * A measurement by hand, not a test: from the press of <em>Try it</em> in a fresh profile to something alive, and
 * to the first reconstruction. Run its main method with the class path of the tests and
 * {@code -Dglass.platform=Headless -Dprism.order=sw}; the first argument is an empty folder.
 */
final class MeasureTryIt {

    private static final int POLL_MILLIS = 50;
    private static final double NANOS_PER_SECOND = 1e9;

    private final TestWindow window;
    private final long pressed;

    private MeasureTryIt(TestWindow window) {
        this.window = window;
        window.interact(() -> ((Button) window.scene.lookup("#try-it")).fire());
        pressed = System.nanoTime();
    }

    /** @param arguments an empty folder */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Path classes = folder.resolve("engine.classpath");
        Files.writeString(classes, System.getProperty("java.class.path"));
        System.setProperty(EngineCommand.CLASS_PATH_FILE, classes.toString());
        try (TestWindow window = new TestWindow(folder)) {
            window.await(window.jobs::isIdle);
            new MeasureTryIt(window).run((ExplorePlace) window.assembly.navigation().find("explore").orElseThrow());
        }
        System.exit(0);
    }

    private void run(ExplorePlace explore) throws InterruptedException {
        when("a head, damaged and masked", () -> explore.models().explore().shown().get() != null);
        PracticeTraining practice = explore.models().practice();
        when("the first weights", () -> explore.models().redraw().network().get() != null || practice.state().get() instanceof PracticeTraining.State.Failed);
        System.out.println(practice.state().get());
        when("the first reconstruction", () -> explore.models().redraw().redrawn().get() != null
                || practice.state().get() instanceof PracticeTraining.State.Failed);
        System.out.println(explore.models().redraw().redrawn().get() == null ? "none" : explore.models().redraw().redrawn().get().deviation());
        if (Boolean.getBoolean("amaes.measure.whole")) {
            when("all learnt", () -> !(practice.state().get() instanceof PracticeTraining.State.Learning));
        }
        practice.end();
    }

    private void when(String what, BooleanSupplier so) throws InterruptedException {
        boolean[] there = new boolean[1];
        while (!there[0]) {
            Thread.sleep(POLL_MILLIS);
            window.interact(() -> there[0] = so.getAsBoolean());
        }
        System.out.println(String.format(Locale.ROOT, "%5.1f s  %s", (System.nanoTime() - pressed) / NANOS_PER_SECOND, what));
    }
}
