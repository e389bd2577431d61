package org.amaes.core.lesion;

import java.util.Objects;

/**
 * A connected part of a segmentation: voxels of one label of which each touches the next by a face, an edge or a
 * corner (26-neighbourhood).
 *
 * @param number from 1, the largest first
 * @param label the voxels' label, 1 to 255
 * @param voxels how many they are
 * @param millilitres their volume
 * @param centre the mean of their places; may lie outside, as in the middle of a ring
 * @param inside the middle of the lesion's voxel that is closest to the centre
 */
public record Lesion(int number, int label, long voxels, double millilitres, Place centre, Place inside) {

    public Lesion {
        Objects.requireNonNull(centre);
        Objects.requireNonNull(inside);
    }

    /**
     * A place in the patient, in RAS+ millimetres.
     *
     * @param x towards the patient's right
     * @param y towards the front
     * @param z upwards
     */
    public record Place(double x, double y, double z) {

        static Place of(double[] world) {
            return new Place(world[0], world[1], world[2]);
        }
    }
}
