package org.amaes.core.lesion;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.amaes.core.volume.LabelMap;

/**
 * All lesions of a segmentation, the largest first; of equal ones the one whose first voxel comes first in memory.
 *
 * @param lesions numbered from 1
 * @param millilitres the volume of each label that occurs, all its lesions together
 */
public record LesionTable(List<Lesion> lesions, Map<Integer, Double> millilitres) {

    /** A segmentation without lesions. */
    public static final LesionTable EMPTY = new LesionTable(List.of(), Map.of());

    private static final double CUBIC_MILLIMETRES = 1000;

    public LesionTable {
        lesions = List.copyOf(lesions);
        millilitres = Collections.unmodifiableMap(new TreeMap<>(millilitres));
    }

    /** Finds the lesions of every label but 0; takes one bit and, in the largest lesion, four bytes a voxel. */
    public static LesionTable of(LabelMap labels) {
        byte[] data = labels.data();
        double voxel = labels.grid().voxelVolume() / CUBIC_MILLIMETRES;
        BitSet seen = new BitSet(data.length);
        Component component = new Component(labels, seen);
        List<Lesion> found = new ArrayList<>();
        Map<Integer, Long> voxels = new TreeMap<>();
        for (int v = 0; v < data.length; v++) {
            if (data[v] != 0 && !seen.get(v)) {
                int label = Byte.toUnsignedInt(data[v]);
                component.grow(v);
                voxels.merge(label, (long) component.size(), Long::sum);
                found.add(new Lesion(0, label, component.size(), component.size() * voxel, component.centre(), component.inside()));
            }
        }
        found.sort(Comparator.comparingLong(Lesion::voxels).reversed()); // stable: equal ones stay in the order of memory
        Map<Integer, Double> millilitres = new TreeMap<>();
        voxels.forEach((label, count) -> millilitres.put(label, count * voxel));
        return new LesionTable(numbered(found), millilitres);
    }

    private static List<Lesion> numbered(List<Lesion> sorted) {
        List<Lesion> numbered = new ArrayList<>();
        for (Lesion each : sorted) {
            numbered.add(new Lesion(numbered.size() + 1, each.label(), each.voxels(), each.millilitres(), each.centre(), each.inside()));
        }
        return numbered;
    }

    /** The volume of everything that is no background. */
    public double total() {
        return millilitres.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
