package org.amaes.app.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.ColorMaps;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Window;
import org.amaes.viewer.state.ViewerState;

/** How sure a network was, as a coloured layer over the scan: from 5 % (below, nothing) to 100 %. */
final class Probabilities {

    /** Below this nothing is drawn, so that the scan is seen. */
    private static final float LEAST = 0.05f;
    private static final double OPACITY = 0.6;
    private static final String NAME = "probability";

    private Probabilities() {
    }

    /** Reads one; for a worker's thread. */
    static Layer.Image read(Path file) throws WorkbenchException {
        Volume volume = NiftiReader.readVolume(file);
        float[] data = volume.data().clone();
        for (int v = 0; v < data.length; v++) {
            data[v] = data[v] < LEAST ? Float.NaN : data[v];
        }
        return new Layer.Image(NAME, List.of(new Volume(volume.grid(), data)), new Window(0, 1), ColorMaps.FIRE, OPACITY, true);
    }

    /** A state with this layer right above the scan, in the place of an earlier one. */
    static ViewerState with(ViewerState state, Layer.Image layer) {
        List<Layer> layers = new ArrayList<>(without(state).layers());
        layers.add(1, layer);
        return state.withLayers(layers).withActive(layers.size() - 1);
    }

    /** A state without it. */
    static ViewerState without(ViewerState state) {
        List<Layer> layers = new ArrayList<>(state.layers());
        layers.removeIf(layer -> layer instanceof Layer.Image && layer.name().equals(NAME));
        return layers.isEmpty() ? state : state.withActive(0).withLayers(layers).withActive(layers.size() - 1);
    }
}
