package org.amaes.core.dataset;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.PatchRandom;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Shape;

/**
 * The prepared scans that patches are cropped from: intensities in [0, 1] at 1 mm, perhaps with labels.
 *
 * <p>Safe for several threads reading at once.
 */
public interface PatchSource {

    /** How many scans (for fine-tuning: cases) there are. */
    int entries();

    /** How many channels every scan has, at least 1. */
    int channels();

    /** Whether the scans have labels. */
    boolean hasLabels();

    /** The voxels of a scan along each axis. */
    Shape shape(int entry);

    /** The smallest intensity of a channel, which stands for everything outside the scan. */
    float minimum(int entry, int channel) throws WorkbenchException;

    /**
     * Reads a block of one channel.
     *
     * @param box the block, inside the scan
     * @param into receives the voxels, z fastest, from 0 on
     * @throws WorkbenchException if the scan cannot be read
     */
    void readCrop(int entry, int channel, Box box, float[] into) throws WorkbenchException;

    /**
     * Reads a block of the labels; only if there are labels.
     *
     * @throws WorkbenchException if they cannot be read
     */
    void readLabels(int entry, Box box, byte[] into) throws WorkbenchException;

    /**
     * Draws one of the voxels with a label other than 0, each equally likely.
     *
     * @param voxel receives its indices along x, y, z
     * @return whether there is one: a case without foreground is legal
     * @throws WorkbenchException if the labels cannot be read
     */
    boolean drawForeground(int entry, PatchRandom random, int[] voxel) throws WorkbenchException;
}
