package org.amaes.core.checkpoint;

/** A pickle that cannot be followed; the message completes "its list of contents is damaged: …". */
final class PickleDamage extends Exception {

    private static final long serialVersionUID = 1L;

    PickleDamage(String how) {
        super(how);
    }
}
