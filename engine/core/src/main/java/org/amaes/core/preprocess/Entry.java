package org.amaes.core.preprocess;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

import org.amaes.core.volume.Shape;

/**
 * One prepared scan of a {@link VolumeStore}: what there is to know without reading its voxels.
 *
 * @param id the scan's id, unique in the store
 * @param subject the subject's id
 * @param session the session's id; empty where there are no sessions
 * @param sequence the sequence, such as FLAIR; empty where it is not known
 * @param file its file, relative to the store's folder
 * @param minima the smallest value of each channel; as many as there are channels
 * @param labelHistogram how many voxels carry each label that occurs; empty if the scan has no labels
 * @param foregroundVoxels how many voxels carry a label other than 0
 * @param sourceHashes one {@link VoxelHash} a channel of the scan as it was
 * @param sourceStamp the {@link SourceStamp} of the files it was made from; empty in stores of earlier versions
 * @param layout where its parts stand in the file
 */
public record Entry(String id, String subject, String session, String sequence, String file,
        List<Float> minima, SortedMap<Integer, Long> labelHistogram, long foregroundVoxels, List<String> sourceHashes,
        String sourceStamp, VolumeLayout layout) {

    public Entry {
        minima = List.copyOf(minima);
        sourceHashes = List.copyOf(sourceHashes);
        Objects.requireNonNull(id);
        Objects.requireNonNull(file);
        Objects.requireNonNull(sourceStamp);
        if (minima.size() != layout.channels()) {
            throw new IllegalArgumentException(minima.size() + " minima for " + layout.channels() + " channels");
        }
    }

    /** The number of voxels along each axis. */
    public Shape shape() {
        return layout.shape();
    }

    /** The number of channels. */
    public int channels() {
        return layout.channels();
    }

    /** Whether there is a segmentation. */
    public boolean isLabelled() {
        return layout.labelled();
    }

    /** The smallest value of a channel, which pads patches at the volume's border. */
    public float minimum(int channel) {
        return minima.get(channel);
    }

    /**
     * How many foreground voxels can be drawn with {@link VolumeStore#foregroundVoxel}: all of them up to
     * 10,000, else 10,000 drawn uniformly; 0 for a scan without foreground.
     */
    public int foregroundSamples() {
        return layout.foregroundSamples();
    }
}
