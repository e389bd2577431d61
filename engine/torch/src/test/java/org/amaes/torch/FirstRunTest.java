package org.amaes.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first run on a computer: LibTorch has not been unpacked yet, and the system may have another one. */
class FirstRunTest {

    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    /** What the child process does. */
    public static final class Child {
        public static void main(String[] arguments) {
            System.out.println(Library.problem().map(Throwable::toString).orElse("loaded " + Library.version()));
        }
    }

    @Test
    void libTorchLoadsFromAnEmptyCacheWithAllItsFilesBesideIt() throws Exception {
        Path cache = folder.resolve("cache");
        Path said = folder.resolve("said");
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:ErrorFile=" + folder.resolve("crash"),
                "-Dorg.bytedeco.javacpp.cachedir=" + cache, "-cp", System.getProperty("java.class.path"), Child.class.getName())
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertTrue(child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "still loading");
        assertEquals("loaded " + Library.version(), Files.readString(said).strip());
        assertEquals(0, child.exitValue());
        assertEquals(1, folders(cache).size(), "LibTorch's files lie in one folder: " + folders(cache));
    }

    private static List<Path> folders(Path cache) throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.getFileName().toString().matches("(lib)?(torch|torch_cpu|c10|jnitorch)\\.(so|dylib|dll)"))
                    .map(Path::getParent).distinct().toList();
        }
    }
}
