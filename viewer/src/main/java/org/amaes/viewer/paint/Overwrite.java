package org.amaes.viewer.paint;

/** Which labels may be painted over; the others are protected. */
public sealed interface Overwrite {

    /** Whatever is there. */
    Overwrite EVERYTHING = new Everything();
    /** Only what has no label yet. */
    Overwrite BACKGROUND = new Only(0);

    /** Whether voxels of a label may be painted over. */
    boolean allows(int label);

    /** All labels and the background. */
    record Everything() implements Overwrite {
        @Override
        public boolean allows(int label) {
            return true;
        }
    }

    /**
     * One label, and nothing else.
     *
     * @param label 0 to 255
     */
    record Only(int label) implements Overwrite {

        public Only {
            if (label < 0 || label > 255) {
                throw new IllegalArgumentException("A label lies between 0 and 255: " + label);
            }
        }

        @Override
        public boolean allows(int other) {
            return other == label;
        }
    }
}
