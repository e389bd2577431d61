package org.amaes.core.phantom;

/** What a point of the head is made of; the ordinal is the label in a phantom's tissue map. */
public enum Tissue {
    /** Outside the head, in the sinuses and, once the skull is stripped, everything but the brain. */
    AIR,
    /** Skin and muscle. */
    SOFT,
    /** The marrow between the tables of the skull. */
    DIPLOE,
    /** The compact bone of the skull, and dura. */
    BONE,
    /** Cerebrospinal fluid in ventricles, sulci and cisterns. */
    CSF,
    /** The cortex of cerebrum and cerebellum, and the hippocampus. */
    CORTEX,
    /** Cerebral and cerebellar white matter, lesions included. */
    WHITE_MATTER,
    /** Caudate nucleus, putamen and thalamus. */
    DEEP_GREY,
    /** The globus pallidus. */
    PALLIDUM,
    /** Midbrain, pons and medulla. */
    BRAIN_STEM,
    /** The eyeball's vitreous body. */
    EYE,
    /** Fat under the skin and in the orbits. */
    FAT;

    /** The label of this tissue in a tissue map. */
    public byte label() {
        return (byte) ordinal();
    }

    /** Whether brain extraction keeps it wherever it stands. */
    public boolean isBrain() {
        return this == CORTEX || this == WHITE_MATTER || this == DEEP_GREY || this == PALLIDUM || this == BRAIN_STEM;
    }
}
