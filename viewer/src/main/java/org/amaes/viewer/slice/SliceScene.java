package org.amaes.viewer.slice;

import java.util.List;
import java.util.Objects;

/**
 * All that decides the pixels of one picture of a slice.
 *
 * @param layers what lies over one another, bottom first
 * @param frame which part of which slice
 * @param interpolation how images are shown between the middles of voxels
 * @param channel which volume of series is shown, from 0
 * @param lineWidth how wide outlines are in pixels, at least 1
 */
public record SliceScene(List<Layer> layers, SliceFrame frame, Interpolation interpolation, int channel, int lineWidth) {

    public SliceScene {
        layers = List.copyOf(layers);
        Objects.requireNonNull(frame);
        Objects.requireNonNull(interpolation);
        if (channel < 0 || lineWidth < 1) {
            throw new IllegalArgumentException("channel " + channel + ", line width " + lineWidth);
        }
    }
}
