package org.amaes.app.data;

import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.amaes.core.dataset.Scan;
import org.amaes.core.quality.Finding;
import org.amaes.core.quality.ScanQuality;

/** A scan in the table: what was found of it, and whether it is wanted. */
public final class DataRow {

    private final ScanQuality quality;
    private final BooleanProperty included;

    DataRow(ScanQuality quality, boolean included) {
        this.quality = quality;
        this.included = new SimpleBooleanProperty(this, "included", included);
    }

    /** What was found. */
    public ScanQuality quality() {
        return quality;
    }

    /** The scan. */
    public Scan scan() {
        return quality.scan();
    }

    /** Whether it is to be prepared. */
    public BooleanProperty includedProperty() {
        return included;
    }

    /** Whether it is to be prepared. */
    public boolean isIncluded() {
        return included.get();
    }

    /** What is wrong, in a few words; empty if nothing is. */
    public String problems() {
        return String.join(", ", quality.findings().stream().map(Finding::kind).distinct().map(Finding.Kind::word).toList());
    }

    /** Whether one of its words holds a text, whatever the case. */
    boolean says(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        Scan scan = scan();
        return wanted.isEmpty() || (scan.id() + " " + scan.subject() + " " + scan.session() + " " + scan.sequence() + " " + problems())
                .toLowerCase(Locale.ROOT).contains(wanted);
    }
}
