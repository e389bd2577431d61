package org.amaes.app.explore;

import java.util.List;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.viewer.pane.SlicePointer;
import org.amaes.viewer.pane.SliceTool;
import org.amaes.viewer.state.Position;

/** The brush that hides tokens, or the eraser that shows them again, in any of the pictures. */
final class MaskTool implements SliceTool {

    private final Exploring models;
    private final boolean hides;

    MaskTool(Exploring models, boolean hides) {
        this.models = models;
        this.hides = hides;
    }

    @Override
    public void press(SlicePointer pointer) {
        models.painting().begin();
        paint(pointer);
    }

    @Override
    public void drag(SlicePointer pointer) {
        paint(pointer);
    }

    @Override
    public void release(SlicePointer pointer) {
        models.painting().end();
    }

    private void paint(SlicePointer pointer) {
        double[] voxel = voxel(pointer);
        models.painting().at(new int[] {(int) Math.rint(voxel[0]), (int) Math.rint(voxel[1]), (int) Math.rint(voxel[2])}, across(pointer), hides);
    }

    private static Grid grid(SlicePointer pointer) {
        return pointer.frame().geometry().grid();
    }

    private static double[] voxel(SlicePointer pointer) {
        return grid(pointer).affine().inverse().apply(pointer.position().x(), pointer.position().y(), pointer.position().z());
    }

    /** The voxel axis across the slice: the one along which the slice's voxels do not change. */
    private static int across(SlicePointer pointer) {
        var geometry = pointer.frame().geometry();
        int[] here = geometry.voxel(0, 0, 0);
        int[] next = geometry.voxel(0, 0, Math.min(1, geometry.slices() - 1));
        for (int axis = 0; axis < 3; axis++) {
            if (here[axis] != next[axis]) {
                return axis;
            }
        }
        return 2;
    }

    /** The tokens under the brush, as a square around the one that is pointed at. */
    @Override
    public List<List<Position>> outline(SlicePointer pointer) {
        int token = models.explore().choice().get().masking().token();
        int radius = models.painting().radius();
        int across = across(pointer);
        int first = (across + 1) % 3;
        int second = (across + 2) % 3;
        double[] voxel = voxel(pointer);
        double[] low = new double[3];
        double[] high = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            int at = Math.floorDiv((int) Math.rint(voxel[axis]), token);
            low[axis] = (at - radius) * token - 0.5;
            high[axis] = (at + radius + 1) * token - 0.5;
        }
        double[][] corners = {{low[first], low[second]}, {high[first], low[second]}, {high[first], high[second]}, {low[first], high[second]}};
        Affine affine = grid(pointer).affine();
        List<Position> line = new java.util.ArrayList<>();
        for (double[] corner : corners) {
            double[] place = voxel.clone();
            place[first] = corner[0];
            place[second] = corner[1];
            line.add(Position.of(affine.apply(place[0], place[1], place[2])));
        }
        return List.of(line);
    }
}
