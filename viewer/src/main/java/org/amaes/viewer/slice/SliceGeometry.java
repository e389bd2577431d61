package org.amaes.viewer.slice;

import java.util.Objects;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Orientation;

/**
 * How the voxels of a grid stand in the slices of one plane: which of their axes runs along a row of
 * the picture, which down a column, which through the stack, and which of them are turned around.
 *
 * <p>A grid that is tilted in the scanner is shown along its own axes, each named by the patient's axis
 * that it runs closest to; nothing is resampled.
 *
 * @param grid where the voxels stand
 * @param plane how the head is cut
 * @param convention on which side the patient's left is shown
 */
public record SliceGeometry(Grid grid, Plane plane, Convention convention) {

    private static final String POSITIVE = "RAS";
    private static final String NEGATIVE = "LPI";

    public SliceGeometry {
        Objects.requireNonNull(grid);
        Objects.requireNonNull(plane);
        Objects.requireNonNull(convention);
    }

    /** The number of slices; slice 0 is the leftmost, rearmost or lowest. */
    public int slices() {
        return grid.shape().get(axisOf(plane.normal()));
    }

    /** Voxels along a row of a slice. */
    public int columns() {
        return grid.shape().get(axisOf(plane.across()));
    }

    /** Voxels down a column of a slice. */
    public int rows() {
        return grid.shape().get(axisOf(plane.upwards()));
    }

    /** The distance of neighbouring columns in mm. */
    public double columnSpacing() {
        return grid.spacing()[axisOf(plane.across())];
    }

    /** The distance of neighbouring rows in mm. */
    public double rowSpacing() {
        return grid.spacing()[axisOf(plane.upwards())];
    }

    /** The distance of neighbouring slices in mm, along the axis that they follow one another on. */
    public double sliceSpacing() {
        return grid.spacing()[axisOf(plane.normal())];
    }

    /** The width of a slice in mm. */
    public double widthInMillimetres() {
        return columns() * columnSpacing();
    }

    /** The height of a slice in mm. */
    public double heightInMillimetres() {
        return rows() * rowSpacing();
    }

    /** The patient's direction towards the left edge of the picture: R, L, A or P. */
    public char leftLetter() {
        return (rightIsPositive() ? NEGATIVE : POSITIVE).charAt(plane.across());
    }

    /** The patient's direction towards the right edge of the picture. */
    public char rightLetter() {
        return (rightIsPositive() ? POSITIVE : NEGATIVE).charAt(plane.across());
    }

    /** The patient's direction towards the top of the picture. */
    public char topLetter() {
        return POSITIVE.charAt(plane.upwards());
    }

    /** The patient's direction towards the bottom of the picture. */
    public char bottomLetter() {
        return NEGATIVE.charAt(plane.upwards());
    }

    /**
     * The patient's direction towards an edge of the picture: one letter of R, L, A, P, S, I where the
     * voxels stand straight, and the two that it runs closest to, closest first, where they are tilted by more
     * than about 15°.
     */
    public String letters(Edge edge) {
        boolean across = edge == Edge.LEFT || edge == Edge.RIGHT;
        boolean negative = across ? rightIsPositive() == (edge == Edge.LEFT) : edge == Edge.BOTTOM;
        int world = across ? plane.across() : plane.upwards();
        int axis = axisOf(world);
        double sign = grid.orientation().positive(axis) != negative ? 1 : -1;
        double[] direction = new double[3];
        for (int row = 0; row < 3; row++) {
            direction[row] = sign * grid.affine().get(row, axis) / grid.spacing()[axis];
        }
        return Direction.letters(direction);
    }

    /**
     * The voxel shown at a place of a slice.
     *
     * @param column 0 at the left edge
     * @param row 0 at the top
     * @param slice 0 leftmost, rearmost or lowest
     * @return its indices along the grid's axes
     */
    public int[] voxel(int column, int row, int slice) {
        int[] voxel = new int[3];
        set(voxel, plane.across(), rightIsPositive() ? column : columns() - 1 - column);
        set(voxel, plane.upwards(), rows() - 1 - row);
        set(voxel, plane.normal(), slice);
        return voxel;
    }

    /** The place {column, row, slice} where a voxel is shown: the inverse of {@link #voxel}. */
    public int[] place(int i, int j, int k) {
        int[] voxel = {i, j, k};
        int across = get(voxel, plane.across());
        return new int[] {
            rightIsPositive() ? across : columns() - 1 - across,
            rows() - 1 - get(voxel, plane.upwards()),
            get(voxel, plane.normal())};
    }

    /** The voxel position, which may lie between or outside the voxels, at a place of a slice; see {@link #voxel}. */
    public double[] voxelAt(double column, double row, double slice) {
        double[] voxel = new double[3];
        setAt(voxel, plane.across(), rightIsPositive() ? column : columns() - 1 - column);
        setAt(voxel, plane.upwards(), rows() - 1 - row);
        setAt(voxel, plane.normal(), slice);
        return voxel;
    }

    /** The place {column, row, slice}, which may lie between or outside the voxels, of a position in RAS+ millimetres. */
    public double[] placeOf(double x, double y, double z) {
        double[] voxel = grid.affine().inverse().apply(x, y, z);
        double across = getAt(voxel, plane.across());
        return new double[] {
            rightIsPositive() ? across : columns() - 1 - across,
            rows() - 1 - getAt(voxel, plane.upwards()),
            getAt(voxel, plane.normal())};
    }

    /** Whether the picture's right is towards the patient's right or front. */
    private boolean rightIsPositive() {
        return plane != Plane.SAGITTAL && convention == Convention.NEUROLOGICAL;
    }

    private int axisOf(int world) {
        return grid.orientation().axisOf(world);
    }

    /** Sets the index along a world axis, counted towards R, A or S. */
    private void set(int[] voxel, int world, int towardsPositive) {
        voxel[axisOf(world)] = turned(world, towardsPositive);
    }

    private int get(int[] voxel, int world) {
        return turned(world, voxel[axisOf(world)]);
    }

    private int turned(int world, int index) {
        Orientation orientation = grid.orientation();
        int axis = orientation.axisOf(world);
        return orientation.positive(axis) ? index : grid.shape().get(axis) - 1 - index;
    }

    private void setAt(double[] voxel, int world, double towardsPositive) {
        int axis = axisOf(world);
        voxel[axis] = grid.orientation().positive(axis) ? towardsPositive : grid.shape().get(axis) - 1 - towardsPositive;
    }

    private double getAt(double[] voxel, int world) {
        int axis = axisOf(world);
        return grid.orientation().positive(axis) ? voxel[axis] : grid.shape().get(axis) - 1 - voxel[axis];
    }
}
