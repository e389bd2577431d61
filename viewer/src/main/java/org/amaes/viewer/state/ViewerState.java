package org.amaes.viewer.state;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.amaes.core.volume.Shape;
import org.amaes.viewer.slice.Convention;
import org.amaes.viewer.slice.Interpolation;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceFrame;
import org.amaes.viewer.slice.SliceGeometry;
import org.amaes.viewer.slice.SliceScene;

/**
 * All that decides what a viewer shows; replaced as a whole when anything changes.
 *
 * <p>The grid of the first layer is the one whose slices are cut; other layers may stand on others. The
 * crosshair lies in mm, so it means the same place in every volume, and may lie outside this one.
 * {@link Navigation} and {@link Look} are the changes people make.
 *
 * @param layers what lies over one another, bottom first; empty before something is opened
 * @param active which layer opacity and window changes are about; 0 where there is none
 * @param overlaysShown whether all layers but the first are drawn
 * @param crosshair where the three slices meet
 * @param field what zoom 1 shows
 * @param cameras how each plane is looked at
 * @param channel which volume of a series is shown, from 0
 * @param maximised the one panel that is shown, if it is one only
 */
public record ViewerState(List<Layer> layers, int active, boolean overlaysShown, Position crosshair, FieldOfView field,
        Map<Plane, Camera> cameras, int channel, Convention convention, Interpolation interpolation, Tool tool,
        Turn turn, Projection projection, Optional<Panel> maximised) {

    /** Nothing is open. */
    public static final ViewerState EMPTY = new ViewerState(List.of(), 0, true, Position.ORIGIN,
            new FieldOfView(Position.ORIGIN, 1, 1, 1), cameras(Position.ORIGIN), 0, Convention.RADIOLOGICAL, Interpolation.LINEAR,
            Tool.NAVIGATE, Turn.START, Projection.MAXIMUM, Optional.empty());

    /** The share of a picture's sides that zoom 1 leaves free for the letters. */
    private static final double MARGIN = 0.08;

    public ViewerState {
        layers = List.copyOf(layers);
        cameras = Map.copyOf(cameras);
        Objects.requireNonNull(crosshair);
        Objects.requireNonNull(field);
        Objects.requireNonNull(convention);
        Objects.requireNonNull(interpolation);
        Objects.requireNonNull(tool);
        Objects.requireNonNull(turn);
        Objects.requireNonNull(projection);
        Objects.requireNonNull(maximised);
        if (cameras.size() != Plane.values().length) {
            throw new IllegalArgumentException("Every plane has a camera");
        }
        if (active < 0 || active >= Math.max(1, layers.size()) || channel < 0) {
            throw new IllegalArgumentException("layer " + active + " of " + layers.size() + ", channel " + channel);
        }
    }

    static Map<Plane, Camera> cameras(Position centre) {
        Map<Plane, Camera> cameras = new EnumMap<>(Plane.class);
        for (Plane plane : Plane.values()) {
            cameras.put(plane, new Camera(1, centre));
        }
        return cameras;
    }

    /** Other layers looked at from their middle, with the way of looking kept. */
    public ViewerState open(List<Layer> opened) {
        if (opened.isEmpty()) {
            return EMPTY.withConvention(convention).withInterpolation(interpolation);
        }
        FieldOfView whole = FieldOfView.of(opened.getFirst().grid());
        // A voxel's middle, so that the read-out says whole slices.
        Shape shape = opened.getFirst().grid().shape();
        Position middle = Position.of(opened.getFirst().grid().affine().apply(shape.x() / 2, shape.y() / 2, shape.z() / 2));
        return new ViewerState(opened, opened.size() - 1, true, middle, whole, cameras(whole.centre()), 0,
                convention, interpolation, Tool.NAVIGATE, Turn.START,
                opened.stream().anyMatch(Layer.Labels.class::isInstance) ? Projection.LABELS : Projection.MAXIMUM, flatPanel(opened.getFirst()));
    }

    /** The plane of a file of one slice, which has nothing to show in the others. */
    private static Optional<Panel> flatPanel(Layer layer) {
        for (Plane plane : Plane.values()) {
            SliceGeometry geometry = new SliceGeometry(layer.grid(), plane, Convention.RADIOLOGICAL);
            if (geometry.slices() == 1 && geometry.columns() > 1 && geometry.rows() > 1) {
                return Optional.of(Panel.of(plane));
            }
        }
        return Optional.empty();
    }

    /** Whether nothing is open. */
    public boolean isEmpty() {
        return layers.isEmpty();
    }

    /** The greatest number of volumes that a layer has. */
    public int channels() {
        return layers.stream().mapToInt(layer -> layer instanceof Layer.Image image ? image.channels().size() : 1).max().orElse(1);
    }

    /** How the slices of a plane stand; for states with layers only. */
    public SliceGeometry geometry(Plane plane) {
        return new SliceGeometry(layers.getFirst().grid(), plane, convention);
    }

    /** The slice of a plane that the crosshair is in; below 0, or the number of slices and more, where it is outside. */
    public int slice(Plane plane) {
        return (int) Math.rint(geometry(plane).placeOf(crosshair.x(), crosshair.y(), crosshair.z())[2]);
    }

    /** Whether the crosshair is in a slice of a plane that the volume has. */
    public boolean isInside(Plane plane) {
        int slice = slice(plane);
        return slice >= 0 && slice < geometry(plane).slices();
    }

    /** Which part of which slice fills a picture of a plane. */
    public SliceFrame frame(Plane plane, int width, int height) {
        SliceGeometry geometry = geometry(plane);
        Camera camera = cameras.get(plane);
        double[] centre = geometry.placeOf(camera.centre().x(), camera.centre().y(), camera.centre().z());
        double scale = camera.zoom() * field.pixelsPerMillimetre(plane, width * (1 - MARGIN), height * (1 - MARGIN));
        return SliceFrame.around(geometry, slice(plane), centre[0], centre[1], scale, width, height);
    }

    /** What a picture of a plane shows. */
    public SliceScene scene(Plane plane, int width, int height, int lineWidth) {
        return new SliceScene(overlaysShown ? layers : layers.subList(0, 1), frame(plane, width, height), interpolation, channel, lineWidth);
    }

    /** The index of the image whose window is changed: the active layer, or the first image where that is a segmentation. */
    public int windowed() {
        if (!isEmpty() && layers.get(active) instanceof Layer.Image) {
            return active;
        }
        for (int index = 0; index < layers.size(); index++) {
            if (layers.get(index) instanceof Layer.Image) {
                return index;
            }
        }
        return -1;
    }

    /** The same with another list of layers; the active one stays the one at its index. */
    public ViewerState withLayers(List<Layer> layers) {
        return with(layers, Math.max(0, Math.min(active, layers.size() - 1)), overlaysShown);
    }

    /** The same with one layer more on top, which becomes the active one. */
    public ViewerState withLayer(Layer layer) {
        List<Layer> more = new ArrayList<>(layers);
        more.add(layer);
        return with(more, more.size() - 1, overlaysShown);
    }

    /** The same with one layer replaced. */
    public ViewerState withLayer(int index, Layer layer) {
        List<Layer> changed = new ArrayList<>(layers);
        changed.set(index, layer);
        return with(changed, active, overlaysShown);
    }

    /** The same without a layer that lies over the first. */
    public ViewerState withoutLayer(int index) {
        if (index == 0) {
            throw new IllegalArgumentException("The first layer carries the others");
        }
        List<Layer> fewer = new ArrayList<>(layers);
        fewer.remove(index);
        return with(fewer, Math.min(active, fewer.size() - 1), overlaysShown);
    }

    /** The same with another active layer. */
    public ViewerState withActive(int active) {
        return with(layers, active, overlaysShown);
    }

    /** The same with all layers but the first shown or hidden. */
    public ViewerState withOverlaysShown(boolean overlaysShown) {
        return with(layers, active, overlaysShown);
    }

    private ViewerState with(List<Layer> layers, int active, boolean overlaysShown) {
        return new ViewerState(layers, active, overlaysShown, crosshair, field, cameras, channel, convention, interpolation, tool,
                turn, projection, maximised);
    }

    /** The same with the crosshair at a place, which may be outside. */
    public ViewerState withCrosshair(Position crosshair) {
        return with(crosshair, field, cameras);
    }

    /** The same looked at in another way. */
    public ViewerState withCameras(FieldOfView field, Map<Plane, Camera> cameras) {
        return with(crosshair, field, cameras);
    }

    /** The same with one plane looked at in another way. */
    public ViewerState withCamera(Plane plane, Camera camera) {
        Map<Plane, Camera> changed = new EnumMap<>(cameras);
        changed.put(plane, camera);
        return with(crosshair, field, changed);
    }

    private ViewerState with(Position crosshair, FieldOfView field, Map<Plane, Camera> cameras) {
        return new ViewerState(layers, active, overlaysShown, crosshair, field, cameras, channel, convention, interpolation, tool,
                turn, projection, maximised);
    }

    /** The same with another volume of a series. */
    public ViewerState withChannel(int channel) {
        return with(channel, convention, interpolation, tool);
    }

    /** The same with the patient's left on the given side. */
    public ViewerState withConvention(Convention convention) {
        return with(channel, convention, interpolation, tool);
    }

    /** The same with other pixels between voxels. */
    public ViewerState withInterpolation(Interpolation interpolation) {
        return with(channel, convention, interpolation, tool);
    }

    /** The same with another tool in hand. */
    public ViewerState withTool(Tool tool) {
        return with(channel, convention, interpolation, tool);
    }

    private ViewerState with(int channel, Convention convention, Interpolation interpolation, Tool tool) {
        return new ViewerState(layers, active, overlaysShown, crosshair, field, cameras, channel, convention, interpolation, tool,
                turn, projection, maximised);
    }

    /** The same with the volume seen from elsewhere. */
    public ViewerState withTurn(Turn turn) {
        return with(turn, projection, maximised);
    }

    /** The same with other rays through the volume. */
    public ViewerState withProjection(Projection projection) {
        return with(turn, projection, maximised);
    }

    /** The same with one panel only, or with all four. */
    public ViewerState withMaximised(Optional<Panel> maximised) {
        return with(turn, projection, maximised);
    }

    private ViewerState with(Turn turn, Projection projection, Optional<Panel> maximised) {
        return new ViewerState(layers, active, overlaysShown, crosshair, field, cameras, channel, convention, interpolation, tool,
                turn, projection, maximised);
    }
}
