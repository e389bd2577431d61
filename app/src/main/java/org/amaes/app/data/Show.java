package org.amaes.app.data;

import java.util.function.Predicate;
import org.amaes.core.quality.Severity;

/** Which scans are shown. */
public enum Show {
    /** All. */
    ALL("All scans", _ -> true),
    /** Those somebody should look at, and those that cannot be used. */
    PROBLEMS("With problems", row -> row.quality().worst().filter(worst -> worst != Severity.NOTE).isPresent()),
    /** Those that cannot be used. */
    UNUSABLE("That cannot be used", row -> !row.quality().isUsable()),
    /** Those with an outline. */
    LABELLED("With outlines", row -> row.scan().label().isPresent()),
    /** Those without. */
    UNLABELLED("Without outlines", row -> row.scan().label().isEmpty()),
    /** Those that are not wanted. */
    LEFT_OUT("Left out", row -> !row.isIncluded());

    private final String words;
    private final Predicate<DataRow> belongs;

    Show(String words, Predicate<DataRow> belongs) {
        this.words = words;
        this.belongs = belongs;
    }

    boolean takes(DataRow row) {
        return belongs.test(row);
    }

    @Override
    public String toString() {
        return words;
    }
}
