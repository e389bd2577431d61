package org.amaes.viewer.slice;

/** On which side of axial and coronal pictures the patient's left is. */
public enum Convention {
    /** As facing the patient: the patient's right is on the left of the picture. */
    RADIOLOGICAL,
    /** As standing behind the patient: left is left. */
    NEUROLOGICAL
}
