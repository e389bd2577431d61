package org.amaes.core.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.amaes.core.WorkbenchException;
import org.amaes.core.fixture.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyFileTest {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        Path file = folder.resolve("a.npy");
        NpyFile.write(file, new int[] {1, 2, 2}, new float[] {1, -2.5f, 3, 4});
        NpyFile back = NpyFile.read(file);
        assertArrayEquals(new int[] {1, 2, 2}, back.shape());
        assertArrayEquals(new float[] {1, -2.5f, 3, 4}, back.floats());
    }

    @Test
    void readsAnArrayThatNumPyWrote() throws Exception {
        NpyFile input = NpyFile.read(Fixtures.reference("networks/input.npy"));
        assertArrayEquals(new int[] {2, 1, 32, 32, 32}, input.shape());
    }

    @Test
    void aTruncatedFileIsRefused() throws Exception {
        Path file = folder.resolve("a.npy");
        NpyFile.write(file, new int[] {4}, new float[] {1, 2, 3, 4});
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 130));
        assertThrows(WorkbenchException.class, () -> NpyFile.read(file));
    }
}
