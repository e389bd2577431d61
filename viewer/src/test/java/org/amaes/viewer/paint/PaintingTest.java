package org.amaes.viewer.paint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiImage;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaintingTest {

    /** A tilted LPS grid of 1 × 1 × 4 mm. */
    private static final Grid GRID = new Grid(new Shape(24, 20, 6), new Affine(
            -0.98, 0.199, 0, 31, -0.199, -0.98, 0, 22, 0, 0, 4, -12));

    @TempDir
    Path folder;

    private static Volume ramp(Grid grid) {
        float[] values = new float[grid.shape().length()];
        for (int voxel = 0; voxel < values.length; voxel++) {
            values[voxel] = voxel % 101;
        }
        return new Volume(grid, values);
    }

    private Painting open(LabelMap labels) throws WorkbenchException {
        return Painting.open(ramp(GRID), labels, folder.resolve("paintings"));
    }

    private static Optional<LabelDelta> stroke(Painting painting, PaintSettings settings, Spot... way) {
        painting.press(settings, way[0]);
        for (Spot next : way) {
            painting.drag(next);
        }
        return painting.release();
    }

    private List<Path> journals() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("paintings"))) {
            return files.toList();
        }
    }

    @Test
    void protectedLabelsAndOtherIntensitiesStay() throws Exception {
        try (Painting painting = open(LabelMap.zeros(GRID))) {
            Spot a = new Spot(8, 8, 2, 2);
            Spot b = new Spot(12, 8, 2, 2);
            stroke(painting, PaintSettings.START.withLabel(1), a);
            byte[] first = painting.labels().data().clone();
            stroke(painting, PaintSettings.START.withLabel(2).withOverwrite(Overwrite.BACKGROUND), a, b);
            for (int voxel = 0; voxel < first.length; voxel++) {
                assertTrue(first[voxel] == 0 || painting.labels().data()[voxel] == 1);
            }
            assertTrue(painting.labels().histogram()[2] > 0);
            long twos = painting.labels().histogram()[2];
            stroke(painting, PaintSettings.START.withLabel(3).withOverwrite(new Overwrite.Only(1)), a, b);
            assertEquals(0, painting.labels().histogram()[1]);
            assertEquals(twos, painting.labels().histogram()[2]);

            stroke(painting, PaintSettings.START.withRadius(50).withSolid(true).erasing(), a);
            assertEquals(GRID.shape().length(), painting.labels().histogram()[0]);
            stroke(painting, PaintSettings.START.withRadius(50).withSolid(true).withRange(Optional.of(new ValueRange(20, 30))), a);
            for (int voxel = 0; voxel < first.length; voxel++) {
                float value = painting.image().data()[voxel];
                assertEquals(value >= 20 && value <= 30 ? 1 : 0, painting.labels().data()[voxel]);
            }
        }
    }

    @Test
    void everythingIsTakenBackAndDoneAgainAcrossSlicesAndTools() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        try (Painting painting = open(LabelMap.zeros(GRID))) {
            List<byte[]> states = new ArrayList<>(List.of(painting.labels().data().clone()));
            List<LabelDelta> changes = new ArrayList<>();
            while (changes.size() < 60) {
                PaintSettings settings = new PaintSettings(random.nextInt(4), random.nextDouble(0.3, 6), random.nextBoolean(),
                        random.nextBoolean() ? Overwrite.EVERYTHING : Overwrite.BACKGROUND, Optional.empty());
                Spot at = new Spot(random.nextInt(24), random.nextInt(20), random.nextInt(6), random.nextInt(3));
                Optional<LabelDelta> change = switch (random.nextInt(5)) {
                    case 0 -> painting.fill(settings, at);
                    case 1 -> painting.interpolate(settings, at);
                    default -> stroke(painting, settings, at, new Spot(at.i() + 4, at.j() - 3, at.k(), at.normal()));
                };
                change.ifPresent(delta -> {
                    changes.add(delta);
                    states.add(painting.labels().data().clone());
                });
            }
            for (int done = changes.size() - 1; done >= 0; done--) {
                painting.undo(changes.get(done));
                assertArrayEquals(states.get(done), painting.labels().data());
            }
            for (int done = 0; done < changes.size(); done++) {
                painting.redo(changes.get(done));
                assertArrayEquals(states.get(done + 1), painting.labels().data());
            }
            assertThrows(IllegalArgumentException.class, () -> painting.redo(changes.getLast()));
        }
    }

    @Test
    void savedLabelsLieOnTheScansVoxelsToTheLastBit() throws Exception {
        Path scan = folder.resolve("scan.nii.gz");
        NiftiWriter.write(scan, ramp(GRID));
        NiftiImage source = NiftiReader.open(scan);
        Volume image = source.read(0);
        Path file = folder.resolve("lesions.nii.gz");
        try (Painting painting = Painting.open(image, LabelMap.zeros(source.grid()), folder.resolve("paintings"))) {
            stroke(painting, PaintSettings.START.withLabel(9), new Spot(3, 3, 3, 1), new Spot(15, 3, 4, 1));
            assertTrue(painting.isUnsaved());
            PaintingSave save = painting.beginSave();
            save.write(file, Optional.of(source), Map.of(9, "old lesion", 1, "new\tlesion"));
            save.finish();
            assertFalse(painting.isUnsaved());
            NiftiImage read = NiftiReader.open(file);
            assertEquals(source.grid(), read.grid());
            assertEquals(source.header().placement(), read.header().placement());
            assertArrayEquals(painting.labels().data(), read.readLabels().data());
            assertEquals(Map.of(9, "old lesion", 1, "new lesion"), LabelNames.read(file));
        }
        assertEquals(List.of(), journals());
    }

    @Test
    void theScanIsNeverReplaced() throws Exception {
        Path scan = folder.resolve("scan.nii");
        NiftiWriter.write(scan, ramp(GRID));
        NiftiImage source = NiftiReader.open(scan);
        byte[] before = Files.readAllBytes(scan);
        Path link = Files.createSymbolicLink(folder.resolve("link.nii"), scan);
        try (Painting painting = Painting.open(source.read(0), LabelMap.zeros(source.grid()), folder.resolve("paintings"))) {
            for (Path file : List.of(scan, link, folder.resolve("./scan.nii"))) {
                WorkbenchException refused = assertThrows(WorkbenchException.class,
                        () -> painting.beginSave().write(file, Optional.of(source), Map.of()));
                assertEquals(file + " is the scan itself, and labels must not replace it. Choose another name.", refused.getMessage());
            }
            WorkbenchException other = assertThrows(WorkbenchException.class,
                    () -> painting.beginSave().write(folder.resolve("lesions.png"), Optional.of(source), Map.of()));
            assertEquals(folder.resolve("lesions.png") + " would be no NIfTI file. Choose a name that ends in .nii.gz.", other.getMessage());
        }
        assertArrayEquals(before, Files.readAllBytes(scan));
    }

    @Test
    void aTableOfSomethingElseIsLeftAlone() throws Exception {
        Path file = folder.resolve("lesions.nii.gz");
        Files.writeString(folder.resolve("lesions.tsv"), "patient\tage\n");
        try (Painting painting = open(LabelMap.zeros(GRID))) {
            PaintingSave save = painting.beginSave();
            WorkbenchException told = assertThrows(WorkbenchException.class, () -> save.write(file, Optional.empty(), Map.of(1, "lesion")));
            assertTrue(told.getMessage().contains("lesions.tsv is some other table"), told.getMessage());
        }
        assertEquals("patient\tage\n", Files.readString(folder.resolve("lesions.tsv")));
        assertEquals(Map.of(), LabelNames.read(file));
    }

    @Test
    void whatIsPaintedDuringASaveIsKept() throws Exception {
        Path file = folder.resolve("lesions.nii.gz");
        byte[] saved;
        byte[] after;
        try (Painting painting = open(LabelMap.zeros(GRID))) {
            stroke(painting, PaintSettings.START, new Spot(8, 8, 2, 2));
            PaintingSave save = painting.beginSave();
            saved = painting.labels().data().clone();
            LabelDelta meanwhile = stroke(painting, PaintSettings.START.withLabel(2), new Spot(14, 8, 2, 2)).orElseThrow();
            painting.undo(meanwhile);
            painting.redo(meanwhile);
            save.write(file, Optional.empty(), Map.of());
            save.finish();
            assertTrue(painting.isUnsaved());
            after = painting.labels().data().clone();
        }
        LabelMap read = NiftiReader.readLabels(file);
        assertArrayEquals(saved, read.data());
        try (Painting again = Painting.open(ramp(GRID), new LabelMap(GRID, read.data()), folder.resolve("paintings"))) {
            assertTrue(again.recovered().isPresent());
            assertArrayEquals(after, again.labels().data());
        }
    }

    @Test
    void labelsOfAnotherGridAreRefused() {
        WorkbenchException refused = assertThrows(WorkbenchException.class, () -> open(LabelMap.zeros(Grid.unit(new Shape(24, 20, 6)))));
        assertTrue(refused.getMessage().startsWith("The labels do not lie on the voxels of the scan"));
    }
}
