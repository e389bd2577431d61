package org.amaes.core.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;

import org.amaes.core.WorkbenchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKindTest {

    @TempDir
    private Path folder;

    @Test
    void namesAndSurroundingsTellTheKind() throws Exception {
        assertEquals(FileKind.SCAN, FileKind.of(Files.createFile(folder.resolve("Head.NII.GZ"))));
        assertEquals(FileKind.SCAN, FileKind.of(Files.createFile(folder.resolve("head.img"))));
        assertEquals(FileKind.CHECKPOINT, FileKind.of(Files.createFile(folder.resolve("unet_b.pth"))));
        assertEquals(FileKind.CHECKPOINT, FileKind.of(Files.createFile(folder.resolve("nii"))));
        assertEquals(FileKind.STORE, FileKind.of(folder));
        Files.createFile(folder.resolve("recipe.json"));
        assertEquals(FileKind.RUN, FileKind.of(folder));
    }

    @Test
    void whatIsNotThereIsNamed() {
        Path nothing = folder.resolve("nothing.nii");
        assertEquals("There is no file or folder " + nothing + ".", assertThrows(WorkbenchException.class, () -> FileKind.of(nothing)).getMessage());
    }
}
