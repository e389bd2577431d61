package org.amaes.viewer.state;

import java.util.Optional;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceGeometry;
import org.amaes.viewer.slice.Window;

/** The window that spreads the intensities of a rectangle of a slice from black to white. */
public final class RegionWindow {

    private RegionWindow() {
    }

    /**
     * The window from the lowest to the highest finite value of the windowed image at the voxels of a
     * rectangle in the first layer's current slice.
     *
     * @param a one corner
     * @param b the opposite corner
     * @return empty where the rectangle holds fewer than two different values
     */
    public static Optional<Window> of(ViewerState state, Plane plane, Position a, Position b) {
        if (state.windowed() < 0 || !state.isInside(plane)) {
            return Optional.empty();
        }
        Volume volume = ((Layer.Image) state.layers().get(state.windowed())).volume(state.channel());
        SliceGeometry geometry = state.geometry(plane);
        double[] from = geometry.placeOf(a.x(), a.y(), a.z());
        double[] to = geometry.placeOf(b.x(), b.y(), b.z());
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int column = first(from[0], to[0]); column <= last(from[0], to[0], geometry.columns()); column++) {
            for (int row = first(from[1], to[1]); row <= last(from[1], to[1], geometry.rows()); row++) {
                double value = valueAt(volume, geometry, column, row, state.slice(plane));
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        return low < high ? Optional.of(new Window(low, high)) : Optional.empty();
    }

    private static int first(double a, double b) {
        return (int) Math.max(0, Math.rint(Math.min(a, b)));
    }

    private static int last(double a, double b, int count) {
        return (int) Math.min(count - 1.0, Math.rint(Math.max(a, b)));
    }

    /** The value at a voxel of the slice, in a volume that may stand on another grid; NaN outside. */
    private static double valueAt(Volume volume, SliceGeometry geometry, int column, int row, int slice) {
        int[] voxel = geometry.voxel(column, row, slice);
        if (volume.grid().equals(geometry.grid())) {
            return volume.get(voxel[0], voxel[1], voxel[2]);
        }
        Position place = Position.of(geometry.grid().affine().apply(voxel[0], voxel[1], voxel[2]));
        return ReadOut.nearest(volume.grid(), place).map(at -> (double) volume.get(at.get(0), at.get(1), at.get(2))).orElse(Double.NaN);
    }
}
