package org.amaes.viewer.volume3d;

import java.util.Optional;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.Window;

/**
 * An image, and perhaps a segmentation, sampled once for rays: along the patient's axes, in cubes, in few bytes.
 *
 * <p>Takes at most half the memory of a float volume. A tilted grid is sampled straight, so rays need to know
 * nothing of it. Intensities are kept in 65,535 steps between the 0.1 and 99.9 percentile; 0 is also what lies
 * outside.
 */
public final class Brick {

    private static final int STEPS = 0xFFFF;
    /** How much of a labelled cube's surroundings must be labelled for the surface to run around them; see {@link Rays}. */
    static final int INSIDE = 70;
    private static final int ALONE = 110;

    private final Box3 box;
    private final Window range;
    private final short[] values;
    private final byte[] labels;
    private final byte[] fullness;

    private Brick(Box3 box, Window range, short[] values, byte[] labels, byte[] fullness) {
        this.box = box;
        this.range = range;
        this.values = values;
        this.labels = labels;
        this.fullness = fullness;
    }

    /** Samples an image and, where there is one, a segmentation, which may stand on another grid. */
    public static Brick of(Volume volume, Optional<LabelMap> segmentation) {
        Box3 box = Box3.around(volume.grid());
        Window range = Window.of(volume);
        short[] values = new short[box.cubes()];
        Affine toVoxel = volume.grid().affine().inverse();
        for (int i = 0; i < box.nx(); i++) {
            for (int j = 0; j < box.ny(); j++) {
                for (int k = 0; k < box.nz(); k++) {
                    float value = nearest(volume, toVoxel.apply(box.x() + i * box.side(), box.y() + j * box.side(), box.z() + k * box.side()));
                    values[box.index(i, j, k)] = (short) (int) (Math.clamp((value - range.low()) / range.width(), 0.0, 1.0) * STEPS);
                }
            }
        }
        byte[] labels = segmentation.map(map -> labels(map, box)).orElse(null);
        return new Brick(box, range, values, labels, labels == null ? null : fullness(labels, box));
    }

    private static float nearest(Volume volume, double[] voxel) {
        Shape shape = volume.shape();
        int i = (int) Math.rint(voxel[0]);
        int j = (int) Math.rint(voxel[1]);
        int k = (int) Math.rint(voxel[2]);
        boolean inside = i >= 0 && j >= 0 && k >= 0 && i < shape.x() && j < shape.y() && k < shape.z();
        return inside ? volume.get(i, j, k) : Float.NEGATIVE_INFINITY;
    }

    /** The label of every cube: that of its middle, and where that is none, any whose voxel's middle lies in it, so that nothing small is lost. */
    private static byte[] labels(LabelMap map, Box3 box) {
        byte[] labels = new byte[box.cubes()];
        Affine toVoxel = map.grid().affine().inverse();
        Shape shape = map.shape();
        for (int i = 0; i < box.nx(); i++) {
            for (int j = 0; j < box.ny(); j++) {
                for (int k = 0; k < box.nz(); k++) {
                    double[] at = toVoxel.apply(box.x() + i * box.side(), box.y() + j * box.side(), box.z() + k * box.side());
                    int a = (int) Math.rint(at[0]);
                    int b = (int) Math.rint(at[1]);
                    int c = (int) Math.rint(at[2]);
                    if (a >= 0 && b >= 0 && c >= 0 && a < shape.x() && b < shape.y() && c < shape.z()) {
                        labels[box.index(i, j, k)] = map.data()[shape.index(a, b, c)];
                    }
                }
            }
        }
        for (int a = 0; a < shape.x(); a++) {
            for (int b = 0; b < shape.y(); b++) {
                for (int c = 0; c < shape.z(); c++) {
                    byte label = map.data()[shape.index(a, b, c)];
                    if (label != 0) {
                        keep(label, map.grid().affine().apply(a, b, c), labels, box);
                    }
                }
            }
        }
        return labels;
    }

    private static void keep(byte label, double[] place, byte[] labels, Box3 box) {
        int i = (int) Math.rint((place[0] - box.x()) / box.side());
        int j = (int) Math.rint((place[1] - box.y()) / box.side());
        int k = (int) Math.rint((place[2] - box.z()) / box.side());
        if (i >= 0 && j >= 0 && k >= 0 && i < box.nx() && j < box.ny() && k < box.nz() && labels[box.index(i, j, k)] == 0) {
            labels[box.index(i, j, k)] = label;
        }
    }

    /** How full the surroundings of every cube are of labels, 0 to 255: smooth, so that the surface is. */
    private static byte[] fullness(byte[] labels, Box3 box) {
        int[] full = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            full[i] = labels[i] == 0 ? 0 : 255;
        }
        int[] other = new int[labels.length];
        smooth(full, other, box.ny() * box.nz(), box.nx());
        smooth(other, full, box.nz(), box.ny());
        smooth(full, other, 1, box.nz());
        byte[] fullness = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            fullness[i] = (byte) Math.max(other[i], labels[i] == 0 ? 0 : ALONE);
        }
        return fullness;
    }

    /** Weights 1, 2, 1 along one axis. */
    private static void smooth(int[] from, int[] to, int stride, int extent) {
        for (int i = 0; i < from.length; i++) {
            int at = i / stride % extent;
            int before = at > 0 ? from[i - stride] : 0;
            int after = at < extent - 1 ? from[i + stride] : 0;
            to[i] = (before + 2 * from[i] + after) / 4;
        }
    }

    Box3 box() {
        return box;
    }

    short[] values() {
        return values;
    }

    /** The label of each cube, or null without a segmentation. */
    byte[] labels() {
        return labels;
    }

    byte[] fullness() {
        return fullness;
    }

    /** The intensity of a stored value, given as a share of the whole range. */
    double intensity(double share) {
        return range.low() + share * range.width();
    }

    /** The longest side in mm. */
    public double longestSide() {
        return box.side() * Math.max(box.nx(), Math.max(box.ny(), box.nz()));
    }

    /** The half sides {right, front, up} in mm of the box around a grid. */
    public static double[] halfSides(Grid grid) {
        Box3 box = Box3.around(grid);
        return new double[] {box.nx() * box.side() / 2, box.ny() * box.side() / 2, box.nz() * box.side() / 2};
    }
}
