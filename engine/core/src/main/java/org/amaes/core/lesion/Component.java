package org.amaes.core.lesion;

import java.util.Arrays;
import java.util.BitSet;

import org.amaes.core.volume.Affine;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;

/** The connected part of a label map that is being looked at; one after the other in the same memory. */
final class Component {

    private final byte[] data;
    private final Shape shape;
    private final Affine affine;
    private final BitSet seen;
    private int[] voxels = new int[1024];
    private int size;

    /** @param seen gets the voxels of every component */
    Component(LabelMap labels, BitSet seen) {
        this.data = labels.data();
        this.shape = labels.shape();
        this.affine = labels.grid().affine();
        this.seen = seen;
    }

    /** Becomes the part that holds a voxel. */
    void grow(int from) {
        size = 0;
        add(from);
        for (int next = 0; next < size; next++) {
            addNeighbours(voxels[next]);
        }
    }

    private void addNeighbours(int voxel) {
        int x = x(voxel);
        int y = y(voxel);
        int z = z(voxel);
        for (int i = Math.max(0, x - 1); i <= Math.min(shape.x() - 1, x + 1); i++) {
            for (int j = Math.max(0, y - 1); j <= Math.min(shape.y() - 1, y + 1); j++) {
                for (int k = Math.max(0, z - 1); k <= Math.min(shape.z() - 1, z + 1); k++) {
                    int neighbour = shape.index(i, j, k);
                    if (data[neighbour] == data[voxel] && !seen.get(neighbour)) {
                        add(neighbour);
                    }
                }
            }
        }
    }

    private void add(int voxel) {
        seen.set(voxel);
        if (size == voxels.length) {
            voxels = Arrays.copyOf(voxels, 2 * size);
        }
        voxels[size++] = voxel;
    }

    private int x(int voxel) {
        return voxel / (shape.y() * shape.z());
    }

    private int y(int voxel) {
        return voxel / shape.z() % shape.y();
    }

    private int z(int voxel) {
        return voxel % shape.z();
    }

    /** The number of voxels. */
    int size() {
        return size;
    }

    /** The mean place. */
    Lesion.Place centre() {
        return Lesion.Place.of(mean());
    }

    private double[] mean() {
        double x = 0;
        double y = 0;
        double z = 0;
        for (int v = 0; v < size; v++) {
            x += x(voxels[v]);
            y += y(voxels[v]);
            z += z(voxels[v]);
        }
        return affine.apply(x / size, y / size, z / size); // an affine map takes means to means
    }

    /** The middle of the voxel closest to the mean place. */
    Lesion.Place inside() {
        double[] centre = mean();
        double nearest = Double.POSITIVE_INFINITY;
        double[] inside = centre;
        for (int v = 0; v < size; v++) {
            double[] place = affine.apply(x(voxels[v]), y(voxels[v]), z(voxels[v]));
            double distance = Math.pow(place[0] - centre[0], 2) + Math.pow(place[1] - centre[1], 2) + Math.pow(place[2] - centre[2], 2);
            if (distance < nearest) {
                nearest = distance;
                inside = place;
            }
        }
        return Lesion.Place.of(inside);
    }
}
