package org.amaes.core.preprocess;

import org.amaes.core.volume.Shape;

/**
 * Where the parts of a prepared volume stand in its file: channels one after the other, then the labels,
 * then the foreground table, each part starting at a multiple of 64 bytes (docs/file-formats.md).
 *
 * @param dataStart where the first channel starts, a multiple of 64
 * @param shape voxels along each axis
 * @param channels how many there are
 * @param precision how intensities are kept
 * @param labelled whether there are labels, one byte a voxel
 * @param foregroundSamples entries of the foreground table, four bytes each
 */
public record VolumeLayout(long dataStart, Shape shape, int channels, Precision precision, boolean labelled, int foregroundSamples) {

    static final int ALIGNMENT = 64;

    static long align(long position) {
        return (position + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    long channelStart(int channel) {
        return dataStart + channel * align(shape.voxels() * precision.bytes());
    }

    long labelStart() {
        return channelStart(channels);
    }

    long foregroundStart() {
        return labelStart() + (labelled ? align(shape.voxels()) : 0);
    }

    /** The length of the whole file. */
    public long end() {
        return foregroundStart() + align((long) foregroundSamples * Integer.BYTES);
    }
}
