package org.amaes.core.preprocess;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * A scan as a network sees it: its channels in RAS orientation, cropped, scaled to [0, 1] and resampled,
 * with its labels on the same grid (SPEC section 2).
 *
 * @param channels one volume a channel, at least one, all of one shape, values in [0, 1]
 * @param labels the segmentation, where there is one
 * @param origin what leads back to the scan as it was
 * @param sourceHashes one {@link VoxelHash} a channel of the scan as it was
 */
public record PreparedVolume(List<Volume> channels, Optional<LabelMap> labels, Origin origin, List<String> sourceHashes) {

    public PreparedVolume {
        channels = List.copyOf(channels);
        sourceHashes = List.copyOf(sourceHashes);
        Objects.requireNonNull(labels);
        Shape shape = origin.preparedGrid().shape();
        if (channels.isEmpty() || channels.stream().anyMatch(channel -> !channel.shape().equals(shape))) {
            throw new IllegalArgumentException("A prepared volume has one or more channels, all of shape " + shape);
        }
        if (labels.isPresent() && !labels.get().shape().equals(shape)) {
            throw new IllegalArgumentException("The labels have shape " + labels.get().shape() + ", the channels " + shape);
        }
        if (sourceHashes.size() != channels.size()) {
            throw new IllegalArgumentException(sourceHashes.size() + " hashes for " + channels.size() + " channels");
        }
    }

    /** How many voxels carry each label that occurs; empty without labels. */
    SortedMap<Integer, Long> labelHistogram() {
        SortedMap<Integer, Long> histogram = new TreeMap<>();
        if (labels.isPresent()) {
            long[] counts = labels.get().histogram();
            for (int label = 0; label < counts.length; label++) {
                if (counts[label] > 0) {
                    histogram.put(label, counts[label]);
                }
            }
        }
        return histogram;
    }

    /** The grid of every channel and of the labels. */
    public Grid grid() {
        return origin.preparedGrid();
    }

    /** The number of voxels along each axis. */
    public Shape shape() {
        return grid().shape();
    }
}
