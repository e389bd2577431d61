package org.amaes.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.runner.cli.Amaes;

/**
 * A whole engine process, from its start to the first step that it reports: a small network on prepared
 * phantoms, so that what is measured is Java, LibTorch and the run folder, not the step.
 */
record EngineStart() implements Benchmark {

    /** An engine that has not made a step by then never will. */
    private static final long PATIENCE_SECONDS = 120;
    private static final int MOST_ROUNDS = 3;

    @Override
    public String name() {
        return "engine start to first step";
    }

    @Override
    public String unit() {
        return "s";
    }

    @Override
    public double budget() {
        return 5;
    }

    @Override
    public boolean budgetIsRatio() {
        return false;
    }

    @Override
    public Figures measure(int rounds, Optional<ReferencePython> python) throws WorkbenchException {
        try {
            Path folder = Files.createTempDirectory("amaes-bench");
            try {
                return new Figures(Optional.empty(), measure(Math.min(rounds, MOST_ROUNDS), folder));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new WorkbenchException("The engine's start cannot be measured (" + e.getMessage() + ").", null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkbenchException("Measuring the engine's start was interrupted.", null, e);
        }
    }

    private static double measure(int rounds, Path folder) throws IOException, InterruptedException, WorkbenchException {
        String heads = folder.resolve("heads").toString();
        String store = folder.resolve("store").toString();
        finish(engine(folder, "phantom", "--out", heads, "--labelled", "1", "--unlabelled", "1", "--same-grid"), folder);
        finish(engine(folder, "prepare", heads, "--out", store, "--for-pretraining"), folder);
        Median seconds = new Median();
        for (int round = 0; round < rounds; round++) {
            Path run = folder.resolve("run-" + round);
            long start = System.nanoTime();
            Process process = engine(folder, "pretrain", "--data", store, "--out", run.toString(), "--set", "filters=8",
                    "--patch", "32", "--batch", "1", "--steps", "2");
            try {
                waitForStep(process, run.resolve("events.jsonl"), folder, start);
                seconds.add((System.nanoTime() - start) / 1e9);
                finish(process, folder);
            } finally {
                process.destroyForcibly();
            }
        }
        return seconds.value();
    }

    private static Process engine(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-cp", System.getProperty("java.class.path"), Amaes.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("engine.txt").toFile()).start();
    }

    private static void waitForStep(Process process, Path events, Path folder, long start)
            throws IOException, InterruptedException, WorkbenchException {
        while (!Files.exists(events) || !Files.readString(events).contains("\"event\":\"step\"")) {
            if (!process.isAlive() && process.exitValue() != 0 || System.nanoTime() - start > PATIENCE_SECONDS * 1_000_000_000L) {
                throw failure(folder);
            }
            Thread.sleep(5);
        }
    }

    private static void finish(Process process, Path folder) throws IOException, InterruptedException, WorkbenchException {
        if (process.waitFor() != 0) {
            throw failure(folder);
        }
    }

    private static WorkbenchException failure(Path folder) throws IOException {
        return new WorkbenchException("The engine that was started for the measurement failed. It said:\n"
                + Files.readString(folder.resolve("engine.txt")));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
