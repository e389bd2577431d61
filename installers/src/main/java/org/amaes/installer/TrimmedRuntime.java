package org.amaes.installer;

import java.nio.file.Path;
import java.util.List;

/**
 * The Java that a package brings along: only what the workbench and its libraries use, with the program {@code java},
 * by which the window starts the engine.
 */
final class TrimmedRuntime {

    /** What jdeps finds in the class paths, and what is only found at run time: logging, and secure connections to download the GPU pack. */
    static final List<String> MODULES = List.of("java.base", "java.compiler", "java.desktop", "java.logging", "java.management", "java.naming",
            "java.net.http", "java.rmi", "java.scripting", "java.sql", "jdk.jfr", "jdk.management", "jdk.unsupported", "jdk.crypto.ec");

    private TrimmedRuntime() {
    }

    /** Makes the runtime in a folder that does not exist yet. */
    static void make(Path folder) {
        Tool.run("jlink", List.of("--add-modules", String.join(",", MODULES), "--output", folder.toString(),
                "--no-header-files", "--no-man-pages", "--strip-debug", "--generate-cds-archive"));
    }
}
