package org.amaes.runner.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The memory this process occupies, Java's and the tensor library's together. */
public final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {
    }

    /** Resident bytes now, or null where the system does not tell (it does on Linux). */
    public static Long now() {
        return line("VmRSS:");
    }

    /** The largest resident bytes so far, or null where the system does not tell. */
    public static Long peak() {
        return line("VmHWM:");
    }

    private static Long line(String name) {
        if (!Files.isReadable(STATUS)) {
            return null;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(name)).findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).orElse(null);
        } catch (IOException _) {
            return null; // the figure is for people; training does not hang on it
        }
    }
}
