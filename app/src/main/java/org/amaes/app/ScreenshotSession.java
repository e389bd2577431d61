package org.amaes.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.amaes.app.data.DataPlace;
import org.amaes.app.engine.Engine;
import org.amaes.app.engine.EngineService;
import org.amaes.app.explore.ExplorePlace;
import org.amaes.app.explore.PracticeTraining;
import org.amaes.app.file.Choosers;
import org.amaes.app.job.Jobs;
import org.amaes.app.place.Place;
import org.amaes.app.state.Memory;
import org.amaes.app.state.Theme;
import org.amaes.app.state.WorkbenchState;
import org.amaes.app.train.TrainPlace;
import org.amaes.core.order.TrainingOrder.Kind;

/** One window in which a practice network has learnt to redraw, led through all sizes, themes and places; each picture is taken when nothing has been under way for a few frames. */
final class ScreenshotSession {

    private static final int QUIET_FRAMES = 12;
    private static final int MOST_FRAMES = 60 * 120;
    private static final int MOST_LEARNING_FRAMES = 60 * 60 * 15;
    /** A patch to which enough happens to be seen. */
    private static final long PATCH_SEED = 7;

    /**
     * A picture to take.
     *
     * @param state which of the place's states, as a part of the name; empty for the usual one
     * @param before brings the place into that state
     * @param ready whether the place is in that state; empty for whenever nothing is under way
     */
    private record Shot(Place place, String state, Theme theme, int width, int height, Runnable before, Optional<BooleanSupplier> ready) {

        Shot(Place place, String state, Theme theme, int width, int height, Runnable before) {
            this(place, state, theme, width, height, before, Optional.empty());
        }

        String name() {
            return place.card().id() + (state.isEmpty() ? "" : "-" + state) + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width + "x" + height + ".png";
        }
    }

    private final Path out;
    private final List<Path> heads;
    private final Path store;
    private final ScreenshotRuns runs;
    private final PredictStudy study;
    private final CompletableFuture<Void> done;
    private final Memory memory;
    private final Jobs jobs = Jobs.onWorkers();
    private final Engine engine;
    private final Assembly assembly;
    private final ExplorePlace explore;
    private final DataStates data;
    private Stage stage;
    private Iterator<Shot> shots;
    private Shot shot;
    private int quiet;
    private int frames;

    /**
     * @param heads scans
     * @param store prepared scans
     * @param runs trainings
     * @param study what Predict shows
     */
    ScreenshotSession(Path out, Path work, List<Path> heads, Path store, ScreenshotRuns runs, PredictStudy study,
            CompletableFuture<Void> done) {
        this.out = out;
        this.store = store;
        this.runs = runs;
        this.study = study;
        this.heads = heads;
        this.done = done;
        memory = new Memory(WorkbenchState.fresh().with(Theme.LIGHT).withRecent(ScreenshotStudy.recent(work, heads)),
                InstantSource.fixed(ScreenshotStudy.NOW));
        engine = EngineService.found(jobs, () -> memory.state().get().engine(), work.resolve("engine-service.log"));
        assembly = new Assembly(new Assembly.Surroundings(work, memory, jobs, engine, new NobodyAsked(), InstantSource.fixed(ScreenshotStudy.NOW)));
        explore = (ExplorePlace) assembly.navigation().find("explore").orElseThrow();
        data = new DataStates((DataPlace) assembly.navigation().find("data").orElseThrow(), ScreenshotStudy.study(work));
    }

    /** Opens the window and takes all pictures, frame by frame. */
    void begin() {
        stage = new Stage();
        List<Shot> all = new ArrayList<>();
        for (int[] size : new int[][] {{1400, 900}, {1920, 1080}}) {
            for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
                for (Place place : assembly.navigation().places()) {
                    if (place instanceof TrainPlace train) {
                        trainStates(train).forEach((state, before) -> all.add(new Shot(place, state, theme, size[0], size[1], before)));
                    } else if (place instanceof DataPlace) {
                        data.all().forEach((state, before) -> all.add(new Shot(place, state, theme, size[0], size[1], before)));
                    } else {
                        all.add(new Shot(place, "", theme, size[0], size[1], () -> { }));
                    }
                }
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
        explore.models().explore().seed(PATCH_SEED);
        explore.models().practice().begin();
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

    /** Train without runs, with a run in each state, and its form with a value that does not fit. */
    private Map<String, Runnable> trainStates(TrainPlace train) {
        Map<String, Runnable> states = new LinkedHashMap<>();
        states.put("empty", () -> {
            train.showRuns();
            memory.change(now -> now.withRuns(List.of()));
            train.models().list().look();
        });
        for (Path run : runs.paths()) {
            states.put(run.equals(runs.paths().getFirst()) ? "" : run.getFileName().toString(), () -> {
                train.showRuns();
                memory.change(now -> now.withRuns(runs.paths().stream().map(Path::toString).toList()));
                train.models().list().watch(run);
            });
        }
        states.put("form", () -> {
            train.newRun(Kind.PRETRAIN);
            train.models().form().set("data", store.toString());
            train.models().form().set("patch", "60");
            train.models().form().set("batch", "4");
        });
        return states;
    }

    private void next() {
        shot = shots.next();
        assembly.view().requestFocus(); // no focus ring that depends on what came before
        memory.change(now -> now.with(shot.theme()));
        shot.before().run();
        assembly.view().resize(shot.width(), shot.height());
        quiet = 0;
        frames = 0;
    }

    /** @return whether that was the last picture */
    private boolean frame() throws IOException {
        if (shot == null) {
            learn();
            return false;
        }
        boolean still = shot.ready().isPresent() || jobs.isIdle() || data.isPaused();
        if (still) {
            assembly.navigation().go(shot.place()); // not before the scan is open, which leads to another place
        }
        boolean there = shot.ready().map(BooleanSupplier::getAsBoolean).orElseGet(shot.place()::settled);
        boolean settled = still && assembly.navigation().front().get() == shot.place() && there;
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

    /** Waits for the network that redraws in the pictures. */
    private void learn() {
        switch (explore.models().practice().state().get()) {
            case PracticeTraining.State.Failed(String why) -> throw new IllegalStateException(why);
            case PracticeTraining.State.Learnt _ when jobs.isIdle() && explore.models().redraw().isCurrent() -> next();
            default -> {
                if (++frames > MOST_LEARNING_FRAMES) {
                    throw new IllegalStateException("The practice network takes too long: " + explore.models().practice().state().get());
                }
            }
        }
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
