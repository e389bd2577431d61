package org.amaes.core.lesion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;

class LesionTableTest {

    /** Voxels of 2 x 1 x 5 mm, the first at (10, -20, 30). */
    private static final Grid GRID = new Grid(new Shape(6, 5, 4), new Affine(2, 0, 0, 10, 0, 1, 0, -20, 0, 0, 5, 30));

    private static LabelMap map(int label, int[]... voxels) {
        LabelMap map = LabelMap.zeros(GRID);
        paint(map, label, voxels);
        return map;
    }

    private static void paint(LabelMap map, int label, int[]... voxels) {
        for (int[] v : voxels) {
            map.data()[map.shape().index(v[0], v[1], v[2])] = (byte) label;
        }
    }

    private static int[] at(int i, int j, int k) {
        return new int[] {i, j, k};
    }

    @Test
    void voxelsThatTouchByACornerAreOneLesion() {
        LesionTable table = LesionTable.of(map(1, at(0, 0, 0), at(1, 1, 1), at(2, 2, 2)));
        assertEquals(1, table.lesions().size());
        Lesion only = table.lesions().getFirst();
        assertEquals(new Lesion(1, 1, 3, 0.03, new Lesion.Place(12, -19, 35), new Lesion.Place(12, -19, 35)), only);
    }

    @Test
    void aGapOfOneVoxelPartsLesionsAndSoDoesAnotherLabel() {
        LabelMap map = map(1, at(0, 0, 0), at(2, 0, 0), at(2, 1, 0));
        paint(map, 200, at(1, 0, 0));
        LesionTable table = LesionTable.of(map);
        assertEquals(List.of("1: label 1, 2 voxels", "2: label 1, 1 voxels", "3: label 200, 1 voxels"),
                table.lesions().stream().map(each -> each.number() + ": label " + each.label() + ", " + each.voxels() + " voxels").toList());
        assertEquals(Map.of(1, 0.03, 200, 0.01), table.millilitres());
        assertEquals(0.04, table.total(), 1e-12);
    }

    @Test
    void aRingsCentreIsEmptyAndAVoxelOfTheRingIsNamedInstead() {
        LabelMap ring = map(3, at(0, 0, 0), at(1, 0, 0), at(2, 0, 0), at(0, 1, 0), at(2, 1, 0), at(0, 2, 0), at(1, 2, 0), at(2, 2, 0));
        Lesion only = LesionTable.of(ring).lesions().getFirst();
        assertEquals(new Lesion.Place(12, -19, 30), only.centre());
        assertEquals(new Lesion.Place(12, -20, 30), only.inside());
    }

    @Test
    void volumesAndCentresAreThoseOfTheVoxels() {
        Lesion only = LesionTable.of(map(2, at(4, 2, 1), at(5, 2, 1))).lesions().getFirst();
        assertEquals(0.02, only.millilitres(), 1e-12);
        assertEquals(new Lesion.Place(19, -18, 35), only.centre());
        assertEquals(LesionTable.EMPTY, LesionTable.of(LabelMap.zeros(GRID)));
    }

    /** Against a slow way that cannot be wrong in the same manner: labels spread until nothing changes. */
    @Test
    void asManyLesionsAreFoundAsByRelabellingUntilNothingChanges() {
        Random random = new Random(5);
        for (int round = 0; round < 20; round++) {
            LabelMap map = LabelMap.zeros(Grid.unit(new Shape(7, 6, 5)));
            for (int v = 0; v < map.data().length; v++) {
                map.data()[v] = (byte) (random.nextInt(100) < 15 ? 1 + random.nextInt(2) : 0);
            }
            assertEquals(slowly(map), LesionTable.of(map).lesions().stream().map(Lesion::voxels).sorted().toList());
        }
    }

    private static List<Long> slowly(LabelMap map) {
        Shape s = map.shape();
        int[] name = new int[map.data().length];
        for (int v = 0; v < name.length; v++) {
            name[v] = v;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int a = 0; a < name.length; a++) {
                for (int b = 0; b < name.length; b++) {
                    if (map.data()[a] != 0 && map.data()[a] == map.data()[b] && touch(s, a, b) && name[a] < name[b]) {
                        name[b] = name[a];
                        changed = true;
                    }
                }
            }
        }
        long[] sizes = new long[name.length];
        for (int v = 0; v < name.length; v++) {
            sizes[name[v]] += map.data()[v] == 0 ? 0 : 1;
        }
        List<Long> found = new ArrayList<>();
        for (long size : sizes) {
            if (size > 0) {
                found.add(size);
            }
        }
        return found.stream().sorted().toList();
    }

    private static boolean touch(Shape s, int a, int b) {
        int yz = s.y() * s.z();
        return Math.abs(a / yz - b / yz) <= 1 && Math.abs(a / s.z() % s.y() - b / s.z() % s.y()) <= 1 && Math.abs(a % s.z() - b % s.z()) <= 1;
    }
}
