package org.amaes.core.curve;

import java.util.Objects;

/**
 * What a curve is about.
 *
 * @param kind which number of an event
 * @param part the class of a Dice score by its name; empty otherwise
 */
public record Measure(Kind kind, String part) {

    /** Which number of an event. */
    public enum Kind {
        /** The loss before an update. */
        LOSS("training loss", ""),
        /** The mean loss over the validation cases. */
        VALIDATION_LOSS("validation loss", ""),
        /** The mean Dice of a class over the validation cases, 0 to 1. */
        DICE("validation Dice", ""),
        /** The learning rate of an update. */
        LEARNING_RATE("learning rate", ""),
        /** Patches trained on a second, lately. */
        SPEED("speed", "patches/s"),
        /** Resident memory of the engine. */
        MEMORY("memory", "GB"),
        /** Most memory of the graphics card so far. */
        DEVICE_MEMORY("graphics memory", "GB");

        private final String words;
        private final String unit;

        Kind(String words, String unit) {
            this.words = words;
            this.unit = unit;
        }

        /** Its name for people. */
        public String words() {
            return words;
        }

        /** Its unit; empty for a bare number. */
        public String unit() {
            return unit;
        }

        /** Whether it is told with every update, so that a smoothed curve says more than the numbers themselves. */
        public boolean isNoisy() {
            return this == LOSS || this == SPEED;
        }
    }

    public Measure {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(part);
    }

    /** A measure without parts. */
    public static Measure of(Kind kind) {
        return new Measure(kind, "");
    }

    /** The Dice of a class. */
    public static Measure dice(String name) {
        return new Measure(Kind.DICE, name);
    }

    /** Its name for people, such as "validation Dice, infarct". */
    public String words() {
        return part.isEmpty() ? kind.words() : kind.words() + ", " + part;
    }
}
