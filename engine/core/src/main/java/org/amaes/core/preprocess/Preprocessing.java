package org.amaes.core.preprocess;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

import org.amaes.core.WorkbenchException;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Reorientation;
import org.amaes.core.volume.Resampling;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * The steps from a scan as it was acquired to the voxels a network sees: reorient to RAS, crop to what
 * is brighter than the background, scale each channel to [0, 1], resample to isotropic voxels (SPEC
 * section 2).
 *
 * @param targetSpacing voxel size of the result in mm, or empty to keep each scan's own
 * @param crop how the box around the foreground of the first channel is drawn
 * @param quantile the quantile (0 to 1] of the voxels above the minimum that becomes 1
 * @param background voxels of the first channel that are not brighter than this are cropped away at the borders
 * @param expectedLabels the label values that may occur, background included; empty allows any
 */
public record Preprocessing(OptionalDouble targetSpacing, CropRule crop, double quantile, float background,
        SortedSet<Integer> expectedLabels) {

    /** 1 mm, exact crop, 0.99 quantile, background 0, any labels. */
    public static final Preprocessing STANDARD =
            new Preprocessing(OptionalDouble.of(1), CropRule.EXACT, 0.99, 0, new TreeSet<>());

    /** A scan that needs more voxels than this has a wrong voxel size in its header. */
    private static final long MOST_VOXELS = 1L << 30;
    /** Rounding noise of an oblique affine must not decide over a voxel more or less. */
    private static final double SPACING_STEP = 1e-5;

    public Preprocessing {
        expectedLabels = Collections.unmodifiableSortedSet(new TreeSet<>(expectedLabels));
        if (targetSpacing.isPresent() && !(targetSpacing.getAsDouble() > 0 && targetSpacing.getAsDouble() < 1000)) {
            throw new IllegalArgumentException("A voxel size lies between 0 and 1000 mm, not " + targetSpacing.getAsDouble());
        }
        if (!(quantile > 0 && quantile <= 1) || !Float.isFinite(background)) {
            throw new IllegalArgumentException("quantile " + quantile + ", background " + background);
        }
        for (int label : expectedLabels) {
            if (label < 0 || label > 255) {
                throw new IllegalArgumentException("Labels lie between 0 and 255, not " + label);
            }
        }
    }

    /** In words, such as "RAS, exact crop above 0, 0.99 quantile to 1, 1 mm voxels". */
    public String describe() {
        String voxels = targetSpacing.isPresent() ? String.format(Locale.ROOT, "%s mm voxels", targetSpacing.getAsDouble()) : "each scan's own voxels";
        return String.format(Locale.ROOT, "RAS, %s crop above %s, %s quantile to 1, %s", crop == CropRule.EXACT ? "exact" : "as-coded", background,
                quantile, voxels);
    }

    /** As {@link #STANDARD} with the crop box of the published code (SPEC section 12). */
    public static Preprocessing asCoded() {
        return STANDARD.withCrop(CropRule.AS_CODED);
    }

    /** The same with another crop rule. */
    public Preprocessing withCrop(CropRule rule) {
        return new Preprocessing(targetSpacing, rule, quantile, background, expectedLabels);
    }

    /** The same with another voxel size in mm. */
    public Preprocessing withSpacing(double spacing) {
        return new Preprocessing(OptionalDouble.of(spacing), crop, quantile, background, expectedLabels);
    }

    /** The same without resampling. */
    public Preprocessing withNativeSpacing() {
        return new Preprocessing(OptionalDouble.empty(), crop, quantile, background, expectedLabels);
    }

    /** The same with the label values that may occur. */
    public Preprocessing withExpectedLabels(SortedSet<Integer> labels) {
        return new Preprocessing(targetSpacing, crop, quantile, background, labels);
    }

    /**
     * Prepares one scan. Its arrays are left as they are.
     *
     * <p>Peak memory beyond the input, in bytes: 4 × channels × (voxels in RAS + voxels of the result)
     * + 12 × the larger of cropped and resulting voxels of one channel.
     *
     * @param channels the scan as it was acquired: one or more volumes on one grid
     * @param labels the segmentation on the same grid, where there is one
     * @throws WorkbenchException in a sentence that begins without the file's name, which the caller knows:
     *     voxels that are no numbers, a constant volume, nothing above the background, grids that differ,
     *     unexpected label values, an absurd voxel size
     */
    public PreparedVolume apply(List<Volume> channels, Optional<LabelMap> labels) throws WorkbenchException {
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("A scan has at least one channel");
        }
        ScanCheck.sameGrid(channels, labels);
        ScanCheck.intensities(channels);
        if (labels.isPresent()) {
            ScanCheck.labels(labels.get(), expectedLabels);
        }
        Grid original = channels.getFirst().grid();
        Reorientation toRas = Reorientation.toRas(original);
        List<Volume> ras = channels.stream().map(toRas::apply).toList();
        List<String> hashes = ras.stream().map(VoxelHash::of).toList();
        Box box = ForegroundBox.find(ras.getFirst(), background, crop).orElseThrow(() -> new WorkbenchException(
                "No voxel is brighter than the background (" + background + "), so there is nothing to see. Leave this scan out."));
        Shape shape = resampledShape(ras.getFirst().grid().crop(box));
        List<Volume> prepared = new ArrayList<>();
        for (int c = 0; c < ras.size(); c++) {
            prepared.add(Resampling.cubic(normalised(ras.get(c).crop(box), c, ras.size()), shape));
        }
        Optional<LabelMap> preparedLabels = labels.map(toRas::apply).map(map -> Resampling.nearest(map.crop(box), shape));
        Origin origin = new Origin(original, box, prepared.getFirst().grid());
        return new PreparedVolume(prepared, preparedLabels, origin, hashes);
    }

    private Volume normalised(Volume cropped, int channel, int channels) throws WorkbenchException {
        float first = cropped.data()[0];
        boolean constant = true;
        for (float value : cropped.data()) {
            constant &= value == first;
        }
        if (constant) {
            throw new WorkbenchException(ScanCheck.constant(channel, channels, first));
        }
        Normalisation.of(cropped.data(), quantile).apply(cropped.data()); // the crop is our own copy
        return cropped;
    }

    /** round(spacing · size / target) voxels along each axis, half to even, at least one (SPEC section 2.4). */
    private Shape resampledShape(Grid cropped) throws WorkbenchException {
        if (targetSpacing.isEmpty()) {
            return cropped.shape();
        }
        double[] spacing = cropped.spacing();
        long[] side = new long[3];
        double voxels = 1;
        for (int axis = 0; axis < 3; axis++) {
            double clean = Math.rint(spacing[axis] / SPACING_STEP) * SPACING_STEP;
            side[axis] = Math.max(1, (long) Math.rint(clean * cropped.shape().get(axis) / targetSpacing.getAsDouble()));
            voxels *= side[axis];
        }
        if (voxels > MOST_VOXELS) {
            throw new WorkbenchException(String.format(Locale.ROOT,
                    "Its header gives voxels of %.4g x %.4g x %.4g mm, so it would have %.3g voxels after resampling. The voxel size is probably wrong: correct the header.",
                    spacing[0], spacing[1], spacing[2], voxels));
        }
        return new Shape((int) side[0], (int) side[1], (int) side[2]);
    }
}
