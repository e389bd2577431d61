package org.amaes.viewer.load;

import java.util.List;
import org.amaes.core.WorkbenchException;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.ColorMaps;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Window;

/** The difference of two images on one grid, voxel by voxel. */
public final class Difference {

    /** Corners further apart than this, in mm, make two grids different. */
    private static final double TOLERANCE = 0.01;

    private Difference() {
    }

    /**
     * The second image minus the first; NaN where either is.
     *
     * @throws WorkbenchException if their voxels do not stand at the same places
     */
    public static Volume of(Layer.Image first, Layer.Image second, int channel) throws WorkbenchException {
        if (!first.grid().matches(second.grid(), TOLERANCE)) {
            throw new WorkbenchException(first.name() + " and " + second.name() + " cannot be subtracted: their voxels do not stand at the "
                    + "same places (" + first.grid().shape() + " and " + second.grid().shape() + "). Register one to the other first, or look "
                    + "at them side by side.");
        }
        float[] a = first.volume(channel).data();
        float[] b = second.volume(channel).data();
        float[] difference = new float[a.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = b[i] - a[i];
        }
        return new Volume(first.grid(), difference);
    }

    /** A difference in blue (less), nothing, and orange (more), with equal steps to either side of 0. */
    public static Layer.Image layer(String name, Volume difference) {
        Window range = Window.of(difference);
        double most = Math.max(Math.abs(range.low()), Math.abs(range.high()));
        return new Layer.Image(name, List.of(difference), new Window(-most, most), ColorMaps.DIVERGING.fadingAtTheMiddle(), 1, true);
    }
}
