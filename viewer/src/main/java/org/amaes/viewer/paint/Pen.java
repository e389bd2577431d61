package org.amaes.viewer.paint;

import java.util.Optional;
import org.amaes.core.volume.Volume;

/** What gives voxels one label, where the settings let it. */
final class Pen {

    private final LabelCanvas canvas;
    private final float[] values;
    private final int label;
    private final Overwrite overwrite;
    private final Optional<ValueRange> range;

    Pen(LabelCanvas canvas, Volume image, PaintSettings settings) {
        this.canvas = canvas;
        this.values = image.data();
        this.label = settings.label();
        this.overwrite = settings.overwrite();
        this.range = settings.range();
    }

    /** The label it paints. */
    int label() {
        return label;
    }

    /** Whether a voxel's label and intensity may be painted over. */
    boolean mayPaint(int voxel) {
        return overwrite.allows(canvas.get(voxel)) && (range.isEmpty() || range.get().contains(values[voxel]));
    }

    /** Paints a voxel where it may. */
    void paint(int voxel) {
        if (mayPaint(voxel)) {
            canvas.set(voxel, label);
        }
    }
}
