package org.amaes.core.dicom;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.amaes.core.WorkbenchException;

import ij.plugin.DICOM;

/** The few facts of a DICOM header that a volume needs, by way of ImageJ's decoder. Whatever names a person stays unread. */
final class DicomHeader {

    private static final String TRANSFER_SYNTAX = "0002,0010";
    private static final String SERIES = "0020,000E";
    private static final String DESCRIPTION = "0008,103E";
    private static final String SAMPLES = "0028,0002";
    private static final String FRAMES = "0028,0008";
    private static final String ROWS = "0028,0010";
    private static final String COLUMNS = "0028,0011";
    private static final String SPACING = "0028,0030";
    private static final String BITS = "0028,0100";
    private static final String SIGNED = "0028,0103";
    private static final String INTERCEPT = "0028,1052";
    private static final String SLOPE = "0028,1053";
    private static final String POSITION = "0020,0032";
    private static final String DIRECTIONS = "0020,0037";
    private static final Set<String> WANTED = Set.of(TRANSFER_SYNTAX, SERIES, DESCRIPTION, SAMPLES, FRAMES, ROWS, COLUMNS, SPACING, BITS,
            SIGNED, INTERCEPT, SLOPE, POSITION, DIRECTIONS);
    /** Pictures as they are, one number after the other, in either byte order. */
    private static final Set<String> UNCOMPRESSED = Set.of("1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2");

    private final Path file;
    private final Map<String, String> values;

    private DicomHeader(Path file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    /**
     * Reads the header of a file that {@link ElementCheck} has found to be an image.
     *
     * @throws WorkbenchException if the picture is of a kind that cannot become part of a volume
     */
    static DicomSlice read(Path file) throws WorkbenchException {
        String info = new DICOM().getInfo(file.toString());
        Map<String, String> values = new HashMap<>();
        for (String line : info == null ? new String[0] : info.split("\n")) {
            // "0028,0010  Rows: 512"; what lies inside a sequence begins with > and belongs to something else
            int colon = line.indexOf(": ");
            if (colon > 9 && WANTED.contains(line.substring(0, 9)) && line.indexOf('>') != 10) {
                values.putIfAbsent(line.substring(0, 9), line.substring(colon + 2).strip());
            }
        }
        return new DicomHeader(file, values).slice();
    }

    private DicomSlice slice() throws WorkbenchException {
        String syntax = values.getOrDefault(TRANSFER_SYNTAX, "1.2.840.10008.1.2").replaceAll("[^0-9.]", "");
        if (!UNCOMPRESSED.contains(syntax)) {
            throw refused("its picture is compressed (transfer syntax " + syntax + "), which this program cannot unpack. "
                    + "Export the series uncompressed, or convert it with dcm2niix");
        }
        if (number(FRAMES, 1) > 1) {
            throw refused("it holds " + (int) number(FRAMES, 1) + " pictures in one file (enhanced DICOM), which this program does not read. "
                    + "Export the series with one file a slice, or convert it with dcm2niix");
        }
        if (number(SAMPLES, 1) != 1) {
            throw refused("it is a coloured picture, not a scan. Leave it out");
        }
        int bits = (int) number(BITS, 16);
        if (bits != 8 && bits != 16) {
            throw refused("its voxels have " + bits + " bits; only 8 and 16 are read. Convert the series with dcm2niix");
        }
        double[] position = numbers(POSITION, 3, "where the slice lies (Image Position)");
        double[] directions = numbers(DIRECTIONS, 6, "how the slice lies in the patient (Image Orientation)");
        double[] spacing = numbers(SPACING, 2, "its voxel size (Pixel Spacing)");
        int rows = (int) number(ROWS, 0);
        int columns = (int) number(COLUMNS, 0);
        if (rows < 1 || columns < 1 || !(spacing[0] > 0) || !(spacing[1] > 0)) {
            throw refused("its size of " + columns + " x " + rows + " voxels of " + spacing[1] + " x " + spacing[0]
                    + " mm cannot be. Export the series again");
        }
        return new DicomSlice(file, values.getOrDefault(SERIES, ""), values.getOrDefault(DESCRIPTION, ""), columns, rows, position,
                unit(directions, 0), unit(directions, 3), spacing[0], spacing[1], number(SIGNED, 0) == 1, number(SLOPE, 1), number(INTERCEPT, 0));
    }

    private double[] unit(double[] directions, int from) throws WorkbenchException {
        double[] v = {directions[from], directions[from + 1], directions[from + 2]};
        double length = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
        if (!(Math.abs(length - 1) < 0.01)) {
            throw refused("its Image Orientation is no direction. Export the series again");
        }
        return new double[] {v[0] / length, v[1] / length, v[2] / length};
    }

    private double number(String tag, double otherwise) throws WorkbenchException {
        return values.containsKey(tag) && !values.get(tag).isEmpty() ? numbers(tag, 1, tag)[0] : otherwise;
    }

    private double[] numbers(String tag, int count, String what) throws WorkbenchException {
        String[] words = values.getOrDefault(tag, "").split("\\\\");
        double[] numbers = new double[count];
        try {
            if (words.length == count) {
                for (int i = 0; i < count; i++) {
                    numbers[i] = Double.parseDouble(words[i].strip());
                }
                return numbers;
            }
        } catch (NumberFormatException _) {
            // the sentence below
        }
        throw refused("it does not say " + what + ". Export the series again from the scanner or archive");
    }

    private WorkbenchException refused(String why) {
        return new WorkbenchException(file + " cannot be used: " + why + ".", file);
    }
}
