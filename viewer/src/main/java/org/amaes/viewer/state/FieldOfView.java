package org.amaes.viewer.state;

import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;
import org.amaes.viewer.slice.Convention;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceGeometry;

/**
 * The box that zoom 1 shows: where its middle is and how long its sides are in mm.
 *
 * @param right along the axis closest to left-right
 * @param front along the axis closest to front-back
 * @param up along the axis closest to up-down
 */
public record FieldOfView(Position centre, double right, double front, double up) {

    /** A whole volume. */
    public static FieldOfView of(Grid grid) {
        Shape shape = grid.shape();
        SliceGeometry axial = new SliceGeometry(grid, Plane.AXIAL, Convention.RADIOLOGICAL);
        SliceGeometry coronal = new SliceGeometry(grid, Plane.CORONAL, Convention.RADIOLOGICAL);
        return new FieldOfView(
                Position.of(grid.affine().apply((shape.x() - 1) / 2.0, (shape.y() - 1) / 2.0, (shape.z() - 1) / 2.0)),
                axial.widthInMillimetres(), axial.heightInMillimetres(), coronal.heightInMillimetres());
    }

    /** The side along a world axis: 0 right, 1 front, 2 up. */
    public double side(int world) {
        return world == 0 ? right : world == 1 ? front : up;
    }

    /** How many pixels a millimetre takes where the field just fits a picture of a plane. */
    public double pixelsPerMillimetre(Plane plane, double width, double height) {
        return Math.min(width / side(plane.across()), height / side(plane.upwards()));
    }
}
