package org.amaes.core.checkpoint;

import java.nio.file.Path;
import java.util.Locale;

import org.amaes.core.WorkbenchException;

/** Whether arrays of a file fit into the memory that this program may use; asked before any is taken. */
final class MemoryNeed {

    private MemoryNeed() {
    }

    static void check(Path file, long bytes) throws WorkbenchException {
        long allowed = Runtime.getRuntime().maxMemory();
        if (bytes > allowed) {
            throw new WorkbenchException(String.format(Locale.ROOT,
                    "%s holds %.1f GB of weights, more than the %.1f GB of memory this program may use. "
                            + "Start it with more memory or choose a smaller checkpoint.", file, bytes / 1e9, allowed / 1e9), file);
        }
    }
}
