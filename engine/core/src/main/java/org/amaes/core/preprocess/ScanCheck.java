package org.amaes.core.preprocess;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/** What makes a scan unusable, each said in a sentence; nothing is repaired silently. */
public final class ScanCheck {

    /** Header rounding moves a corner by far less than this, a wrong header by far more. */
    private static final double TOLERANCE_MM = 0.1;
    private static final int SMALLEST_SIDE = 15;

    private ScanCheck() {
    }

    /**
     * The rule for pretraining scans: every side has at least 15 voxels and no voxel is negative (SPEC
     * section 2; that the volume is three-dimensional follows from its type).
     *
     * @param channels the scan as it was acquired
     * @throws WorkbenchException if the scan is unusable
     */
    public static void forPretraining(List<Volume> channels) throws WorkbenchException {
        for (Volume channel : channels) {
            Shape shape = channel.shape();
            if (Math.min(shape.x(), Math.min(shape.y(), shape.z())) < SMALLEST_SIDE) {
                throw new WorkbenchException("It has " + shape + " voxels; for pretraining every side needs at least "
                        + SMALLEST_SIDE + ". Leave this scan out.");
            }
            float minimum = Float.POSITIVE_INFINITY;
            for (float value : channel.data()) {
                minimum = Math.min(minimum, value);
            }
            if (minimum < 0) {
                throw new WorkbenchException("Its smallest voxel value is " + minimum
                        + "; pretraining takes only scans without negative values. Leave this scan out.");
            }
        }
    }

    /** All channels, and the labels, stand on one grid. */
    static void sameGrid(List<Volume> channels, Optional<LabelMap> labels) throws WorkbenchException {
        Grid grid = channels.getFirst().grid();
        for (int c = 1; c < channels.size(); c++) {
            sameGrid(grid, channels.get(c).grid(), "Channel " + (c + 1), "the first channel",
                    "Resample the channels to one grid first.");
        }
        if (labels.isPresent()) {
            sameGrid(grid, labels.get());
        }
    }

    /**
     * A label map stands on the grid of its image.
     *
     * @throws WorkbenchException if not, in a sentence that begins without the file's name
     */
    public static void sameGrid(Grid image, LabelMap labels) throws WorkbenchException {
        sameGrid(image, labels.grid(), "The label map", "the image", "Check that the label map belongs to this image.");
    }

    private static void sameGrid(Grid expected, Grid found, String what, String other, String advice) throws WorkbenchException {
        if (!expected.shape().equals(found.shape())) {
            throw new WorkbenchException(what + " has " + found.shape() + " voxels, " + other + " has " + expected.shape() + ". " + advice);
        }
        if (!expected.affine().isUsable() || !found.affine().isUsable()) {
            throw new WorkbenchException("The header does not say where the voxels of " + other + " or of "
                    + what.toLowerCase(Locale.ROOT) + " lie. Repair its orientation first.");
        }
        if (!expected.matches(found, TOLERANCE_MM)) {
            throw new WorkbenchException(what + " lies elsewhere in the patient than " + other + " (up to "
                    + String.format(Locale.ROOT, "%.1f", farthestCorner(expected, found)) + " mm apart), though it has as many voxels. " + advice);
        }
    }

    private static double farthestCorner(Grid one, Grid two) {
        Affine a = one.affine();
        Affine b = two.affine();
        Shape shape = one.shape();
        return IntStream.range(0, 8).mapToDouble(corner -> {
            double i = (corner & 1) * (shape.x() - 1);
            double j = (corner >> 1 & 1) * (shape.y() - 1);
            double k = (corner >> 2 & 1) * (shape.z() - 1);
            double[] p = a.apply(i, j, k);
            double[] q = b.apply(i, j, k);
            return Math.hypot(Math.hypot(p[0] - q[0], p[1] - q[1]), p[2] - q[2]);
        }).max().orElseThrow();
    }

    /** Every voxel is a finite number, and they are not all the same. */
    static void intensities(List<Volume> channels) throws WorkbenchException {
        for (int c = 0; c < channels.size(); c++) {
            float[] data = channels.get(c).data();
            long broken = 0;
            boolean constant = true;
            for (float value : data) {
                broken += Float.isFinite(value) ? 0 : 1;
                constant &= value == data[0];
            }
            if (broken > 0) {
                throw new WorkbenchException(subject(c, channels.size()) + " holds " + broken
                        + (broken == 1 ? " voxel that is not a number" : " voxels that are not numbers")
                        + " (NaN or infinite). Export it again, or set them to 0 first.");
            }
            if (constant) {
                throw new WorkbenchException(constant(c, channels.size(), data[0]));
            }
        }
    }

    static String constant(int channel, int channels, float value) {
        return subject(channel, channels) + " shows nothing: all its voxels have the value " + value + ". Leave it out.";
    }

    private static String subject(int channel, int channels) {
        return channels == 1 ? "The image" : "Channel " + (channel + 1);
    }

    /**
     * Only the labels that are expected occur; an empty set expects anything.
     *
     * @throws WorkbenchException if others do, in a sentence that begins without the file's name
     */
    public static void labels(LabelMap labels, Set<Integer> expected) throws WorkbenchException {
        if (expected.isEmpty()) {
            return;
        }
        long[] histogram = labels.histogram();
        List<Integer> strange = IntStream.range(0, 256).filter(label -> histogram[label] > 0 && !expected.contains(label)).boxed().toList();
        if (!strange.isEmpty()) {
            throw new WorkbenchException("The label map holds " + strange.stream()
                    .map(label -> "the value " + label + " (" + histogram[label] + " voxels)").collect(Collectors.joining(", "))
                    + ", but only " + expected.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "))
                    + " are expected. Correct the label map or the list of labels.");
        }
    }
}
