package org.amaes.app.curves;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.amaes.app.job.Jobs;
import org.amaes.core.plot.Chart;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunFolder;

/**
 * Measures how fast curves are opened and drawn, see docs/benchmarks.md: writes runs of many steps, opens them in
 * the window's own views, then zooms and pans through all plots as fast as frames come.
 */
final class CurveFrames {

    private static final int FRAMES = Integer.getInteger("frames", 300);

    private CurveFrames() {
    }

    /** @param arguments number of runs, steps of each */
    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        int steps = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        Path folder = Files.createTempDirectory("curves");
        List<Path> paths = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            paths.add(write(folder.resolve("run-" + run), steps, run));
        }
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> measure(paths, done));
        done.await();
        Platform.exit();
    }

    private static Path write(Path path, int steps, int seed) throws Exception {
        try (MadeRun made = new MadeRun(path, false, seed)) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            com.fasterxml.jackson.databind.ObjectMapper json = new com.fasterxml.jackson.databind.ObjectMapper();
            for (int step = 1; step <= steps; step++) {
                text.append(json.writeValueAsString(new RunEvent.Step(step, step * 0.43, 1.0 / (1 + step * 1e-3) + 0.2 * random.nextDouble(),
                        Map.of("loss", 0.1), 1e-4 * (1 - (double) step / steps), 3 + random.nextDouble(), 0, 2_000_000_000L + step, null))).append('\n');
            }
            append(made.folder, text);
        }
        return path;
    }

    private static void append(RunFolder folder, StringBuilder text) throws IOException {
        Files.writeString(folder.events(), text, java.nio.file.StandardOpenOption.APPEND);
    }

    private static void measure(List<Path> paths, CountDownLatch done) {
        Jobs jobs = Jobs.onWorkers();
        ObservableList<Path> runs = FXCollections.observableArrayList();
        CurvesViewModel model = new CurvesViewModel(jobs, runs);
        BoardPane board = new BoardPane(model);
        Stage stage = new Stage();
        stage.setScene(new Scene(new StackPane(board), 1400, 860));
        stage.show();
        long opened = System.nanoTime();
        runs.setAll(paths);
        new AnimationTimer() {
            private final long[] times = new long[FRAMES];
            private long worked;
            private int frame = -1;

            @Override
            public void handle(long now) {
                if (frame < 0) {
                    if (model.isSettled() && board.isSettled()) {
                        System.out.printf(Locale.ROOT, "%d runs opened and drawn in %.2f s%n", paths.size(), (System.nanoTime() - opened) / 1e9);
                        frame = 0;
                    }
                    return;
                }
                if (frame == FRAMES / 3) {
                    worked = worked(); // warm by now
                }
                times[frame] = System.nanoTime();
                if (++frame == FRAMES) {
                    stop();
                    report(times, worked() - worked, board);
                    done.countDown();
                    return;
                }
                move(model, frame);
            }
        }.start();
    }

    /** In, along, out: nothing of one frame is the same as in the one before. */
    private static void move(CurvesViewModel model, int frame) {
        double middle = model.across().low() + model.across().length() / 2;
        if (frame % 100 < 40) {
            model.zoom(middle, 0.94);
        } else if (frame % 100 < 60) {
            model.pan(model.across().length() * 0.02);
        } else {
            model.zoom(middle, 1.07);
        }
    }

    /** Processor time of the threads that make frames, in ns; unlike the clock it says something on a busy machine, too. */
    private static long worked() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && (thread.getThreadName().startsWith("QuantumRenderer") || thread.getThreadName().startsWith("JavaFX Application"))) {
                sum += threads.getThreadCpuTime(thread.getThreadId());
            }
        }
        return sum;
    }

    private static void report(long[] times, long worked, BoardPane board) {
        double[] each = IntStream.range(1, FRAMES).mapToDouble(i -> (times[i] - times[i - 1]) / 1e6).sorted().toArray();
        System.out.printf(Locale.ROOT, "processor time of a frame when warm: %.1f ms%n", worked / 1e6 / (FRAMES - FRAMES / 3));
        System.out.printf(Locale.ROOT, "%d frames of all plots: median %.1f ms, 95 %% %.1f ms, mean %.1f a second; the loss was drawn %d times%n", FRAMES,
                each[each.length / 2], each[(int) (each.length * 0.95)], 1000 / Arrays.stream(each).average().orElseThrow(), board.view(Chart.LOSS).drawn());
    }
}
