package org.amaes.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.amaes.core.WorkbenchException;

/**
 * Pictures of every place of the real window, with generated heads: {@code amaes screenshots --out DIR}.
 * Needs no display, and some minutes: a small network is trained first. The same program makes the same pictures.
 */
public final class Screenshots {

    private static final int DONE = 0;
    private static final int FAULT = 1;
    private static final int USER = 2;

    private Screenshots() {
    }

    /** @param arguments {@code --out DIR} */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 2 || !arguments[0].equals("--out")) {
            System.err.println("Usage: amaes screenshots --out DIR");
            System.err.println("Writes PLACE-THEME-WIDTHxHEIGHT.png of every place of the window, with generated heads and a network\ntrained on the spot, which takes some minutes. Needs no display.");
            System.exit(arguments.length == 1 && arguments[0].equals("--help") ? DONE : USER);
        }
        System.exit(take(Path.of(arguments[1])));
    }

    private static int take(Path out) throws IOException, InterruptedException {
        Path work = Path.of(System.getProperty("java.io.tmpdir"), "amaes-screenshots"); // a fixed name: it can be read in the pictures
        System.setProperty("java.awt.headless", "true");
        Logging.into(work);
        try {
            delete(work);
            Files.createDirectories(out);
            List<Path> heads = ScreenshotStudy.write(work);
            ScreenshotStudy.writeStudy(work);
            Path store = ScreenshotStudy.prepare(work, heads.getFirst());
            PredictStudy study = PredictStudy.write(work);
            try (ScreenshotRuns runs = ScreenshotRuns.write(work.resolve("runs"))) {
                CompletableFuture<Void> done = new CompletableFuture<>();
                Platform.startup(() -> new ScreenshotSession(out, work, heads, store, runs, study, done).begin());
                done.join();
            }
            return DONE;
        } catch (WorkbenchException problem) {
            System.err.println(problem.getMessage());
            return USER;
        } catch (java.util.concurrent.CompletionException problem) {
            problem.getCause().printStackTrace(); // the report of a fault of ours
            return FAULT;
        } finally {
            delete(work);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
