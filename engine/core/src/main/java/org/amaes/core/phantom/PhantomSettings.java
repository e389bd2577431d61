package org.amaes.core.phantom;

import java.util.Objects;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Shape;

/**
 * How one phantom scan is made. Equal settings give equal scans, bit for bit.
 *
 * @param seed the study's seed; with {@code subject} it decides the anatomy and nothing else does
 * @param subject which subject of the study, from 0
 * @param contrast the pulse sequence
 * @param shape voxels from left to right, back to front, bottom to top, whatever the storage order
 * @param spacingX voxel size in mm from left to right
 * @param spacingY voxel size in mm from back to front
 * @param spacingZ voxel size in mm from bottom to top
 * @param orientation the order and direction in which voxels are stored; the head stays where it is
 * @param noise standard deviation of the noise in each of the two receiver channels, as a fraction of the
 *     brightest normal tissue: 0 to 1; the magnitude image is Rician
 * @param bias how far coil sensitivity strays from 1 across the head: 0 to 0.9
 * @param lesions whether subjects who have lesions are drawn with them
 * @param skullStripped whether everything but the brain is exactly 0
 */
public record PhantomSettings(long seed, int subject, Contrast contrast, Shape shape,
        double spacingX, double spacingY, double spacingZ, Orientation orientation,
        double noise, double bias, boolean lesions, boolean skullStripped) {

    /** Voxels of the default scan: with {@link #DEFAULT_SPACING} it holds any subject's head. */
    public static final Shape DEFAULT_SHAPE = new Shape(96, 112, 96);

    /** The default voxel size in mm, along every axis. */
    public static final double DEFAULT_SPACING = 1.75;

    public PhantomSettings {
        Objects.requireNonNull(contrast);
        Objects.requireNonNull(shape);
        Objects.requireNonNull(orientation);
        if (subject < 0) {
            throw new IllegalArgumentException("Subjects count from 0: " + subject);
        }
        if (!(usable(spacingX) && usable(spacingY) && usable(spacingZ))) {
            throw new IllegalArgumentException("A voxel measures between 0.1 and 20 mm: "
                    + spacingX + " x " + spacingY + " x " + spacingZ);
        }
        if (!(noise >= 0 && noise <= 1) || !(bias >= 0 && bias <= 0.9)) {
            throw new IllegalArgumentException("Noise lies in 0 to 1 and bias in 0 to 0.9: " + noise + ", " + bias);
        }
    }

    private static boolean usable(double spacing) {
        return spacing >= 0.1 && spacing <= 20;
    }

    /** A raw head of the default size, RAS, with lesions and the noise and bias of an ordinary scanner. */
    public static PhantomSettings of(long seed, int subject, Contrast contrast) {
        return new PhantomSettings(seed, subject, contrast, DEFAULT_SHAPE,
                DEFAULT_SPACING, DEFAULT_SPACING, DEFAULT_SPACING, Orientation.RAS, 0.025, 0.12, true, false);
    }

    /** These settings with another grid: voxels and voxel sizes in mm along right, front and up. */
    public PhantomSettings withGrid(Shape voxels, double x, double y, double z) {
        return new PhantomSettings(seed, subject, contrast, voxels, x, y, z, orientation, noise, bias, lesions, skullStripped);
    }

    /** These settings, stored in another order. */
    public PhantomSettings withOrientation(Orientation order) {
        return new PhantomSettings(seed, subject, contrast, shape, spacingX, spacingY, spacingZ, order,
                noise, bias, lesions, skullStripped);
    }

    /** These settings with other imperfections; both 0 for none. */
    public PhantomSettings withImperfections(double noiseLevel, double biasLevel) {
        return new PhantomSettings(seed, subject, contrast, shape, spacingX, spacingY, spacingZ, orientation,
                noiseLevel, biasLevel, lesions, skullStripped);
    }

    /** These settings with or without lesions. */
    public PhantomSettings withLesions(boolean drawn) {
        return new PhantomSettings(seed, subject, contrast, shape, spacingX, spacingY, spacingZ, orientation,
                noise, bias, drawn, skullStripped);
    }

    /** These settings with or without everything but the brain. */
    public PhantomSettings withSkullStripped(boolean stripped) {
        return new PhantomSettings(seed, subject, contrast, shape, spacingX, spacingY, spacingZ, orientation,
                noise, bias, lesions, stripped);
    }
}
