package org.amaes.viewer.state;

import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Shape;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceGeometry;

/** The ways of moving through a volume, as functions of what is on show; without layers they change nothing. */
public final class Navigation {

    private Navigation() {
    }

    /** The crosshair at a place, kept within the outermost voxels' middles. */
    public static ViewerState moveTo(ViewerState state, Position place) {
        if (state.isEmpty()) {
            return state;
        }
        Affine affine = state.layers().getFirst().grid().affine();
        Shape shape = state.layers().getFirst().grid().shape();
        double[] voxel = affine.inverse().apply(place.x(), place.y(), place.z());
        for (int axis = 0; axis < 3; axis++) {
            voxel[axis] = Math.clamp(voxel[axis], 0.0, shape.get(axis) - 1.0);
        }
        return state.withCrosshair(Position.of(affine.apply(voxel[0], voxel[1], voxel[2])));
    }

    /** So many slices further through a plane, stopping at either end; lands on the middle of a slice. */
    public static ViewerState scroll(ViewerState state, Plane plane, int slices) {
        if (state.isEmpty()) {
            return state;
        }
        SliceGeometry geometry = state.geometry(plane);
        Position now = state.crosshair();
        double[] place = geometry.placeOf(now.x(), now.y(), now.z());
        double to = Math.clamp((long) Math.rint(place[2]) + slices, 0, geometry.slices() - 1);
        double[] voxel = geometry.voxelAt(place[0], place[1], to);
        return state.withCrosshair(Position.of(geometry.grid().affine().apply(voxel[0], voxel[1], voxel[2])));
    }

    /** A plane seen larger (factor above 1) or smaller, with one place staying where it is in the picture. */
    public static ViewerState zoom(ViewerState state, Plane plane, double factor, Position anchor) {
        Camera camera = state.cameras().get(plane);
        double zoom = new Camera(camera.zoom() * factor, anchor).zoom();
        return state.withCamera(plane, new Camera(zoom, anchor.towards(camera.centre(), camera.zoom() / zoom)));
    }

    /** A plane moved so that what was at one place of the picture is now at another. */
    public static ViewerState pan(ViewerState state, Plane plane, Position from, Position to) {
        Camera camera = state.cameras().get(plane);
        return state.withCamera(plane, new Camera(camera.zoom(), camera.centre().movedBy(to, from)));
    }

    /** A plane as it was when opened: the whole field of view. */
    public static ViewerState reset(ViewerState state, Plane plane) {
        return state.withCamera(plane, new Camera(1, state.field().centre()));
    }

    /** All planes, and the turn of the volume, as they were when opened. */
    public static ViewerState reset(ViewerState state) {
        return state.withCameras(state.field(), ViewerState.cameras(state.field().centre())).withTurn(Turn.START);
    }
}
