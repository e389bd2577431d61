package org.amaes.core.plot;

import java.util.Set;
import org.amaes.core.curve.Measure.Kind;

/** The plots that a run is watched by. */
public enum Chart {
    /** Of training, smoothed, and of validation. */
    LOSS("Loss", false, Kind.LOSS, Kind.VALIDATION_LOSS),
    /** Of the validation cases, by class. */
    DICE("Validation Dice", true, Kind.DICE),
    /** Of every update. */
    LEARNING_RATE("Learning rate", true, Kind.LEARNING_RATE),
    /** Patches a second. */
    SPEED("Speed (patches/s)", true, Kind.SPEED),
    /** Of the machine and of its graphics card. */
    MEMORY("Memory (GB)", true, Kind.MEMORY, Kind.DEVICE_MEMORY);

    private final String title;
    private final boolean fromZero;
    private final Set<Kind> kinds;

    Chart(String title, boolean fromZero, Kind... kinds) {
        this.title = title;
        this.fromZero = fromZero;
        this.kinds = Set.of(kinds);
    }

    /** What stands over it, with the unit. */
    public String title() {
        return title;
    }

    /** Whether its values begin at zero. */
    boolean isFromZero() {
        return fromZero;
    }

    /** What it shows. */
    Set<Kind> kinds() {
        return kinds;
    }
}
