package org.amaes.core.dicom;

import static org.amaes.core.dicom.RawDicom.EXPLICIT;
import static org.amaes.core.dicom.RawDicom.slice;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.amaes.core.WorkbenchException;
import org.amaes.core.fixture.Fixtures;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomFolderTest {

    @TempDir
    private Path folder;

    @Test
    void slicesAreSortedByPlaceAndScaledAndTurnedToRas() throws Exception {
        // File names run against the patient.
        slice(EXPLICIT, "1", 34, sixFrom(200)).write(folder.resolve("a"));
        slice(EXPLICIT, "1", 30, sixFrom(-3)).write(folder.resolve("b"));
        slice(EXPLICIT, "1", 32, sixFrom(100)).write(folder.resolve("c"));
        Files.writeString(folder.resolve("readme.txt"), "Start VIEWER.EXE to see the pictures of this disc. ".repeat(5));

        DicomFolder found = DicomFolder.of(folder);
        assertEquals(List.of(), found.problems());
        DicomSeries series = found.series().getFirst();
        assertEquals(List.of("b", "c", "a"), series.files().stream().map(file -> file.getFileName().toString()).toList());
        assertEquals("FLAIR", series.sequence());
        assertEquals(new Shape(3, 2, 3), series.grid().shape());
        assertArrayEquals(new double[] {-0.5, 0, 0, -10, 0, -0.8, 0, -20, 0, 0, 2, 30}, series.grid().affine().toArray(), 1e-12);
        Volume volume = series.read();
        // (column, row, slice): stored · 2 − 5
        assertEquals(-3 * 2 - 5, volume.get(0, 0, 0));
        assertEquals(-1 * 2 - 5, volume.get(2, 0, 0));
        assertEquals(0 * 2 - 5, volume.get(0, 1, 0));
        assertEquals(105 * 2 - 5, volume.get(2, 1, 1));
        assertEquals(200 * 2 - 5, volume.get(0, 0, 2));
    }

    @Test
    void aMissingSliceIsFoundAndNamed() throws Exception {
        slice(EXPLICIT, "1", 0, sixFrom(0)).write(folder.resolve("a"));
        slice(EXPLICIT, "1", 2, sixFrom(0)).write(folder.resolve("b"));
        slice(EXPLICIT, "1", 4, sixFrom(0)).write(folder.resolve("c"));
        slice(EXPLICIT, "1", 10, sixFrom(0)).write(folder.resolve("d"));
        assertProblem("Between " + folder.resolve("c") + " and " + folder.resolve("d") + " lie 6.00 mm, between other slices 2.00: "
                + "about 2 slices are missing. Copy the whole series again.");
    }

    @Test
    void severalVolumesInOneSeriesAreRefused() throws Exception {
        slice(EXPLICIT, "1", 0, sixFrom(0)).write(folder.resolve("a"));
        slice(EXPLICIT, "1", 0, sixFrom(0)).write(folder.resolve("b"));
        slice(EXPLICIT, "1", 2, sixFrom(0)).write(folder.resolve("c"));
        slice(EXPLICIT, "1", 2, sixFrom(0)).write(folder.resolve("d"));
        assertProblem("lie at the same place: the series holds more than one volume");
    }

    @Test
    void compressedPicturesAreRefusedInASentence() throws Exception {
        slice(RawDicom.JPEG, "1", 0, sixFrom(0)).write(folder.resolve("a"));
        assertProblem("its picture is compressed (transfer syntax 1.2.840.10008.1.2.4.50), which this program cannot unpack. "
                + "Export the series uncompressed, or convert it with dcm2niix.");
    }

    @Test
    void everyCompressedSyntaxIsRefusedByItsName() throws Exception {
        // JPEG lossless, JPEG-LS, JPEG 2000, RLE, deflated
        List<String> syntaxes = List.of("1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.5",
                "1.2.840.10008.1.2.1.99");
        for (String syntax : syntaxes) {
            slice(syntax, "1", 0, sixFrom(0)).write(folder.resolve("a"));
            assertProblem("its picture is compressed (transfer syntax " + syntax + ")");
        }
    }

    @Test
    void severalPicturesInOneFileAreRefusedInASentence() throws Exception {
        slice(EXPLICIT, "1", 0, 4, sixFrom(0)).write(folder.resolve("a"));
        assertProblem("it holds 4 pictures in one file (enhanced DICOM), which this program does not read. "
                + "Export the series with one file a slice, or convert it with dcm2niix.");
    }

    @Test
    void aHeaderThatClaimsMoreThanTheFileHoldsIsDamagedAndTakesNoMemory() throws Exception {
        byte[] whole = slice(EXPLICIT, "1", 0, sixFrom(0)).toBytes();
        Files.write(folder.resolve("short"), Arrays.copyOf(whole, whole.length - 4));
        RawDicom bomb = new RawDicom().raw(Arrays.copyOf(whole, 132)).longTag(0x0008, 0x0070, "UT", 2_000_000_000).raw(new byte[64]);
        bomb.write(folder.resolve("claims"));
        DicomFolder found = DicomFolder.of(folder);
        assertEquals(List.of(folder.resolve("claims") + " is cut short or damaged. Copy it again.",
                folder.resolve("short") + " is cut short or damaged. Copy it again."), found.problems());
    }

    @Test
    void everyWayToCutAFileShortIsFound() throws Exception {
        byte[] whole = slice(EXPLICIT, "1", 0, sixFrom(0)).toBytes();
        Path file = folder.resolve("cut");
        for (int length = 132; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertTrue(ElementCheck.of(file) != ElementCheck.Finding.IMAGE, "cut after " + length + " bytes");
        }
        Files.write(file, whole);
        assertEquals(ElementCheck.Finding.IMAGE, ElementCheck.of(file));
    }

    @Test
    void oneSliceIsNoVolumeAndAnEmptyFolderSaysSo() throws Exception {
        WorkbenchException nothing = assertThrows(WorkbenchException.class, () -> DicomFolder.of(folder));
        assertTrue(nothing.getMessage().contains("holds no DICOM images"), nothing.getMessage());
        slice(EXPLICIT, "1", 0, sixFrom(0)).write(folder.resolve("a"));
        assertProblem("is a single slice, not a volume");
    }

    @Test
    void aRealSeriesLiesWhereAnIndependentConverterPutsIt() throws Exception {
        DicomSeries series = DicomFolder.of(Fixtures.scans("dicom")).series().getFirst();
        assertEquals(new Shape(512, 512, 22), series.grid().shape());
        // As the last file's header says.
        assertArrayEquals(new double[] {107.03, 150.023, 88.7719}, series.grid().affine().apply(0, 0, 21), 1e-4);
        // By dcm2niix 1.0.20220720, which stores rows the other way round and trusts the first distance for all.
        assertArrayEquals(new double[] {111.46992493, -25.20466614, -101.28517151}, series.grid().affine().apply(0, 511, 0), 1e-3);
        assertArrayEquals(new double[] {-108.03631923, -30.76654433, -101.28517151}, series.grid().affine().apply(511, 511, 0), 1e-3);
        assertArrayEquals(new double[] {106.10900036, 186.37100703, -42.7964966}, series.grid().affine().apply(0, 0, 0), 1e-3);
        assertArrayEquals(new double[] {112.39092335, -61.55297637, 30.28483248}, series.grid().affine().apply(0, 511, 21), 2e-3);
        Volume volume = series.read();
        assertEquals(31, volume.get(0, 511, 0));
        assertEquals(26, volume.get(511, 511, 0));
        double sum = 0;
        float most = 0;
        for (float value : volume.data()) {
            sum += value;
            most = Math.max(most, value);
        }
        assertEquals(5634537196.0, sum);
        assertEquals(9774, most);
    }

    private void assertProblem(String words) throws WorkbenchException {
        DicomFolder found = DicomFolder.of(folder);
        assertEquals(0, found.series().size());
        assertTrue(found.problems().toString().contains(words), () -> found.problems().toString());
    }

    private static short[] sixFrom(int first) {
        short[] values = new short[6];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (first + i);
        }
        return values;
    }
}
