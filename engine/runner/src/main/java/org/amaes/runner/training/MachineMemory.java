package org.amaes.runner.training;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/** The memory that a process on this machine can have. */
final class MachineMemory {

    private static final Path INFO = Path.of("/proc/meminfo");

    private MachineMemory() {
    }

    /**
     * Bytes that are free, or can be made so, with what this process holds already; never more than its
     * container allows. Where the system does not tell what is free: all there is.
     */
    static long available() {
        long total = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        if (!Files.isReadable(INFO)) {
            return total;
        }
        try (Stream<String> lines = Files.lines(INFO)) {
            long free = lines.filter(line -> line.startsWith("MemAvailable:")).findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).orElse(total);
            Long own = ResidentMemory.now();
            return Math.min(total, free + (own == null ? 0 : own));
        } catch (IOException _) {
            return total; // the figure is for people; training does not hang on it
        }
    }
}
