package org.amaes.viewer.slice;

/** The letters of directions in the patient. */
final class Direction {

    /** The sine of the tilt from which on a second letter is said: about 15°. */
    private static final double TILTED = 0.26;
    private static final String POSITIVE = "RAS";
    private static final String NEGATIVE = "LPI";

    private Direction() {
    }

    /** The letter that a unit vector in RAS+ runs closest to, followed by the second closest where it is tilted. */
    static String letters(double[] direction) {
        int first = largest(direction, -1);
        int second = largest(direction, first);
        String letters = letter(direction, first);
        return Math.abs(direction[second]) > TILTED ? letters + letter(direction, second) : letters;
    }

    private static int largest(double[] direction, int except) {
        int best = -1;
        for (int world = 0; world < 3; world++) {
            if (world != except && (best < 0 || Math.abs(direction[world]) > Math.abs(direction[best]))) {
                best = world;
            }
        }
        return best;
    }

    private static String letter(double[] direction, int world) {
        return (direction[world] >= 0 ? POSITIVE : NEGATIVE).substring(world, world + 1);
    }
}
