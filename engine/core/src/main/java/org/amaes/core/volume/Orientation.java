package org.amaes.core.volume;

import java.util.Locale;

/**
 * Which way each voxel axis points in the patient: for every voxel axis the world axis it runs along
 * (0 right-left, 1 front-back, 2 up-down) and whether it runs towards R, A or S (positive) or L, P or I.
 *
 * <p>Written as three letters, the direction that indices grow towards: "RAS", "LPS", …
 *
 * @param world0 world axis of voxel axis 0 @param positive0 whether it grows towards R, A or S
 * @param world1 world axis of voxel axis 1 @param positive1 whether it grows towards R, A or S
 * @param world2 world axis of voxel axis 2 @param positive2 whether it grows towards R, A or S
 */
public record Orientation(int world0, boolean positive0, int world1, boolean positive1, int world2, boolean positive2) {

    /** The orientation that the whole method works in (SPEC section 1). */
    public static final Orientation RAS = new Orientation(0, true, 1, true, 2, true);

    private static final String POSITIVE = "RAS";
    private static final String NEGATIVE = "LPI";

    public Orientation {
        if ((1 << world0 | 1 << world1 | 1 << world2) != 0b111) {
            throw new IllegalArgumentException("Every world axis stands once in an orientation");
        }
    }

    /**
     * Reads three letters such as "LPS".
     *
     * @throws IllegalArgumentException if they are not one each of R/L, A/P, S/I
     */
    public static Orientation parse(String letters) {
        String text = letters.strip().toUpperCase(Locale.ROOT);
        int[] world = new int[3];
        boolean[] positive = new boolean[3];
        if (text.length() == 3) {
            for (int axis = 0; axis < 3; axis++) {
                int up = POSITIVE.indexOf(text.charAt(axis));
                int down = NEGATIVE.indexOf(text.charAt(axis));
                world[axis] = Math.max(up, down);
                positive[axis] = up >= 0;
            }
            if (world[0] >= 0 && world[1] >= 0 && world[2] >= 0 && (1 << world[0] | 1 << world[1] | 1 << world[2]) == 0b111) {
                return new Orientation(world[0], positive[0], world[1], positive[1], world[2], positive[2]);
            }
        }
        throw new IllegalArgumentException(
                "'" + letters + "' is no orientation; write one of R/L, A/P and S/I for each axis, like RAS or LPS.");
    }

    /**
     * The closest orientation to an affine: the assignment of voxel axes to world axes found by taking
     * the largest direction cosine first, then the largest of what is left.
     */
    public static Orientation of(Affine affine) {
        double[] spacing = affine.spacing();
        double[][] cosine = new double[3][3]; // [world][voxel]
        for (int world = 0; world < 3; world++) {
            for (int axis = 0; axis < 3; axis++) {
                cosine[world][axis] = spacing[axis] == 0 ? 0 : affine.get(world, axis) / spacing[axis];
            }
        }
        int[] worldOf = {-1, -1, -1};
        boolean[] positive = new boolean[3];
        boolean[] taken = new boolean[3];
        for (int round = 0; round < 3; round++) {
            int bestWorld = -1;
            int bestAxis = -1;
            for (int world = 0; world < 3; world++) {
                for (int axis = 0; axis < 3; axis++) {
                    if (!taken[world] && worldOf[axis] < 0
                            && (bestWorld < 0 || Math.abs(cosine[world][axis]) > Math.abs(cosine[bestWorld][bestAxis]))) {
                        bestWorld = world;
                        bestAxis = axis;
                    }
                }
            }
            worldOf[bestAxis] = bestWorld;
            taken[bestWorld] = true;
            positive[bestAxis] = cosine[bestWorld][bestAxis] >= 0;
        }
        return new Orientation(worldOf[0], positive[0], worldOf[1], positive[1], worldOf[2], positive[2]);
    }

    /** The world axis (0, 1, 2) that a voxel axis runs along. */
    public int world(int axis) {
        return axis == 0 ? world0 : axis == 1 ? world1 : world2;
    }

    /** Whether a voxel axis grows towards R, A or S. */
    public boolean positive(int axis) {
        return axis == 0 ? positive0 : axis == 1 ? positive1 : positive2;
    }

    /** The voxel axis that runs along a world axis. */
    public int axisOf(int world) {
        return world0 == world ? 0 : world1 == world ? 1 : 2;
    }

    /** The three letters, such as "LPS". */
    @Override
    public String toString() {
        StringBuilder letters = new StringBuilder(3);
        for (int axis = 0; axis < 3; axis++) {
            letters.append((positive(axis) ? POSITIVE : NEGATIVE).charAt(world(axis)));
        }
        return letters.toString();
    }
}
