package org.amaes.core.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.Deflater;

import org.amaes.core.WorkbenchException;
import org.amaes.core.volume.Orientation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NiftiRefusalTest {

    @TempDir
    Path folder;

    private static RawNifti good() {
        return new RawNifti().shape(2, 1, 2).floats(1, 2, 3, 4);
    }

    static Stream<Arguments> badHeaders() {
        return Stream.of(
                bad(HeaderProblem.Analyze.class, raw -> raw.magic = "\0\0\0\0"),
                bad(HeaderProblem.NotNifti.class, raw -> raw.magic = "n+2\0"),
                bad(HeaderProblem.BadDimensions.class, raw -> raw.dim[0] = 0),
                bad(HeaderProblem.BadDimensions.class, raw -> raw.dim[0] = 8),
                bad(HeaderProblem.BadDimensions.class, raw -> raw.dim[2] = 0),
                bad(HeaderProblem.BadDimensions.class, raw -> raw.dim[2] = -5),
                bad(HeaderProblem.TooManyDimensions.class, raw -> raw.shape(2, 1, 2, 1, 3)),
                bad(HeaderProblem.TooManyVoxels.class, raw -> raw.shape(32767, 32767, 3)),
                bad(HeaderProblem.CutShort.class, raw -> raw.shape(2, 1, 3)),
                bad(HeaderProblem.CutShort.class, raw -> raw.shape(2, 1, 2, 2)),
                bad(HeaderProblem.UnsupportedType.class, raw -> raw.datatype = 0),
                bad(HeaderProblem.UnsupportedType.class, raw -> raw.datatype = 1),
                bad(HeaderProblem.UnsupportedType.class, raw -> raw.datatype = 32),
                bad(HeaderProblem.UnsupportedType.class, raw -> raw.datatype = 128),
                bad(HeaderProblem.UnsupportedType.class, raw -> raw.datatype = 1536),
                bad(HeaderProblem.UnsupportedType.class, raw -> raw.datatype = 1792),
                bad(HeaderProblem.UnsupportedType.class, raw -> raw.datatype = 2304),
                bad(HeaderProblem.BadOffset.class, raw -> raw.voxOffset = 347),
                bad(HeaderProblem.BadOffset.class, raw -> raw.voxOffset = -352),
                bad(HeaderProblem.BadOffset.class, raw -> raw.voxOffset = 352.5),
                bad(HeaderProblem.BadOffset.class, raw -> raw.voxOffset = Double.POSITIVE_INFINITY),
                bad(HeaderProblem.BadScaling.class, raw -> {
                    raw.slope = 1;
                    raw.inter = Double.NaN;
                }),
                bad(HeaderProblem.BadUnits.class, raw -> raw.units = 3),
                bad(HeaderProblem.BadUnits.class, raw -> raw.units = 1 | 8),
                bad(HeaderProblem.NoOrientation.class, raw -> raw.sformCode = 0),
                bad(HeaderProblem.SingularAffine.class, raw -> raw.sform = new double[12]),
                bad(HeaderProblem.SingularAffine.class, raw -> raw.sform[0] = Double.NaN),
                bad(HeaderProblem.SingularAffine.class, raw -> raw.sform[3] = Double.POSITIVE_INFINITY),
                bad(HeaderProblem.SingularAffine.class, raw -> raw.sform = new double[] {1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0}),
                bad(HeaderProblem.BadSpacing.class, qform(raw -> raw.pixdim[1] = 0)),
                bad(HeaderProblem.BadSpacing.class, qform(raw -> raw.pixdim[2] = -1)),
                bad(HeaderProblem.BadSpacing.class, qform(raw -> raw.pixdim[3] = Double.NaN)),
                bad(HeaderProblem.BadRotation.class, qform(raw -> raw.quaternion[1] = 1.001)),
                bad(HeaderProblem.BadRotation.class, qform(raw -> raw.quaternion[1] = Double.NaN)));
    }

    private static Consumer<RawNifti> qform(Consumer<RawNifti> more) {
        return raw -> {
            raw.sformCode = 0;
            raw.qformCode = 1;
            more.accept(raw);
        };
    }

    private static Arguments bad(Class<? extends HeaderProblem> problem, Consumer<RawNifti> damage) {
        return Arguments.of(problem, damage);
    }

    @ParameterizedTest
    @MethodSource("badHeaders")
    void aBadHeaderIsRefusedInASentenceThatNamesTheFile(Class<? extends HeaderProblem> problem, Consumer<RawNifti> damage) throws Exception {
        RawNifti raw = good();
        damage.accept(raw);
        Path file = raw.write(folder.resolve("scan.nii"));
        assertInstanceOf(problem, NiftiReader.inspect(file).orElseThrow());
        WorkbenchException refusal = assertThrows(WorkbenchException.class, () -> NiftiReader.open(file));
        assertTrue(refusal.getMessage().startsWith(file + " "), refusal.getMessage());
        assertTrue(refusal.getMessage().endsWith("."), refusal.getMessage());
        assertEquals(Optional.of(file), refusal.file());
    }

    @Test
    void aGoodHeaderHasNoProblem() throws Exception {
        assertEquals(Optional.empty(), NiftiReader.inspect(good().write(folder.resolve("scan.nii"))));
        RawNifti half = good();
        qform(raw -> raw.quaternion[1] = Math.nextUp(1f)).accept(half); // half a turn, a rounding error too long
        assertEquals(Optional.empty(), NiftiReader.inspect(half.write(folder.resolve("half.nii"))));
    }

    @Test
    void theLargeExtentsOfNifti2AreCountedWithoutOverflow() throws Exception {
        for (long[] shape : new long[][] {{1L << 40, 1, 1}, {1L << 16, 1L << 16, 1L << 32}, {65536, 65536, 1}, {46341, 46341, 1}}) {
            RawNifti raw = RawNifti.of(64, ByteOrder.BIG_ENDIAN, 2).shape(shape);
            assertInstanceOf(HeaderProblem.TooManyVoxels.class,
                    NiftiReader.inspect(raw.write(folder.resolve("scan.nii.gz"))).orElseThrow(), Arrays.toString(shape));
        }
        RawNifti series = RawNifti.of(64, ByteOrder.BIG_ENDIAN, 2).shape(1, 1, Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertInstanceOf(HeaderProblem.TooManyVoxels.class, NiftiReader.inspect(series.write(folder.resolve("scan.nii"))).orElseThrow());
    }

    @Test
    void anAssumedOrientationStillNeedsVoxelSizes() throws Exception {
        RawNifti raw = good();
        raw.sformCode = 0;
        raw.pixdim[3] = 0;
        Path file = raw.write(folder.resolve("scan.nii"));
        assertThrows(WorkbenchException.class, () -> NiftiReader.open(file, Optional.of(Orientation.RAS)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 100, 347})
    void aFileThatEndsInItsHeaderIsRefused(int length) throws Exception {
        Path plain = Files.write(folder.resolve("scan.nii"), Arrays.copyOf(good().bytes(), length));
        assertInstanceOf(HeaderProblem.CutShort.class, NiftiReader.inspect(plain).orElseThrow());
        Path packed = Files.write(folder.resolve("scan.nii.gz"), RawNifti.gzip(Arrays.copyOf(good().bytes(), length)));
        assertInstanceOf(HeaderProblem.CutShort.class, NiftiReader.inspect(packed).orElseThrow());
    }

    @Test
    void textAndHalfAPairAreRefused() throws Exception {
        assertInstanceOf(HeaderProblem.NotNifti.class,
                NiftiReader.inspect(Files.writeString(folder.resolve("scan.nii"), "This is a letter.")).orElseThrow());
        assertInstanceOf(HeaderProblem.MissingHalf.class,
                NiftiReader.inspect(Files.write(folder.resolve("scan.hdr"), good().header())).orElseThrow());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        WorkbenchException refusal = assertThrows(WorkbenchException.class, () -> NiftiReader.open(folder.resolve("none.nii.gz")));
        assertTrue(refusal.getMessage().contains("does not exist"), refusal.getMessage());
    }

    @Test
    void aPackedFileCutAnywhereIsRefusedNeverHalfRead() throws Exception {
        float[] values = new float[500];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0.37f;
        }
        byte[] whole = RawNifti.gzip(new RawNifti().shape(10, 10, 5).floats(values).bytes());
        for (int length = 0; length < whole.length; length++) {
            Path file = Files.write(folder.resolve("scan.nii.gz"), Arrays.copyOf(whole, length));
            assertThrows(WorkbenchException.class, () -> NiftiReader.readVolume(file), "cut at " + length);
        }
    }

    @Test
    void aFlippedBitInAPackedFileIsFoundByItsChecksum() throws Exception {
        byte[] whole = stored(good().bytes());
        whole[whole.length - 12] ^= 1; // in the voxels, which are stored as they are
        Path file = Files.write(folder.resolve("scan.nii.gz"), whole);
        assertThrows(WorkbenchException.class, () -> NiftiReader.readVolume(file));
    }

    /** Gzip without compression, so that a flipped bit stays a flipped bit. */
    private static byte[] stored(byte[] bytes) throws Exception {
        var out = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(out) {
            void storeOnly() {
                def.setLevel(Deflater.NO_COMPRESSION);
            }
        }) {
            gzip.storeOnly();
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void aPackedFileThatIsTooSmallForItsClaimIsRefusedBeforeMemoryIsTaken() throws Exception {
        Path file = new RawNifti().shape(1200, 1200, 1200).floats(1, 2).write(folder.resolve("scan.nii.gz"));
        assertInstanceOf(HeaderProblem.ImpossiblyCompressed.class, NiftiReader.inspect(file).orElseThrow());
    }

    @Test
    void aBombIsReadNoFurtherThanItsHeaderSays() throws Exception {
        byte[] bomb = Arrays.copyOf(good().bytes(), 50_000_000);
        Path file = Files.write(folder.resolve("scan.nii.gz"), RawNifti.gzip(bomb));
        assertArrayEquals(new float[] {1, 3, 2, 4}, NiftiReader.readVolume(file).data());
    }

    @Test
    void rubbishBehindTheVoxelsIsLeftAlone() throws Exception {
        byte[] packed = RawNifti.gzip(good().bytes());
        byte[] longer = Arrays.copyOf(packed, packed.length + 100);
        Arrays.fill(longer, packed.length, longer.length, (byte) 'x');
        Path file = Files.write(folder.resolve("scan.nii.gz"), longer);
        assertArrayEquals(new float[] {1, 3, 2, 4}, NiftiReader.readVolume(file).data());
        Path plain = Files.write(folder.resolve("scan.nii"), Arrays.copyOf(good().bytes(), 1000));
        assertArrayEquals(new float[] {1, 3, 2, 4}, NiftiReader.readVolume(plain).data());
    }

    @Test
    void aSeriesIsNoSingleVolume() throws Exception {
        Path file = new RawNifti().shape(2, 1, 1, 3).floats(1, 2, 3, 4, 5, 6).write(folder.resolve("scan.nii"));
        for (WorkbenchException refusal : new WorkbenchException[] {
            assertThrows(WorkbenchException.class, () -> NiftiReader.readVolume(file)),
            assertThrows(WorkbenchException.class, () -> NiftiReader.readLabels(file))}) {
            assertTrue(refusal.getMessage().contains("holds 3 volumes"), refusal.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0.5f, -1, 256, Float.NaN, Float.POSITIVE_INFINITY})
    void aValueThatIsNoLabelIsRefusedWithItsPlace(float value) throws Exception {
        Path file = new RawNifti().shape(2, 1, 2).floats(0, 1, 2, value).write(folder.resolve("scan.nii"));
        WorkbenchException refusal = assertThrows(WorkbenchException.class, () -> NiftiReader.readLabels(file));
        assertTrue(refusal.getMessage().contains("voxel (1, 0, 1) holds " + value), refusal.getMessage());
    }

    @Test
    void aVolumeLargerThanTheMemoryIsRefused() throws Exception {
        long voxels = Runtime.getRuntime().maxMemory() / Float.BYTES + 2;
        org.junit.jupiter.api.Assumptions.assumeTrue(voxels < Integer.MAX_VALUE, "this machine gives tests more than 8 GB");
        RawNifti raw = RawNifti.of(2, ByteOrder.LITTLE_ENDIAN, 2).shape(voxels, 1, 1);
        Path file = raw.write(folder.resolve("scan.nii"));
        try (var out = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(raw.start() + voxels); // a hole: takes no disk
        }
        NiftiImage image = NiftiReader.open(file);
        assertTrue(assertThrows(WorkbenchException.class, () -> image.read(0)).getMessage().contains("too large"));
    }
}
