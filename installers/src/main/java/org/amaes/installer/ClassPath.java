package org.amaes.installer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars that one of the package's processes runs from, in their order.
 *
 * @param name what the process is, for example {@code engine}
 * @param jars the jars, the process' own first
 */
record ClassPath(String name, List<Path> jars) {

    /**
     * Reads the class path that a module's build has left for the launcher of a clone. Folders of classes stand for the
     * module's jar, which lies beside them.
     */
    static ClassPath of(String name, Path file) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String entry : Files.readString(file).strip().split(File.pathSeparator)) {
            Path path = Path.of(entry);
            Path jar = Files.isDirectory(path) ? jarBeside(path) : path;
            if (!isEmptyFacade(jar)) {
                jars.add(jar);
            }
        }
        return new ClassPath(name, List.copyOf(jars));
    }

    private static Path jarBeside(Path classes) throws IOException {
        try (Stream<Path> files = Files.list(classes.getParent())) {
            return files.filter(file -> file.getFileName().toString().matches("amaes-.*\\.jar") && !file.getFileName().toString().endsWith("-tests.jar"))
                    .findFirst().orElseThrow(() -> new IOException("no jar lies beside " + classes));
        }
    }

    /** JavaFX's jars without a platform in their names hold nothing. */
    private static boolean isEmptyFacade(Path jar) {
        return jar.getFileName().toString().matches("javafx-\\w+-[\\d.]+\\.jar");
    }

    /** The names of the jars. */
    List<String> names() {
        return jars.stream().map(jar -> jar.getFileName().toString()).toList();
    }

    /** Copies the jars into a folder and writes their list beside them, in which names stand relative to it. */
    void copyInto(Path folder) throws IOException {
        for (Path jar : jars) {
            Path copy = folder.resolve(jar.getFileName());
            if (!Files.exists(copy)) {
                Files.copy(jar, copy);
            }
        }
        Files.writeString(folder.resolve(name + ".classpath"), String.join(File.pathSeparator, names()));
    }
}
