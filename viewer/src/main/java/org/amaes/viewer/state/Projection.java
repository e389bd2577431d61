package org.amaes.viewer.state;

/** What a ray through the whole volume shows. */
public enum Projection {
    /** The greatest intensity on its way. */
    MAXIMUM,
    /** The surface of the labels, lit from the viewer, before a faint maximum. */
    LABELS
}
