package org.amaes.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;

/**
 * A Python interpreter of this machine that has the libraries of the reference.
 *
 * @param executable the interpreter
 */
record ReferencePython(String executable) {

    private static final String MODULES = "import torch, numpy, scipy, nibabel, skimage";

    /** The first interpreter that has everything: the one named in AMAES_PYTHON, then the usual places. */
    static Optional<ReferencePython> find() {
        List<String> candidates = new ArrayList<>();
        Optional.ofNullable(System.getenv("AMAES_PYTHON")).ifPresent(candidates::add);
        candidates.addAll(List.of("python3", "/usr/bin/python3"));
        return candidates.stream().filter(ReferencePython::isComplete).findFirst().map(ReferencePython::new);
    }

    private static boolean isComplete(String executable) {
        try {
            Process process = new ProcessBuilder(executable, "-c", MODULES).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor() == 0;
        } catch (IOException _) {
            return false; // no such interpreter
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts one of our reference scripts, which does its work once for every line it is given and answers with seconds. */
    Worker start(String script, List<String> arguments) throws WorkbenchException {
        try {
            Path file = Files.createTempFile("amaes-reference", ".py");
            file.toFile().deleteOnExit();
            try (InputStream in = ReferencePython.class.getResourceAsStream(script)) {
                Files.write(file, in.readAllBytes());
            }
            List<String> command = new ArrayList<>(List.of(executable, "-W", "ignore", file.toString()));
            command.addAll(arguments);
            return new Worker(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
        } catch (IOException e) {
            throw new WorkbenchException("The reference cannot be started with " + executable + " (" + e.getMessage() + ").", null, e);
        }
    }

    /** A running script. */
    static final class Worker implements AutoCloseable {

        private final Process process;
        private final BufferedWriter to;
        private final BufferedReader from;

        private Worker(Process process) {
            this.process = process;
            this.to = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
            this.from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        /** Seconds of one piece of work. */
        double once() throws WorkbenchException {
            try {
                to.write("go\n");
                to.flush();
                String answer = from.readLine();
                if (answer == null) {
                    throw new WorkbenchException("The reference ended early; its message stands above.");
                }
                return Double.parseDouble(answer);
            } catch (IOException e) {
                throw new WorkbenchException("The reference does not answer (" + e.getMessage() + ").", null, e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
