package org.amaes.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.amaes.app.engine.Engine;
import org.amaes.app.engine.EngineService;
import org.amaes.app.file.Choosers;
import org.amaes.app.job.Jobs;
import org.amaes.app.place.Place;
import org.amaes.app.state.Memory;
import org.amaes.app.state.Theme;
import org.amaes.app.state.WorkbenchState;

/** One window led through all sizes, themes and places; each picture is taken when nothing has been under way for a few frames. */
final class ScreenshotSession {

    private static final int QUIET_FRAMES = 12;
    private static final int MOST_FRAMES = 60 * 120;

    /**
     * A picture to take.
     *
     * @param state which state of the place, such as "running"; empty for the one it is in by itself
     * @param before brings the state about
     * @param ready whether it is there; empty for whenever nothing is under way
     */
    private record Shot(Place place, String state, Theme theme, int width, int height, Runnable before, Optional<BooleanSupplier> ready) {

        String name() {
            return place.card().id() + (state.isEmpty() ? "" : "-" + state) + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width + "x" + height + ".png";
        }
    }

    private final Path out;
    private final ScreenshotStudy.Study study;
    private final List<Path> heads;
    private final CompletableFuture<Void> done;
    private final Memory memory;
    private final Jobs jobs = Jobs.onWorkers();
    private final Engine engine;
    private final Assembly assembly;
    private Stage stage;
    private Iterator<Shot> shots;
    private Shot shot;
    private int quiet;
    private int frames;

    ScreenshotSession(Path out, Path work, ScreenshotStudy.Study study, CompletableFuture<Void> done) {
        this.out = out;
        this.study = study;
        this.heads = study.heads();
        this.done = done;
        memory = new Memory(WorkbenchState.fresh().with(Theme.LIGHT).withRecent(ScreenshotStudy.recent(work, heads)),
                InstantSource.fixed(ScreenshotStudy.NOW));
        engine = EngineService.found(jobs, () -> memory.state().get().engine(), work.resolve("engine-service.log"));
        assembly = new Assembly(new Assembly.Surroundings(work, memory, jobs, engine, new NobodyAsked(), InstantSource.fixed(ScreenshotStudy.NOW)));
    }

    /** Opens the window and takes all pictures, frame by frame. */
    void begin() {
        stage = new Stage();
        List<Shot> all = new ArrayList<>();
        for (int[] size : new int[][] {{1400, 900}, {1920, 1080}}) {
            for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
                assembly.navigation().places().forEach(place -> all.add(new Shot(place, "", theme, size[0], size[1], () -> { }, Optional.empty())));
            }
        }
        PredictScenes scenes = PredictScenes.of(assembly, study);
        for (PredictScenes.Scene scene : scenes.all()) {
            for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
                all.add(new Shot(scenes.place(), scene.state(), theme, 1400, 900, scene.before(), scene.ready()));
            }
        }
        shots = all.iterator();
        // A headless screen has 1000 x 1000 pixels: the content is larger than the window that holds it, which a picture of it does not mind.
        assembly.view().setManaged(false);
        Scene scene = new Scene(new Pane(assembly.view()), 800, 600);
        assembly.dress(scene);
        stage.setScene(scene);
        assembly.navigation().go("home");
        stage.show();
        assembly.opener().open(heads.getFirst());
        next();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                try {
                    if (frame()) {
                        stop();
                        end(null);
                    }
                } catch (IOException | RuntimeException problem) {
                    stop();
                    end(problem);
                }
            }
        }.start();
    }

    private void next() {
        shot = shots.next();
        shot.before().run();
        assembly.view().requestFocus(); // no focus ring that depends on what came before
        memory.change(now -> now.with(shot.theme()));
        assembly.view().resize(shot.width(), shot.height());
        quiet = 0;
        frames = 0;
    }

    /** @return whether that was the last picture */
    private boolean frame() throws IOException {
        boolean settled = shot.ready().map(BooleanSupplier::getAsBoolean).orElseGet(() -> jobs.isIdle() && shot.place().settled());
        if (settled) {
            assembly.navigation().go(shot.place()); // not before the scan is open, which leads to another place
        }
        quiet = settled ? quiet + 1 : 0;
        if (++frames > MOST_FRAMES) {
            throw new IllegalStateException(shot.name() + " does not settle: " + jobs.running().stream().map(job -> job.title() + " " + job.words()).toList());
        }
        if (quiet < QUIET_FRAMES) {
            return false;
        }
        save();
        if (!shots.hasNext()) {
            return true;
        }
        next();
        return false;
    }

    private void save() throws IOException {
        WritableImage picture = assembly.view().snapshot(null, null);
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        if (width != shot.width() || height != shot.height()) {
            throw new IllegalStateException(shot.name() + " is " + width + "x" + height);
        }
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        ImageIO.write(copy, "png", out.resolve(shot.name()).toFile());
    }

    private void end(Throwable problem) {
        stage.close();
        jobs.close();
        engine.close();
        if (problem == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(problem);
        }
    }

    /** There is nobody to choose a file. */
    private static final class NobodyAsked implements Choosers {

        @Override
        public java.util.Optional<Path> open(String title, Filter... filters) {
            return java.util.Optional.empty();
        }

        @Override
        public java.util.Optional<Path> folder(String title) {
            return java.util.Optional.empty();
        }

        @Override
        public java.util.Optional<Path> save(String title, String name, Filter... filters) {
            return java.util.Optional.empty();
        }
    }
}
