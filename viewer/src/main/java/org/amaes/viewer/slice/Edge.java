package org.amaes.viewer.slice;

/** A side of a picture. */
public enum Edge {
    /** The picture's left. */
    LEFT,
    /** The picture's right. */
    RIGHT,
    /** The picture's top. */
    TOP,
    /** The picture's bottom. */
    BOTTOM
}
