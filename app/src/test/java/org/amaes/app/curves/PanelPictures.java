package org.amaes.app.curves;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.amaes.app.file.Choosers;
import org.amaes.app.job.Jobs;
import org.amaes.app.notice.Notifications;
import org.amaes.app.shell.Themes;
import org.amaes.app.state.Memory;
import org.amaes.app.state.Theme;
import org.amaes.app.state.WorkbenchState;
import org.amaes.core.run.RunLock;

/** Pictures of the panel in all its states and both themes, to be looked at: {@code PanelPictures FOLDER}. */
final class PanelPictures {

    private static final int WIDTH = Integer.getInteger("width", 1100);
    private static final int HEIGHT = Integer.getInteger("height", 860);

    private PanelPictures() {
    }

    public static void main(String[] arguments) throws Exception {
        Path out = Path.of(arguments[0]);
        Path folder = Files.createTempDirectory("panel");
        Map<String, List<Path>> states = new LinkedHashMap<>();
        states.put("empty", List.of());
        states.put("new", List.of(made(folder.resolve("just-made"), false, 0, "")));
        Path running = made(folder.resolve("pretrain-phantoms"), false, 420, "");
        states.put("running", List.of(running));
        Path paused = made(folder.resolve("paused-run"), true, 350, "pause");
        states.put("paused", List.of(paused));
        states.put("diverged", List.of(made(folder.resolve("too-fast"), false, 260, "diverge")));
        states.put("failed", List.of(made(folder.resolve("disk-full"), true, 610, "fail")));
        states.put("interrupted", List.of(made(folder.resolve("killed"), false, 330, "")));
        Path finished = made(folder.resolve("finetune-infarct"), true, 1000, "finish");
        states.put("finished", List.of(finished));
        states.put("compared", List.of(finished, paused, made(folder.resolve("fold-2"), true, 1000, "finish"), made(folder.resolve("fold-3"), true, 900, ""),
                made(folder.resolve("scratch-a-rather-long-name"), true, 1000, "finish")));
        CompletableFuture<Void> done = new CompletableFuture<>();
        try (RunLock _ = RunLock.tryTake(running.resolve("run.lock")).orElseThrow(); RunLock _ = RunLock.tryTake(paused.resolve("run.lock")).orElseThrow()) {
            Platform.startup(() -> new Session(out, states, done).begin());
            done.join();
        }
        Platform.exit();
    }

    private static Path made(Path path, boolean finetune, long steps, String end) throws Exception {
        try (MadeRun run = new MadeRun(path, finetune, path.hashCode())) {
            for (long step = 100; step <= steps; step += 100) {
                run.train(step).preview();
            }
            run.train(steps);
            switch (end) {
                case "pause" -> run.pause();
                case "diverge" -> {
                    run.diverge();
                    run.fail("Training in " + path.getFileName() + " diverged at step 261: the loss is no number any more. Choose a smaller learning rate.");
                }
                case "fail" -> run.fail("The events of this run could not be written (no space left on device). Free some disk space, then resume the run.");
                case "finish" -> run.finish();
                default -> { }
            }
        }
        return path;
    }

    private static final class Session {

        private final Path out;
        private final Map<String, List<Path>> states;
        private final CompletableFuture<Void> done;
        private final List<String> names;
        private final Memory memory = new Memory(WorkbenchState.fresh().with(Theme.LIGHT), InstantSource.fixed(Instant.EPOCH));
        private final ObservableList<Path> runs = FXCollections.observableArrayList();
        private final RunPanel panel = new RunPanel(Jobs.onWorkers(), new Notifications(), new Nobody(), runs);
        private int shot = -1;
        private int quiet;

        Session(Path out, Map<String, List<Path>> states, CompletableFuture<Void> done) {
            this.out = out;
            this.states = states;
            this.done = done;
            names = List.copyOf(states.keySet());
        }

        void begin() {
            panel.setManaged(false);
            Scene scene = new Scene(new Pane(panel), 800, 600);
            new Themes(scene, memory, List.of());
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            panel.resize(WIDTH, HEIGHT);
            next();
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    try {
                        quiet = panel.isSettled() ? quiet + 1 : 0;
                        if (quiet > 30) {
                            save();
                            if (!next()) {
                                stop();
                                done.complete(null);
                            }
                        }
                    } catch (Exception e) {
                        stop();
                        done.completeExceptionally(e);
                    }
                }
            }.start();
        }

        private boolean next() {
            quiet = 0;
            if (++shot == 2 * names.size()) {
                return false;
            }
            memory.change(now -> now.with(shot < names.size() ? Theme.LIGHT : Theme.DARK));
            runs.setAll(states.get(names.get(shot % names.size())));
            if (names.get(shot % names.size()).equals("compared") || names.get(shot % names.size()).equals("finished")) {
                Platform.runLater(() -> panel.model().mark(600));
                panel.view(org.amaes.core.plot.Chart.LOSS).point(OptionalDouble.of(430));
            } else {
                panel.view(org.amaes.core.plot.Chart.LOSS).point(OptionalDouble.empty());
            }
            return true;
        }

        private void save() throws Exception {
            WritableImage picture = panel.snapshot(null, null);
            int width = (int) picture.getWidth();
            int height = (int) picture.getHeight();
            int[] pixels = new int[width * height];
            picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
            BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            copy.setRGB(0, 0, width, height, pixels, 0, width);
            ImageIO.write(copy, "png", out.resolve(names.get(shot % names.size()) + (shot < names.size() ? "-light" : "-dark") + ".png").toFile());
        }
    }

    /** There is nobody to choose a file. */
    private static final class Nobody implements Choosers {
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
