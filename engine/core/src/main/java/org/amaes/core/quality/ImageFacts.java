package org.amaes.core.quality;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

import org.amaes.core.volume.Shape;

/**
 * What can be said of one image in numbers. Shares and ratios are estimates; see {@link ImageMeasures} for how
 * each is made and where it means nothing.
 *
 * @param shape voxels along the file's axes
 * @param volumes how many volumes the file holds; the numbers are of one of them
 * @param spacing voxel size in mm along the file's axes
 * @param orientation where the file's axes point to, such as LPS
 * @param minimum the smallest value that is a number
 * @param maximum the largest value that is a number
 * @param notNumbers how many voxels are NaN or infinite
 * @param background the share of voxels that are background, 0 to 1; empty where tissue fills the box
 * @param signalToNoise the middle tissue value over the noise; empty where no noise is to be found
 * @param ghosting how much brighter the air is on one axis of the head than on another, as a share of the signal; empty without air around the head
 * @param ringing how much stronger voxels alternate beside strong edges than away from them, as a share of the edge; empty without such edges
 * @param hash the fingerprint of the voxels ({@link org.amaes.core.preprocess.VoxelHash})
 */
public record ImageFacts(Shape shape, int volumes, List<Double> spacing, String orientation, float minimum, float maximum, long notNumbers,
        OptionalDouble background, OptionalDouble signalToNoise, OptionalDouble ghosting, OptionalDouble ringing, String hash) {

    public ImageFacts {
        Objects.requireNonNull(shape);
        Objects.requireNonNull(orientation);
        Objects.requireNonNull(hash);
        spacing = List.copyOf(spacing);
    }

    /** The voxel size for people, such as "1.2 × 0.9 × 0.9 mm". */
    public String spacingWords() {
        return number(spacing.get(0)) + " × " + number(spacing.get(1)) + " × " + number(spacing.get(2)) + " mm";
    }

    /** Three figures behind the point at most, and none that say nothing. */
    static String number(double value) {
        return new java.math.BigDecimal(value).setScale(3, java.math.RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
