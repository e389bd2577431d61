package org.amaes.viewer.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.amaes.core.volume.Grid;
import org.amaes.viewer.slice.Layer;

/**
 * What is at one place: where it is in mm and in voxels of the first layer, and what each layer holds there,
 * at its nearest voxel.
 *
 * @param voxel the nearest voxel of the first layer {i, j, k}, counted from 0 as in the file; empty outside
 * @param layers what the layers hold, top first, such as "T1.nii.gz 812.5" or "lesions.nii.gz: lesion"
 */
public record ReadOut(Position position, Optional<List<Integer>> voxel, List<String> layers) {

    /** What is at a place. */
    public static ReadOut at(ViewerState state, Position position) {
        List<String> said = new ArrayList<>();
        for (Layer layer : state.layers().reversed()) {
            nearest(layer.grid(), position).map(voxel -> describe(layer, voxel, state.channel())).ifPresent(said::add);
        }
        return new ReadOut(position, state.isEmpty() ? Optional.empty() : nearest(state.layers().getFirst().grid(), position), List.copyOf(said));
    }

    /** The voxel that a place lies in, if it is inside a grid. */
    public static Optional<List<Integer>> nearest(Grid grid, Position position) {
        double[] at = grid.affine().inverse().apply(position.x(), position.y(), position.z());
        List<Integer> voxel = new ArrayList<>(3);
        for (int axis = 0; axis < 3; axis++) {
            int index = (int) Math.rint(at[axis]);
            if (index < 0 || index >= grid.shape().get(axis)) {
                return Optional.empty();
            }
            voxel.add(index);
        }
        return Optional.of(List.copyOf(voxel));
    }

    private static String describe(Layer layer, List<Integer> voxel, int channel) {
        return switch (layer) {
            case Layer.Image image -> image.name() + " " + number(image.volume(channel).get(voxel.get(0), voxel.get(1), voxel.get(2)));
            case Layer.Labels labels -> {
                int label = labels.labels().get(voxel.get(0), voxel.get(1), voxel.get(2));
                String number = labels.palette().names().containsKey(label) ? " (" + label + ")" : "";
                yield labels.name() + ": " + labels.palette().name(label) + number;
            }
        };
    }

    /** A value with four significant digits, whole numbers whole. */
    static String number(float value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return Float.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : value != value ? "no number (NaN)" : "infinite";
    }

    /** The coordinates in mm with the direction of each, such as "R 12.0  A 3.5  I 20.0 mm". */
    public String millimetres() {
        return String.format(Locale.ROOT, "%s %.1f  %s %.1f  %s %.1f mm", position.x() < 0 ? "L" : "R", Math.abs(position.x()),
                position.y() < 0 ? "P" : "A", Math.abs(position.y()), position.z() < 0 ? "I" : "S", Math.abs(position.z()));
    }

    /** Everything in one line. */
    public String line() {
        String place = voxel.map(at -> "voxel " + at.get(0) + ", " + at.get(1) + ", " + at.get(2)).orElse("outside the scan");
        return millimetres() + "   ·   " + place + (layers.isEmpty() ? "" : "   ·   " + String.join("   ·   ", layers));
    }
}
