package org.amaes.viewer.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadingTest {

    private static final Grid GRID = Grid.unit(new Shape(2, 1, 2));

    @TempDir
    private Path folder;

    private static Layer.Image image(Grid grid, float... values) {
        return Layer.Image.of("image", new Volume(grid, values));
    }

    @Test
    void aFileBecomesALayerAndOddValuesAreTold() throws WorkbenchException {
        Path file = folder.resolve("scan.nii.gz");
        NiftiWriter.write(file, new Volume(GRID, new float[] {1, 2, Float.NaN, 4}));
        LoadedImage loaded = LoadedImage.read(file);
        assertEquals("scan.nii.gz", loaded.layer().name());
        assertEquals(1, loaded.channels().size());
        assertEquals(List.of("1 voxels hold no number (NaN or infinite) and are shown as holes."), loaded.remarks());
        assertEquals(4, loaded.layer().volume(0).get(1, 0, 1));
    }

    @Test
    void filesThatAreNoneAreRefusedInASentence() throws Exception {
        Path file = folder.resolve("letter.nii");
        Files.writeString(file, "Dear colleague, ".repeat(40));
        WorkbenchException refused = assertThrows(WorkbenchException.class, () -> LoadedImage.read(file));
        assertTrue(refused.getMessage().contains("is no NIfTI file"), refused::getMessage);
    }

    @Test
    void filesOfMoreThanTwoGigabytesAreRefusedInASentence() throws WorkbenchException {
        Path file = Path.of("huge.nii");
        LoadedImage.requireSize(file, Integer.MAX_VALUE);
        WorkbenchException refused = assertThrows(WorkbenchException.class, () -> LoadedImage.requireSize(file, 1L << 31));
        assertEquals("huge.nii is too large to be looked at: it holds 2.1 GB unpacked, and at most 2.1 GB are opened. Crop the scan or split the series.",
                refused.getMessage());
    }

    @Test
    void differencesAreTheSecondMinusTheFirst() throws WorkbenchException {
        Volume difference = Difference.of(image(GRID, 1, 2, 3, Float.NaN), image(GRID, 5, 2, 1, 1), 0);
        assertArrayEquals(new float[] {4, 0, -2, Float.NaN}, difference.data());
        Layer.Image layer = Difference.layer("change", difference);
        assertEquals(-layer.window().low(), layer.window().high(), 1e-12);
        assertEquals(0, layer.colors().argb(127) >>> 24, 4, "no difference is transparent");
    }

    @Test
    void gridsThatDifferAreNotSubtracted() {
        Grid elsewhere = new Grid(GRID.shape(), new Affine(1, 0, 0, 5, 0, 1, 0, 0, 0, 0, 1, 0));
        WorkbenchException refused = assertThrows(WorkbenchException.class,
                () -> Difference.of(image(GRID, 1, 2, 3, 4), image(elsewhere, 1, 2, 3, 4), 0));
        assertTrue(refused.getMessage().contains("do not stand at the same places"), refused::getMessage);
    }
}
