package org.amaes.core.quality;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a segmentation holds.
 *
 * @param voxels how many voxels carry each label that occurs, background included
 * @param voxelVolume the volume of one voxel in mm³
 */
public record LabelFacts(SortedMap<Integer, Long> voxels, double voxelVolume) {

    public LabelFacts {
        voxels = Collections.unmodifiableSortedMap(new TreeMap<>(voxels));
    }

    /** How many voxels carry a label other than 0. */
    public long foreground() {
        return voxels.entrySet().stream().filter(entry -> entry.getKey() != 0).mapToLong(entry -> entry.getValue()).sum();
    }

    /** The volume of everything outlined, in millilitres. */
    public double millilitres() {
        return foreground() * voxelVolume / 1000;
    }
}
