package org.amaes.app;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Measures the way from the start of the process to the first picture of the window, if asked to by {@value #PROPERTY}. */
final class StartReport {

    /** Set to true, the window says on standard output how long it took and ends once the files it was started with are open. */
    static final String PROPERTY = "amaes.measure.start";

    private static final int FRAMES = 2; // the picture of the first frame is on the screen when the second begins

    private final Scene scene;
    private final BooleanSupplier filesAreOpen;
    private int frames;

    private StartReport(Scene scene, BooleanSupplier filesAreOpen) {
        this.scene = scene;
        this.filesAreOpen = filesAreOpen;
    }

    /** Waits for the picture and then for the files, if somebody wants to know. */
    static void ifAsked(Scene scene, BooleanSupplier filesAreOpen) {
        if (Boolean.getBoolean(PROPERTY)) {
            scene.addPostLayoutPulseListener(new StartReport(scene, filesAreOpen)::frame);
            Platform.requestNextPulse();
        }
    }

    private void frame() {
        frames++;
        if (frames == FRAMES) {
            Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
            System.out.println("first picture after " + Duration.between(start, Instant.now()).toMillis() + " ms");
        }
        if (frames >= FRAMES && filesAreOpen.getAsBoolean()) {
            Platform.exit();
        } else if (scene.getWindow() != null) {
            Platform.requestNextPulse();
        }
    }
}
