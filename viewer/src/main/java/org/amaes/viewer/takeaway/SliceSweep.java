package org.amaes.viewer.takeaway;

import java.util.Objects;
import java.util.stream.Stream;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.state.ViewerState;

/**
 * A walk through the slices of a plane, as pictures one after the other.
 *
 * @param first the slice it begins with, from 0
 * @param last the slice it ends with; before {@code first} where it goes backwards
 * @param width of a picture in the window's units
 * @param height of a picture in the window's units
 * @param scale pixels a unit, 1 to 4
 * @param marked whether letters, slice number, scale bar and the note on research use are drawn
 */
public record SliceSweep(ViewerState state, Plane plane, int first, int last, int width, int height, int scale, boolean marked) {

    public SliceSweep {
        Objects.requireNonNull(plane);
        int slices = state.geometry(plane).slices();
        if (first < 0 || last < 0 || first >= slices || last >= slices) {
            throw new IllegalArgumentException("Slices " + first + " to " + last + " of " + slices);
        }
    }

    /** How many pictures it has. */
    public int count() {
        return Math.abs(last - first) + 1;
    }

    /** The pictures, each drawn when it is asked for. */
    Stream<Picture> pictures() {
        int step = last < first ? -1 : 1;
        return Stream.iterate(first, slice -> slice + step).limit(count())
                .map(slice -> SlicePicture.of(SlicePicture.atSlice(state, plane, slice), plane, width, height, scale, marked));
    }
}
