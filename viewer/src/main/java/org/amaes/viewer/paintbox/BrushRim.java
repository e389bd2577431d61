package org.amaes.viewer.paintbox;

import java.util.ArrayList;
import java.util.List;
import org.amaes.viewer.pane.SlicePointer;
import org.amaes.viewer.slice.SliceFrame;
import org.amaes.viewer.state.Position;

/** The rim of a brush in a slice: a circle in the patient's millimetres. */
final class BrushRim {

    private static final int CORNERS = 64;

    private BrushRim() {
    }

    /** The circle around the mouse, as a closed line. */
    static List<Position> around(SlicePointer pointer, double radius) {
        SliceFrame frame = pointer.frame();
        double[] origin = frame.world(0, 0);
        double[] right = unit(minus(frame.world(1, 0), origin));
        double[] down = minus(frame.world(0, 1), origin);
        double along = dot(right, down);
        double[] across = unit(new double[] {down[0] - along * right[0], down[1] - along * right[1], down[2] - along * right[2]});
        Position centre = pointer.position();
        List<Position> rim = new ArrayList<>(CORNERS);
        for (int corner = 0; corner < CORNERS; corner++) {
            double c = radius * Math.cos(2 * Math.PI * corner / CORNERS);
            double s = radius * Math.sin(2 * Math.PI * corner / CORNERS);
            rim.add(new Position(centre.x() + c * right[0] + s * across[0], centre.y() + c * right[1] + s * across[1],
                    centre.z() + c * right[2] + s * across[2]));
        }
        return rim;
    }

    private static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double[] unit(double[] a) {
        double length = Math.sqrt(dot(a, a));
        return new double[] {a[0] / length, a[1] / length, a[2] / length};
    }
}
