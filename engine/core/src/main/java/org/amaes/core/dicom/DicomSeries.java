package org.amaes.core.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.amaes.core.WorkbenchException;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

import ij.Prefs;
import ij.plugin.DICOM;
import ij.process.ImageProcessor;

/**
 * A series of parallel slices at equal distances: one scan. Sorted by where the slices lie, never by the
 * names of the files or their numbers.
 */
public final class DicomSeries {

    /** Distances between neighbouring slices may differ by this share of one, which rounding in headers explains. */
    private static final double UNEVEN = 0.05;
    /** How far a stack may lean away from its slices' normal, as a share of the distance. */
    private static final double LEANING = 0.02;
    private static final Set<String> SEQUENCES = Set.of("t1", "t1w", "t1c", "t1ce", "t1gd", "t1post", "t2", "t2w", "t2star",
            "flair", "dwi", "adc", "swi", "pd", "gre", "tof", "mprage");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

    private final List<DicomSlice> slices;
    private final Grid grid;

    private DicomSeries(List<DicomSlice> slices, Grid grid) {
        this.slices = slices;
        this.grid = grid;
    }

    /**
     * Sorts slices into a volume.
     *
     * @param unsorted at least one, all of one series
     * @throws WorkbenchException if slices are missing, lie twice at one place, or do not make a straight stack
     */
    static DicomSeries of(List<DicomSlice> unsorted) throws WorkbenchException {
        DicomSlice first = unsorted.getFirst();
        List<DicomSlice> slices = unsorted.stream().sorted(Comparator.comparingDouble(slice -> slice.height(first))).toList();
        Path folder = Objects.requireNonNullElse(first.file().getParent(), Path.of(""));
        for (DicomSlice slice : slices) {
            if (!slice.isParallel(first)) {
                throw new WorkbenchException("The series of " + first.file() + " is no volume: its pictures differ in size or direction (such as in "
                        + slice.file() + "). Leave it out, it may be a localiser.", folder);
            }
        }
        if (slices.size() < 2) {
            throw new WorkbenchException(first.file() + " is a single slice, not a volume. Bring the other files of its series into the same folder.",
                    first.file());
        }
        double[] heights = slices.stream().mapToDouble(slice -> slice.height(first)).toArray();
        double distance = median(heights);
        for (int i = 1; i < heights.length; i++) {
            double gap = heights[i] - heights[i - 1];
            if (!(gap > UNEVEN * distance) || !(distance > 0)) {
                throw new WorkbenchException(slices.get(i - 1).file() + " and " + slices.get(i).file() + " lie at the same place: the series holds "
                        + "more than one volume (several echoes, times or weightings). Export each as a series of its own, or convert it with dcm2niix.",
                        folder);
            }
            if (Math.abs(gap - distance) > UNEVEN * distance) {
                throw new WorkbenchException(String.format(Locale.ROOT, "Between %s and %s lie %.2f mm, between other slices %.2f: "
                        + "%s. Copy the whole series again.", slices.get(i - 1).file(), slices.get(i).file(), gap, distance,
                        gap > 1.5 * distance ? "about " + (Math.round(gap / distance) - 1) + " slices are missing" : "the slices are spaced unevenly"),
                        folder);
            }
        }
        return new DicomSeries(slices, new Grid(new Shape(first.columns(), first.rows(), slices.size()), affine(slices, distance, folder)));
    }

    private static double median(double[] heights) {
        double[] gaps = new double[heights.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = heights[i + 1] - heights[i];
        }
        java.util.Arrays.sort(gaps);
        return gaps[gaps.length / 2];
    }

    /** From (column, row, slice) to RAS millimetres: DICOM's x and y point the other way. */
    private static Affine affine(List<DicomSlice> slices, double distance, Path folder) throws WorkbenchException {
        DicomSlice low = slices.getFirst();
        DicomSlice high = slices.getLast();
        double[] normal = low.normal();
        double[] step = new double[3];
        double lean = 0;
        for (int i = 0; i < 3; i++) {
            step[i] = (high.position()[i] - low.position()[i]) / (slices.size() - 1);
            lean = Math.max(lean, Math.abs(step[i] - distance * normal[i]));
        }
        if (lean > LEANING * distance) {
            throw new WorkbenchException("The slices in " + folder + " are shifted against each other (a tilted gantry), which this program does not "
                    + "straighten. Convert the series with dcm2niix.", folder);
        }
        double[] u = low.alongRow();
        double[] v = low.alongColumn();
        double[] p = low.position();
        double c = low.columnDistance();
        double r = low.rowDistance();
        return new Affine(-u[0] * c, -v[0] * r, -step[0], -p[0], -u[1] * c, -v[1] * r, -step[1], -p[1], u[2] * c, v[2] * r, step[2], p[2]);
    }

    /** Where the voxels stand: columns, rows, slices. */
    public Grid grid() {
        return grid;
    }

    /** The files, lowest slice along the stack first. */
    public List<Path> files() {
        return slices.stream().map(DicomSlice::file).toList();
    }

    /** The sequence, such as FLAIR, as far as the scanner's name of the series says it in one common word; else empty. */
    public String sequence() {
        String description = slices.getFirst().description().toLowerCase(Locale.ROOT);
        List<String> words = NO_WORD.splitAsStream(description).filter(SEQUENCES::contains).collect(Collectors.toList());
        return words.size() == 1 ? words.getFirst().toUpperCase(Locale.ROOT) : "";
    }

    /**
     * The voxels, in the scanner's units (stored number · slope + intercept).
     *
     * @throws WorkbenchException if a file cannot be read or is shorter than its picture
     */
    public Volume read() throws WorkbenchException {
        Shape shape = grid.shape();
        Volume volume = Volume.zeros(grid);
        float[] voxels = volume.data();
        for (int k = 0; k < slices.size(); k++) {
            DicomSlice slice = slices.get(k);
            ImageProcessor picture = picture(slice);
            float zero = slice.signed() && picture.getBitDepth() == 16 ? 32768 : 0; // how ImageJ keeps signed numbers
            for (int i = 0; i < shape.x(); i++) {
                for (int j = 0; j < shape.y(); j++) {
                    voxels[shape.index(i, j, k)] = (float) ((picture.getf(i, j) - zero) * slice.slope() + slice.intercept());
                }
            }
        }
        return volume;
    }

    private static ImageProcessor picture(DicomSlice slice) throws WorkbenchException {
        try {
            long needed = (long) slice.columns() * slice.rows();
            if (Files.size(slice.file()) < needed) {
                throw new WorkbenchException(slice.file() + " is cut short. Copy it again.", slice.file());
            }
            Prefs.ignoreRescaleSlope = true; // applied here, to the numbers as they are stored
            DICOM dicom = new DICOM();
            dicom.open(slice.file().toString());
            if (dicom.getWidth() != slice.columns() || dicom.getHeight() != slice.rows()) {
                throw new WorkbenchException(slice.file() + " cannot be decoded. Copy it again, or convert the series with dcm2niix.", slice.file());
            }
            return dicom.getProcessor();
        } catch (IOException e) {
            throw new WorkbenchException(slice.file() + " cannot be read (" + e.getMessage() + ").", slice.file(), e);
        }
    }
}
