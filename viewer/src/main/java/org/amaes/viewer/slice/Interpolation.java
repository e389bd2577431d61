package org.amaes.viewer.slice;

/** What a pixel between the middles of voxels shows. Labels are always shown as the nearest. */
public enum Interpolation {
    /** The value of the nearest voxel: voxels are seen as boxes. */
    NEAREST,
    /** A weighted mean of the voxels around. */
    LINEAR
}
