package org.amaes.viewer.slice;

/** How the voxels of a label are marked. */
public enum LabelStyle {
    /** Tinted. */
    FILLED,
    /** A line along the inside of their border; the image within stays as it is. */
    OUTLINED
}
