package org.amaes.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The file beside the jars in which jpackage keeps how a launcher starts. jpackage lists every jar of the package
 * there; each of our processes has its own class path, as it has in a clone.
 */
final class LauncherFile {

    private static final String ENTRY = "app.classpath=";
    private static final String MAIN = "app.mainclass=";

    private LauncherFile() {
    }

    /** Gives a launcher its own class path. */
    static void useClassPath(Path file, ClassPath classPath) throws IOException {
        Files.write(file, rewritten(Files.readAllLines(file), classPath.names()));
    }

    static List<String> rewritten(List<String> lines, List<String> jars) {
        if (lines.stream().filter(line -> line.startsWith(MAIN)).count() != 1) {
            throw new IllegalArgumentException("no launcher file as jpackage writes it: " + lines);
        }
        return lines.stream().filter(line -> !line.startsWith(ENTRY))
                .flatMap(line -> line.startsWith(MAIN)
                        ? Stream.concat(jars.stream().map(jar -> ENTRY + "$APPDIR/" + jar), Stream.of(line)) : Stream.of(line)).toList();
    }
}
