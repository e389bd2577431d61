package org.amaes.app;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Slider;
import org.amaes.app.explore.ExplorePlace;
import org.amaes.core.augment.PatchSeed.Choice;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.volume.Shape;

/**
 * A measurement by hand, not a test: what keeps the window's thread busy in which step of a first visit.
 * Run its main method with the class path of the tests and {@code -Dglass.platform=Headless -Dprism.order=sw}.
 */
final class MeasureStalls {

    private static final int CAUSES = 3;
    private static final int STEPS = 20;

    private MeasureStalls() {
    }

    /** Something done in the window. */
    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    /** @param arguments a folder to work in, then perhaps a scan to open */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Path scan = arguments.length > 1 ? Path.of(arguments[1]) : head(folder);
        try (TestWindow window = new TestWindow(folder)) {
            Thread.sleep(1000);
            for (String place : new String[] {"data", "train", "few-shot-lab", "predict", "settings", "explore", "home", "explore"}) {
                measure("to " + place, () -> window.interact(() -> window.assembly.navigation().go(place)));
            }
            ExplorePlace explore = (ExplorePlace) window.assembly.navigation().find("explore").orElseThrow();
            measure("open a scan", () -> {
                window.interact(() -> window.assembly.opener().open(scan));
                window.await(() -> explore.models().explore().shown().get() != null);
                window.await(() -> window.jobs.isIdle() && explore.settled());
            });
            for (int i = 0; i < 2; i++) {
                measure("step the seed", () -> each(window, explore, () -> explore.models().explore().step(1)));
            }
            measure("move a probability", () -> each(window, explore, () -> {
                Slider slider = (Slider) window.scene.lookup("#probability-gamma");
                slider.setValue((slider.getValue() + 7) % 100);
            }));
            measure("look at one alone", () -> each(window, explore, () -> explore.models().pipeline().alone(Choice.BIAS_FIELD, 0.5)));
            measure("change the theme", () -> window.interact(() -> window.memory.change(now -> now.with(org.amaes.app.state.Theme.DARK))));
        }
        System.exit(0);
    }

    private static void each(TestWindow window, ExplorePlace explore, Runnable action) throws Exception {
        for (int i = 0; i < STEPS; i++) {
            window.interact(action);
            Thread.sleep(50);
        }
        window.await(() -> window.jobs.isIdle() && explore.settled());
    }

    private static void measure(String name, Step step) throws Exception {
        Stalls stalls = Stalls.watch();
        step.run();
        Thread.sleep(400);
        System.out.print(name + ": " + stalls.summary() + stalls.causes(CAUSES));
    }

    private static Path head(Path folder) throws Exception {
        Path file = folder.resolve("head.nii.gz");
        NiftiWriter.write(file, Phantom.generate(PhantomSettings.of(7, 0, Contrast.FLAIR).withGrid(new Shape(160, 192, 156), 1.1, 1.1, 1.1)).image());
        return file;
    }
}
