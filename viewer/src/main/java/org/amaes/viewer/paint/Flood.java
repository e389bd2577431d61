package org.amaes.viewer.paint;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import org.amaes.core.volume.Shape;

/**
 * Painting of all voxels that hang together with one: neighbours across a face that carry its label and may be
 * painted, in one slice or through all. Goes along whole lines of voxels at a time.
 */
final class Flood {

    private final LabelCanvas canvas;
    private final Pen pen;
    private final Shape shape;
    private final int from;
    private final IntArrayList waiting = new IntArrayList();

    private Flood(LabelCanvas canvas, Pen pen, int from) {
        this.canvas = canvas;
        this.pen = pen;
        this.shape = canvas.labels().shape();
        this.from = from;
    }

    /**
     * Fills from a voxel.
     *
     * @param fixed the voxel axis that is not gone along, or −1
     */
    static void fill(LabelCanvas canvas, Pen pen, int i, int j, int k, int fixed) {
        int seed = canvas.labels().shape().index(i, j, k);
        int label = canvas.get(seed);
        if (label != pen.label() && pen.mayPaint(seed)) {
            new Flood(canvas, pen, label).spread(seed, fixed);
        }
    }

    private void spread(int seed, int fixed) {
        int line = fixed == 2 ? 1 : 2;
        waiting.add(seed);
        while (!waiting.isEmpty()) {
            int voxel = waiting.removeInt(waiting.size() - 1);
            if (fillable(voxel)) {
                paintLine(voxel, line, fixed);
            }
        }
    }

    private boolean fillable(int voxel) {
        return canvas.get(voxel) == from && pen.mayPaint(voxel);
    }

    private void paintLine(int voxel, int line, int fixed) {
        int step = step(line);
        int place = place(voxel, line);
        int first = voxel;
        for (int at = place; at > 0 && fillable(first - step); at--) {
            first -= step;
        }
        int last = voxel;
        for (int at = place; at < shape.get(line) - 1 && fillable(last + step); at++) {
            last += step;
        }
        for (int at = first; at <= last; at += step) {
            pen.paint(at);
        }
        for (int axis = 0; axis < 3; axis++) {
            if (axis != line && axis != fixed) {
                int across = place(voxel, axis);
                int aside = step(axis);
                if (across > 0) {
                    note(first - aside, last - aside, step);
                }
                if (across < shape.get(axis) - 1) {
                    note(first + aside, last + aside, step);
                }
            }
        }
    }

    /** Notes the first voxel of every stretch of a neighbouring line that is to be filled. */
    private void note(int first, int last, int step) {
        boolean before = false;
        for (int at = first; at <= last; at += step) {
            boolean now = fillable(at);
            if (now && !before) {
                waiting.add(at);
            }
            before = now;
        }
    }

    private int step(int axis) {
        return axis == 0 ? shape.y() * shape.z() : axis == 1 ? shape.z() : 1;
    }

    private int place(int voxel, int axis) {
        return voxel / step(axis) % shape.get(axis);
    }
}
