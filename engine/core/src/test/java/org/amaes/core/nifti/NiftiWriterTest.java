package org.amaes.core.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.amaes.core.WorkbenchException;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NiftiWriterTest {

    @TempDir
    Path folder;

    /** Rotated by exact quarters and thirds of binary fractions, so that 32-bit decimals hold it exactly. */
    private static final Affine LPS = new Affine(-0.5, 0, 0, 90, 0, -0.75, 0, 126, 0, 0, 3, -72.5);

    private static Volume volume(Shape shape, Affine affine) {
        Volume volume = Volume.zeros(new Grid(shape, affine));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < volume.data().length; i++) {
            volume.data()[i] = random.nextFloat() - 0.5f;
        }
        return volume;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.nii", "a.nii.gz"})
    void whatIsWrittenIsReadBackBitForBit(String name) throws Exception {
        for (Shape shape : List.of(new Shape(2, 3, 5), new Shape(64, 64, 70), new Shape(700, 300, 3))) {
            Volume volume = volume(shape, LPS);
            NiftiWriter.write(folder.resolve(name), volume);
            Volume back = NiftiReader.readVolume(folder.resolve(name));
            assertArrayEquals(volume.data(), back.data());
            assertEquals(volume.grid(), back.grid());
        }
    }

    @Test
    void labelsAreUnsignedBytes() throws Exception {
        LabelMap labels = new LabelMap(new Grid(new Shape(1, 2, 2), LPS), new byte[] {0, 1, (byte) 255, 2});
        Path file = folder.resolve("a.nii.gz");
        NiftiWriter.write(file, labels);
        assertEquals(VoxelType.UINT8, NiftiReader.open(file).header().type());
        LabelMap back = NiftiReader.readLabels(file);
        assertArrayEquals(labels.data(), back.data());
        assertEquals(labels.grid(), back.grid());
    }

    @Test
    void channelsBecomeASeries() throws Exception {
        Volume first = volume(new Shape(2, 3, 5), LPS);
        Volume second = Volume.zeros(first.grid());
        second.data()[7] = 9;
        Path file = folder.resolve("a.nii");
        NiftiWriter.write(file, List.of(first, second));
        NiftiImage image = NiftiReader.open(file);
        assertEquals(2, image.channels());
        assertArrayEquals(first.data(), image.read(0).data());
        assertArrayEquals(second.data(), image.read(1).data());
        Volume elsewhere = Volume.zeros(new Grid(first.shape(), Affine.IDENTITY));
        assertThrows(IllegalArgumentException.class, () -> NiftiWriter.write(file, List.of(first, elsewhere)));
    }

    @Test
    void theHeaderIsWhatTheStandardAsksFor() throws Exception {
        Path file = folder.resolve("a.nii");
        NiftiWriter.write(file, volume(new Shape(2, 3, 5), LPS));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(352 + 4 * 30, bytes.capacity());
        assertEquals(348, bytes.getInt(0));
        assertArrayEquals(new short[] {3, 2, 3, 5, 1, 1, 1, 1}, shorts(bytes, 40));
        assertEquals(16, bytes.getShort(70));
        assertEquals(32, bytes.getShort(72));
        assertEquals(1, bytes.getFloat(76)); // LPS axes are right-handed
        assertEquals(0.5f, bytes.getFloat(80));
        assertEquals(352f, bytes.getFloat(108));
        assertEquals(1f, bytes.getFloat(112));
        assertEquals(2, bytes.get(123));
        assertEquals(1, bytes.getShort(252));
        assertEquals(1, bytes.getShort(254));
        assertEquals(1f, bytes.getFloat(264)); // half a turn about the third axis: d = 1
        assertEquals("n+1\0", new String(bytes.array(), 344, 4, StandardCharsets.ISO_8859_1));
        assertEquals(0, bytes.getInt(348)); // no extensions
    }

    private static short[] shorts(ByteBuffer bytes, int from) {
        short[] out = new short[8];
        for (int i = 0; i < 8; i++) {
            out[i] = bytes.getShort(from + 2 * i);
        }
        return out;
    }

    @Test
    void aMirroredAndTurnedGridHasAnEqualQform() throws Exception {
        double c = Math.cos(0.3);
        double s = Math.sin(0.3);
        Affine turned = new Affine(2 * c, -s, 0, 1, 2 * s, c, 0, 2, 0, 0, -3, 4);
        Path file = folder.resolve("a.nii");
        NiftiWriter.write(file, volume(new Shape(20, 30, 50), turned));
        Placement placement = NiftiReader.open(file).header().placement();
        assertEquals(1, placement.qformCode());
        assertTrue(placement.qform().mirrored());
        Affine qform = placement.qform().affine(2, 1, 3);
        assertArrayEquals(turned.toArray(), qform.toArray(), 1e-6);
    }

    @Test
    void aShearedGridHasNoQform() throws Exception {
        Path file = folder.resolve("a.nii");
        Affine sheared = new Affine(1, 0.25, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
        NiftiWriter.write(file, volume(new Shape(20, 30, 5), sheared));
        NiftiImage image = NiftiReader.open(file);
        assertEquals(0, image.header().placement().qformCode());
        assertEquals(sheared, image.grid().affine());
    }

    @Test
    void aResultLiesExactlyWhereItsSourceLies() throws Exception {
        RawNifti raw = new RawNifti().shape(2, 1, 2).floats(1, 2, 3, 4);
        raw.sformCode = 0;
        raw.qformCode = 4;
        raw.quaternion = new double[] {0.0168, 0.012, 0.3};
        raw.offset = new double[] {11.1, 22.2, 33.3};
        raw.pixdim = new double[] {-1, 0.7, 0.7, 3.3, 0, 0, 0, 0};
        NiftiImage source = NiftiReader.open(raw.write(folder.resolve("source.nii")));
        LabelMap result = LabelMap.zeros(source.grid());
        NiftiWriter.write(folder.resolve("result.nii.gz"), result, source);
        NiftiImage back = NiftiReader.open(folder.resolve("result.nii.gz"));
        assertEquals(source.grid(), back.grid()); // not a bit lost on the way through 32-bit decimals
        assertEquals(source.header().placement(), back.header().placement());
        // On another grid only the space is kept.
        NiftiWriter.write(folder.resolve("other.nii"), Volume.zeros(Grid.unit(new Shape(1, 1, 1))), source);
        Placement other = NiftiReader.open(folder.resolve("other.nii")).header().placement();
        assertEquals(4, other.sformCode());
        assertEquals(Affine.IDENTITY, other.sform());
    }

    @Test
    void nothingOfThePatientIsCarriedOver() throws Exception {
        NiftiImage source = NiftiReader.open(new RawNifti().shape(2, 1, 2).floats(1, 2, 3, 4).write(folder.resolve("source.nii")));
        assertTrue(text(folder.resolve("source.nii")).contains("JANE DOE"));
        NiftiWriter.write(folder.resolve("result.nii"), source.read(0), source);
        assertFalse(text(folder.resolve("result.nii")).contains("JANE"));
        assertTrue(text(folder.resolve("result.nii")).contains("AMAES Workbench; research use only"));
    }

    private static String text(Path file) throws Exception {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    @Test
    void theSameContentIsTheSameFile() throws Exception {
        Volume volume = volume(new Shape(8, 8, 8), LPS);
        NiftiWriter.write(folder.resolve("a.nii.gz"), volume);
        NiftiWriter.write(folder.resolve("b.nii.gz"), volume);
        assertTrue(Arrays.equals(Files.readAllBytes(folder.resolve("a.nii.gz")), Files.readAllBytes(folder.resolve("b.nii.gz"))));
    }

    @Test
    void aSideTooLongForTheFormatIsRefusedAndLeavesNothing() throws Exception {
        Volume volume = Volume.zeros(Grid.unit(new Shape(32768, 1, 1)));
        assertThrows(WorkbenchException.class, () -> NiftiWriter.write(folder.resolve("a.nii"), volume));
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Volume volume = Volume.zeros(Grid.unit(new Shape(1, 1, 1)));
        Path file = folder.resolve("none").resolve("a.nii");
        assertTrue(assertThrows(WorkbenchException.class, () -> NiftiWriter.write(file, volume)).getMessage().contains("none"));
    }
}
