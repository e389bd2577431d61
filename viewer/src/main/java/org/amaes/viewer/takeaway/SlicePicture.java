package org.amaes.viewer.takeaway;

import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceFrame;
import org.amaes.viewer.slice.SliceGeometry;
import org.amaes.viewer.slice.SliceRenderer;
import org.amaes.viewer.state.Position;
import org.amaes.viewer.state.ViewerState;

/**
 * Pictures of what a viewer shows, drawn anew at the size asked for, never blown up. What is written on them says where
 * the slice is, and never whose scan it is or which file it came from.
 */
public final class SlicePicture {

    /** The greatest scale. */
    public static final int MOST_SCALE = 4;
    private static final int GAP = 2;

    private SlicePicture() {
    }

    /**
     * One plane.
     *
     * @param width of the view in the window's units
     * @param height of the view in the window's units
     * @param scale pixels a unit, 1 to 4
     * @param marked whether letters, slice number, scale bar and the note on research use are drawn
     */
    public static Picture of(ViewerState state, Plane plane, int width, int height, int scale, boolean marked) {
        if (scale < 1 || scale > MOST_SCALE) {
            throw new IllegalArgumentException("A picture is drawn at 1 to 4 times the size: " + scale);
        }
        SliceFrame frame = state.frame(plane, width * scale, height * scale);
        int[] pixels = new int[frame.width() * frame.height()];
        new SliceRenderer().draw(state.scene(plane, frame.width(), frame.height(), scale), pixels);
        Picture picture = new Picture(frame.width(), frame.height(), pixels);
        return marked ? PictureMarks.draw(picture, frame, state.isInside(plane), scale) : picture;
    }

    /** The three planes side by side, each as {@link #of}. */
    public static Picture ofAll(ViewerState state, int width, int height, int scale, boolean marked) {
        return Picture.row(GAP * scale, of(state, Plane.AXIAL, width, height, scale, marked),
                of(state, Plane.CORONAL, width, height, scale, marked), of(state, Plane.SAGITTAL, width, height, scale, marked));
    }

    /** The same state with its crosshair in the middle of a slice, counted from 0. */
    public static ViewerState atSlice(ViewerState state, Plane plane, int slice) {
        SliceGeometry geometry = state.geometry(plane);
        double[] voxel = geometry.voxelAt((geometry.columns() - 1) / 2.0, (geometry.rows() - 1) / 2.0, slice);
        return state.withCrosshair(Position.of(geometry.grid().affine().apply(voxel[0], voxel[1], voxel[2])));
    }
}
