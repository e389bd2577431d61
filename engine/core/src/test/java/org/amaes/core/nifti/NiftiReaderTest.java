package org.amaes.core.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.amaes.core.volume.Affine;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NiftiReaderTest {

    @TempDir
    Path folder;

    /** What each type stores for the six spelled-out voxels: its least, its greatest and four in between. */
    private record Stored(VoxelType type, float[] values, String littleEndianHex) {
    }

    private static final List<Stored> STORED = List.of(
            new Stored(VoxelType.UINT8, new float[] {0, 255, 1, 128, 127, 42}, "00 ff 01 80 7f 2a"),
            new Stored(VoxelType.INT8, new float[] {-128, 127, 0, -1, 1, 42}, "80 7f 00 ff 01 2a"),
            new Stored(VoxelType.INT16, new float[] {-32768, 32767, 0, -1, 258, 42}, "0080 ff7f 0000 ffff 0201 2a00"),
            new Stored(VoxelType.UINT16, new float[] {0, 65535, 32768, 1, 258, 42}, "0000 ffff 0080 0100 0201 2a00"),
            new Stored(VoxelType.INT32, new float[] {-2147483648f, 0, 1, -1, 16909060, 42},
                    "00000080 00000000 01000000 ffffffff 04030201 2a000000"),
            new Stored(VoxelType.UINT32, new float[] {0, 4294967295f, 2147483648f, 1, 16909060, 42},
                    "00000000 ffffffff 00000080 01000000 04030201 2a000000"),
            new Stored(VoxelType.INT64, new float[] {-0x1p63f, 0, 1, -1, 0x1p40f, 42},
                    "0000000000000080 0000000000000000 0100000000000000 ffffffffffffffff 0000000000010000 2a00000000000000"),
            new Stored(VoxelType.UINT64, new float[] {0, 0x1p63f, 0x1p64f, 1, 0x1p40f, 42},
                    "0000000000000000 0000000000000080 ffffffffffffffff 0100000000000000 0000000000010000 2a00000000000000"),
            new Stored(VoxelType.FLOAT32, new float[] {1, -2, 0.5f, Float.NaN, Float.POSITIVE_INFINITY, 0},
                    "0000803f 000000c0 0000003f 0000c07f 0000807f 00000000"),
            new Stored(VoxelType.FLOAT64, new float[] {1, -2, 0.5f, Float.NaN, Float.POSITIVE_INFINITY, 0},
                    "000000000000f03f 00000000000000c0 000000000000e03f 000000000000f87f 000000000000f07f 0000000000000000"));

    static Stream<Arguments> everyKindOfFile() {
        List<Arguments> all = new ArrayList<>();
        for (Stored stored : STORED) {
            for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                for (int version = 1; version <= 2; version++) {
                    for (String name : List.of("a.nii", "a.nii.gz", "a.hdr", "a.hdr.gz")) {
                        all.add(Arguments.of(stored, order, version, name));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("everyKindOfFile")
    void everyTypeOrderVersionAndContainerGivesTheSameVoxels(Stored stored, ByteOrder order, int version, String name) throws Exception {
        RawNifti raw = RawNifti.of(stored.type().code(), order, version).shape(3, 2, 1);
        raw.voxels = inOrder(stored.littleEndianHex(), stored.type().bytes(), order);
        raw.single = name.contains(".nii");
        Path file = folder.resolve(name);
        if (raw.single) {
            raw.write(file);
        } else {
            boolean packed = name.endsWith(".gz");
            Files.write(file, packed ? RawNifti.gzip(raw.header()) : raw.header());
            Files.write(folder.resolve(packed ? "a.img.gz" : "a.img"), packed ? RawNifti.gzip(raw.voxels) : raw.voxels);
        }
        NiftiImage image = NiftiReader.open(file);
        assertEquals(version, image.header().version());
        assertEquals(order, image.header().byteOrder());
        assertEquals(stored.type(), image.header().type());
        float[] v = stored.values(); // in the file x is fastest, in memory z
        assertArrayEquals(new float[] {v[0], v[3], v[1], v[4], v[2], v[5]}, image.read(0).data());
        assertEquals(new Affine(1, 0, 0, -10, 0, 2, 0, -20, 0, 0, 3, -30), image.grid().affine());
    }

    private static byte[] inOrder(String hex, int bytes, ByteOrder order) {
        byte[] out = java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
        if (order == ByteOrder.BIG_ENDIAN) {
            for (int start = 0; start < out.length; start += bytes) {
                for (int i = 0; i < bytes / 2; i++) {
                    byte swap = out[start + i];
                    out[start + i] = out[start + bytes - 1 - i];
                    out[start + bytes - 1 - i] = swap;
                }
            }
        }
        return out;
    }

    @Test
    void unsignedLongsAreRoundedCorrectly() {
        assertEquals(0x1p63, SlabReader.unsigned(0x8000000000000000L));
        assertEquals(0x1p63, SlabReader.unsigned(0x8000000000000400L)); // a tie goes to the even neighbour
        assertEquals(0x1.0000000000001p63, SlabReader.unsigned(0x8000000000000401L)); // and one more goes up
        assertEquals(0x1p64, SlabReader.unsigned(-1L));
    }

    @Test
    void theImageHalfOfAPairOpensThePairToo() throws Exception {
        RawNifti raw = new RawNifti().shape(2, 1, 1).floats(5, 6);
        raw.single = false;
        Files.write(folder.resolve("A.HDR"), raw.header());
        Files.write(folder.resolve("A.IMG"), raw.voxels);
        assertArrayEquals(new float[] {5, 6}, NiftiReader.readVolume(folder.resolve("A.IMG")).data());
    }

    @Test
    void voxelsMayStartBehindAnExtension() throws Exception {
        RawNifti raw = new RawNifti().shape(2, 1, 1).floats(5, 6);
        raw.voxOffset = 5008;
        assertArrayEquals(new float[] {5, 6}, NiftiReader.readVolume(raw.write(folder.resolve("a.nii"))).data());
        assertArrayEquals(new float[] {5, 6}, NiftiReader.readVolume(raw.write(folder.resolve("a.nii.gz"))).data());
    }

    @Test
    void slopeAndInterceptAreAppliedInDoubleAndRoundedOnce() throws Exception {
        RawNifti raw = RawNifti.of(4, ByteOrder.LITTLE_ENDIAN, 1).shape(2, 1, 1);
        raw.voxels = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 30001).putShort((short) -7).array();
        raw.slope = 0.1f;
        raw.inter = -1000.25;
        double slope = 0.1f;
        assertArrayEquals(new float[] {(float) (30001 * slope - 1000.25), (float) (-7 * slope - 1000.25)},
                NiftiReader.readVolume(raw.write(folder.resolve("a.nii"))).data());
    }

    @ParameterizedTest
    @MethodSource("slopesThatMeanNothing")
    void aSlopeOfZeroOrNoNumberMeansNoScalingAndNoShift(double slope) throws Exception {
        RawNifti raw = new RawNifti().shape(2, 1, 1).floats(5, 6);
        raw.slope = slope;
        raw.inter = 100;
        assertArrayEquals(new float[] {5, 6}, NiftiReader.readVolume(raw.write(folder.resolve("a.nii"))).data());
    }

    static Stream<Double> slopesThatMeanNothing() {
        return Stream.of(0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    @Test
    void aSeriesIsReadVolumeByVolume() throws Exception {
        for (String name : List.of("a.nii", "a.nii.gz")) {
            Path file = new RawNifti().shape(2, 1, 1, 3).floats(1, 2, 3, 4, 5, 6).write(folder.resolve(name));
            NiftiImage image = NiftiReader.open(file);
            assertEquals(3, image.channels());
            assertArrayEquals(new float[] {3, 4}, image.read(1).data());
            assertArrayEquals(new float[] {5, 6}, image.readAll().get(2).data());
        }
    }

    @Test
    void trailingDimensionsOfOneAreSqueezedAndASliceIsAVolume() throws Exception {
        NiftiImage image = NiftiReader.open(new RawNifti().shape(2, 1, 1, 1, 1, 1, 1).floats(1, 2).write(folder.resolve("a.nii")));
        assertEquals(1, image.channels());
        RawNifti slice = new RawNifti().shape(2, 3).floats(1, 2, 3, 4, 5, 6);
        slice.sformCode = 0;
        slice.qformCode = 1;
        slice.pixdim[3] = 0;
        Volume volume = NiftiReader.readVolume(slice.write(folder.resolve("b.nii")));
        assertEquals(new Shape(2, 3, 1), volume.shape());
        assertArrayEquals(new double[] {1, 2, 1}, volume.grid().spacing());
    }

    @Test
    void aVolumeLargerThanOneSlabIsReadInTheRightOrder() throws Exception {
        for (long[] shape : new long[][] {{64, 64, 70}, {700, 300, 3}, {300_000, 2, 2}}) {
            int count = (int) (shape[0] * shape[1] * shape[2]);
            RawNifti raw = RawNifti.of(8, ByteOrder.BIG_ENDIAN, 2).shape(shape);
            ByteBuffer buffer = ByteBuffer.allocate(4 * count);
            for (int i = 0; i < count; i++) {
                buffer.putInt(i);
            }
            raw.voxels = buffer.array();
            Volume volume = NiftiReader.readVolume(raw.write(folder.resolve("a.nii.gz")));
            int at = 0;
            for (int k = 0; k < shape[2]; k++) {
                for (int j = 0; j < shape[1]; j++) {
                    for (int i = 0; i < shape[0]; i++) {
                        if (volume.get(i, j, k) != at++) {
                            assertEquals(at - 1, volume.get(i, j, k), "voxel " + i + ", " + j + ", " + k);
                        }
                    }
                }
            }
        }
    }

    @Test
    void labelsAreWholeNumbersHoweverTheyAreStored() throws Exception {
        LabelMap labels = NiftiReader.readLabels(new RawNifti().shape(3, 1, 1).floats(0, 255, 3.00001f).write(folder.resolve("a.nii")));
        assertEquals(255, labels.get(1, 0, 0));
        assertEquals(3, labels.get(2, 0, 0));
        RawNifti scaled = RawNifti.of(2, ByteOrder.LITTLE_ENDIAN, 1).shape(2, 1, 1);
        scaled.voxels = new byte[] {0, (byte) 255};
        scaled.slope = 1 / 255f; // a mask as scaling writers store it: 255 stands for 0.99999998
        assertEquals(1, NiftiReader.readLabels(scaled.write(folder.resolve("b.nii"))).get(1, 0, 0));
    }

    @Test
    void notANumberIsKeptAndCounted() throws Exception {
        Volume volume = NiftiReader.readVolume(new RawNifti().shape(4, 1, 1)
                .floats(Float.NaN, 1, Float.NEGATIVE_INFINITY, Float.MAX_VALUE).write(folder.resolve("a.nii")));
        assertEquals(2, volume.countNonFinite());
    }

    @Test
    void withoutCodesTheCallerMayStateTheOrientation() throws Exception {
        RawNifti raw = new RawNifti().shape(3, 1, 5).floats(new float[15]);
        raw.sformCode = 0;
        Path file = raw.write(folder.resolve("a.nii"));
        // L, S, P: the first axis falls from +1 to -1, the third falls along y from +6 to -6.
        assertEquals(new Affine(-1, 0, 0, 1, 0, 0, -3, 6, 0, 2, 0, 0),
                plus0(NiftiReader.open(file, Optional.of(Orientation.parse("LSP"))).grid().affine()));
        raw.sformCode = 2; // a file that speaks for itself is believed
        assertEquals(-10, NiftiReader.open(raw.write(file), Optional.of(Orientation.parse("LSP"))).grid().affine().m03());
    }

    private static Affine plus0(Affine affine) {
        double[] rows = affine.toArray();
        for (int i = 0; i < rows.length; i++) {
            rows[i] += 0.0; // -0 becomes 0
        }
        return Affine.of(rows);
    }

    @Test
    void aPackedFileIsToldByItsContent() throws Exception {
        Path file = Files.write(folder.resolve("a.nii"), RawNifti.gzip(new RawNifti().shape(2, 1, 1).floats(5, 6).bytes()));
        assertArrayEquals(new float[] {5, 6}, NiftiReader.readVolume(file).data());
    }
}
