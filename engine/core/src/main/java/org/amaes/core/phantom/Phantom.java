package org.amaes.core.phantom;

import java.util.SplittableRandom;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * A scanner for heads that do not exist: walks a grid through a subject's {@code Anatomy} and adds
 * what a magnet adds, that is thick slices, coil sensitivity and Rician noise.
 *
 * <p>The pictures are for demonstrations, lessons and tests. Nothing learnt from them says anything
 * about patients.
 */
public final class Phantom {

    /** Where the middle of the field of view lies in the head, mm. */
    private static final double[] CENTRE = {0, -12, 4};

    private static final double COIL_WAVELENGTH = 260;
    private static final int NO_AXIS = -1;

    private final PhantomSettings settings;
    private final Grid grid;
    private final Anatomy anatomy;
    private final Paint paint;
    private final WaveField coil;
    private final SplittableRandom noise;
    private final double gain;
    private final double sigma;
    private final int thickAxis;
    private final int samples;

    private final float[] image;
    private final byte[] lesions;
    private final byte[] tissues;

    private Phantom(PhantomSettings settings) {
        this.settings = settings;
        grid = grid(settings);
        Traits traits = Traits.of(settings.seed(), settings.subject());
        anatomy = new Anatomy(traits, settings.lesions(), settings.skullStripped());
        double[] spacing = grid.spacing();
        double finest = Math.min(spacing[0], Math.min(spacing[1], spacing[2]));
        paint = new Paint(settings.contrast(), 0.25 + 0.5 * finest);
        SplittableRandom scanner = new SplittableRandom(Traits.mix(traits.seed(), 16 + settings.contrast().ordinal()));
        coil = new WaveField(scanner, 4, COIL_WAVELENGTH, 0.3);
        gain = Traits.between(scanner, 0.7, 2.2); // scanners agree on no unit
        noise = scanner.split();
        sigma = settings.noise() * brightest(settings.contrast());
        thickAxis = thickest(spacing, finest);
        samples = thickAxis == NO_AXIS ? 1 : (int) Math.min(8, Math.rint(spacing[thickAxis] / finest));
        int voxels = grid.shape().length();
        image = new float[voxels];
        lesions = new byte[voxels];
        tissues = new byte[voxels];
    }

    /** Makes one scan. Deterministic; uses one thread and about 25 bytes a voxel. */
    public static PhantomScan generate(PhantomSettings settings) {
        return new Phantom(settings).scan();
    }

    /** The grid that settings ask for: centred on the head, stored in the orientation asked for. */
    static Grid grid(PhantomSettings settings) {
        int[] extents = settings.shape().toArray();
        double[] sizes = {settings.spacingX(), settings.spacingY(), settings.spacingZ()};
        Orientation order = settings.orientation();
        int[] voxels = new int[3];
        double[] rows = new double[12];
        for (int axis = 0; axis < 3; axis++) {
            int world = order.world(axis);
            voxels[axis] = extents[world];
            double step = order.positive(axis) ? sizes[world] : -sizes[world];
            rows[world * 4 + axis] = step;
            rows[world * 4 + 3] = CENTRE[world] - step * (extents[world] - 1) / 2;
        }
        return new Grid(Shape.of(voxels), Affine.of(rows));
    }

    private static double brightest(Contrast contrast) {
        return Math.max(contrast.signal(Tissue.WHITE_MATTER), contrast.signal(Tissue.CORTEX));
    }

    private static int thickest(double[] spacing, double finest) {
        int axis = 0;
        for (int other = 1; other < 3; other++) {
            axis = spacing[other] > spacing[axis] ? other : axis;
        }
        return spacing[axis] > 1.5 * finest ? axis : NO_AXIS;
    }

    private PhantomScan scan() {
        Shape shape = grid.shape();
        int index = 0;
        for (int i = 0; i < shape.x(); i++) {
            for (int j = 0; j < shape.y(); j++) {
                for (int k = 0; k < shape.z(); k++) {
                    voxel(index++, i, j, k);
                }
            }
        }
        return new PhantomScan(new Volume(grid, image), new LabelMap(grid, lesions), new LabelMap(grid, tissues));
    }

    /** Averages the anatomy over the thickness of the slice, then adds the scanner's imperfections. */
    private void voxel(int index, int i, int j, int k) {
        double signal = 0;
        double lesion = 0;
        int within = 0;
        Affine affine = grid.affine();
        for (int sample = 0; sample < samples; sample++) {
            double off = (sample + 0.5) / samples - 0.5;
            double u = thickAxis == 0 ? i + off : i;
            double v = thickAxis == 1 ? j + off : j;
            double w = thickAxis == 2 ? k + off : k;
            anatomy.paint(paint,
                    affine.m00() * u + affine.m01() * v + affine.m02() * w + affine.m03(),
                    affine.m10() * u + affine.m11() * v + affine.m12() * w + affine.m13(),
                    affine.m20() * u + affine.m21() * v + affine.m22() * w + affine.m23(),
                    settings.contrast().lesionSignal());
            signal += paint.signal() / samples;
            lesion += anatomy.lesion() / samples;
            within += anatomy.isWithinBrain() ? 1 : 0;
            if (sample == samples / 2) {
                tissues[index] = paint.tissue().label();
            }
        }
        boolean outside = settings.skullStripped() && 2 * within < samples;
        if (outside) {
            tissues[index] = Tissue.AIR.label();
        } else if (lesion >= 0.5) {
            lesions[index] = 1;
            tissues[index] = Tissue.WHITE_MATTER.label();
        }
        float received = receive(signal, i, j, k);
        image[index] = outside ? 0 : settings.skullStripped() ? Math.max(1, received) : received;
    }

    /** What the receiver makes of a signal: scaled by the coil, with noise, as a whole number. */
    private float receive(double signal, int i, int j, int k) {
        double[] at = grid.affine().apply(i, j, k);
        double sensitivity = 1 + settings.bias() * Math.max(-1, Math.min(1, coil.value(at[0], at[1], at[2]) / 1.6));
        double real = signal * sensitivity;
        if (sigma > 0) {
            // one Box-Muller pair is the noise of both channels: its length and its angle to the signal
            double length = sigma * Math.sqrt(-2 * StrictMath.log(1 - noise.nextDouble()));
            double square = real * real + 2 * real * length * WaveField.cosine(noise.nextDouble()) + length * length;
            real = Math.sqrt(Math.max(0, square));
        }
        return (float) Math.rint(gain * real);
    }
}
