package org.amaes.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.amaes.core.run.EventTail;

/** An engine in a process of its own, which can be killed. */
final class EngineProcess implements AutoCloseable {

    private final Process process;

    private EngineProcess(Process process) {
        this.process = process;
    }

    /** Starts {@code amaes WORDS}; its streams go to files beside each other: NAME.out and NAME.err. */
    static EngineProcess start(Path streams, Object... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), Amaes.class.getName()));
        for (Object word : words) {
            command.add(word.toString());
        }
        return new EngineProcess(new ProcessBuilder(command).redirectOutput(Path.of(streams + ".out").toFile())
                .redirectError(Path.of(streams + ".err").toFile()).start());
    }

    /** Waits until the run's log holds so many events, or the process is gone. */
    void awaitEvents(Path run, int number) throws IOException, InterruptedException {
        while (process.isAlive() && EventTail.all(run.resolve("events.jsonl")).size() < number) {
            Thread.sleep(2);
        }
    }

    /** Waits until a file is there, or the process is gone. */
    void awaitFile(Path file) throws InterruptedException {
        while (process.isAlive() && !Files.exists(file)) {
            Thread.sleep(2);
        }
    }

    /** As a dying machine would: no clean-up of any kind. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends a signal by its name, such as INT. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
    }

    /** Waits for its end. */
    int code() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
