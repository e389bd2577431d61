package org.amaes.core.volume;

/**
 * A change of voxel axes by flips and permutations only: no value changes, and every voxel keeps its
 * position in the patient.
 *
 * <p>With {@link Orientation#RAS} as its end it is the closest-canonical reorientation (SPEC section 2 step 1).
 *
 * @param from how the axes run before
 * @param to how they run after
 */
public record Reorientation(Orientation from, Orientation to) {

    /** The reorientation that brings a grid's axes closest to RAS. */
    public static Reorientation toRas(Grid grid) {
        return new Reorientation(grid.orientation(), Orientation.RAS);
    }

    /** The way back. Voxels come back exactly; a grid's origin to within rounding, so whoever needs it exactly keeps the grid. */
    public Reorientation inverse() {
        return new Reorientation(to, from);
    }

    /** Whether nothing moves. */
    public boolean isIdentity() {
        return from.equals(to);
    }

    /** The axis before that becomes {@code axis} after. */
    public int source(int axis) {
        return from.axisOf(to.world(axis));
    }

    /** Whether the axis after runs against its source. */
    public boolean flips(int axis) {
        return from.positive(source(axis)) != to.positive(axis);
    }

    /** The shape after. */
    public Shape apply(Shape shape) {
        return new Shape(shape.get(source(0)), shape.get(source(1)), shape.get(source(2)));
    }

    /** The grid after: the same voxels at the same places. */
    public Grid apply(Grid grid) {
        if (isIdentity()) {
            return grid;
        }
        Affine affine = grid.affine();
        double[] out = new double[12];
        double[] corner = new double[3]; // the voxel before that becomes (0, 0, 0)
        for (int axis = 0; axis < 3; axis++) {
            int source = source(axis);
            boolean flips = flips(axis);
            corner[source] = flips ? grid.shape().get(source) - 1 : 0;
            for (int row = 0; row < 3; row++) {
                double entry = affine.get(row, source);
                out[row * 4 + axis] = flips ? 0.0 - entry : entry; // 0 - 0 is 0, where a sign change would give -0
            }
        }
        double[] origin = affine.apply(corner[0], corner[1], corner[2]);
        for (int row = 0; row < 3; row++) {
            out[row * 4 + 3] = origin[row];
        }
        return new Grid(apply(grid.shape()), Affine.of(out));
    }

    /** The volume after; the same object if nothing moves. */
    public Volume apply(Volume volume) {
        if (isIdentity()) {
            return volume;
        }
        Grid grid = apply(volume.grid());
        Shape shape = grid.shape();
        Walk walk = walk(volume.shape());
        float[] data = volume.data();
        float[] out = new float[data.length];
        int to = 0;
        for (int i = 0; i < shape.x(); i++) {
            for (int j = 0; j < shape.y(); j++) {
                int from = walk.start(i, j);
                for (int k = 0; k < shape.z(); k++) {
                    out[to++] = data[from + k * walk.stepZ];
                }
            }
        }
        return new Volume(grid, out);
    }

    /** The label map after; the same object if nothing moves. */
    public LabelMap apply(LabelMap labels) {
        if (isIdentity()) {
            return labels;
        }
        Grid grid = apply(labels.grid());
        Shape shape = grid.shape();
        Walk walk = walk(labels.shape());
        byte[] data = labels.data();
        byte[] out = new byte[data.length];
        int to = 0;
        for (int i = 0; i < shape.x(); i++) {
            for (int j = 0; j < shape.y(); j++) {
                int from = walk.start(i, j);
                for (int k = 0; k < shape.z(); k++) {
                    out[to++] = data[from + k * walk.stepZ];
                }
            }
        }
        return new LabelMap(grid, out);
    }

    /** How to step through the memory before while walking the axes after. */
    private record Walk(int origin, int stepX, int stepY, int stepZ) {

        int start(int i, int j) {
            return origin + i * stepX + j * stepY;
        }
    }

    private Walk walk(Shape before) {
        int[] stride = {before.y() * before.z(), before.z(), 1};
        int[] step = new int[3];
        int origin = 0;
        for (int axis = 0; axis < 3; axis++) {
            int source = source(axis);
            step[axis] = flips(axis) ? -stride[source] : stride[source];
            origin += flips(axis) ? (before.get(source) - 1) * stride[source] : 0;
        }
        return new Walk(origin, step[0], step[1], step[2]);
    }
}
