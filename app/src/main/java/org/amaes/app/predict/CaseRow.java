package org.amaes.app.predict;

import org.amaes.core.dataset.Scan;

/**
 * A scan in the list of those to segment.
 *
 * @param stage how far it is
 * @param words why it failed; else empty
 */
public record CaseRow(Scan scan, Stage stage, String words) {

    /** How far a scan is. */
    public enum Stage {
        /** Not segmented yet. */
        WAITING,
        /** Being segmented. */
        RUNNING,
        /** Segmented. */
        DONE,
        /** It could not be. */
        FAILED
    }

    CaseRow with(Stage other, String why) {
        return new CaseRow(scan, other, why);
    }
}
