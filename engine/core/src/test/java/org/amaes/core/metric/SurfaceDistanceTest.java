package org.amaes.core.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;

class SurfaceDistanceTest {

    private static final double[] MM = {1, 1, 1};

    @Test
    void theDistanceTransformEqualsTheDefinition() {
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 40; trial++) {
            Shape shape = new Shape(1 + random.nextInt(7), 1 + random.nextInt(7), 1 + random.nextInt(7));
            double[] spacing = {0.3 + 3 * random.nextDouble(), 0.3 + 3 * random.nextDouble(), 0.3 + 3 * random.nextDouble()};
            boolean[] marked = new boolean[shape.length()];
            double share = random.nextDouble() * 0.3;
            for (int i = 0; i < marked.length; i++) {
                marked[i] = random.nextDouble() < share;
            }
            assertArrayEquals(byDefinition(marked, shape, spacing), DistanceTransform.squared(marked, shape, spacing), 1e-12);
        }
    }

    private static double[] byDefinition(boolean[] marked, Shape shape, double[] spacing) {
        double[] squared = new double[marked.length];
        for (int to = 0; to < squared.length; to++) {
            squared[to] = Double.POSITIVE_INFINITY;
            for (int from = 0; from < squared.length; from++) {
                if (marked[from]) {
                    double x = (to / (shape.y() * shape.z()) - from / (shape.y() * shape.z())) * spacing[0];
                    double y = (to / shape.z() % shape.y() - from / shape.z() % shape.y()) * spacing[1];
                    double z = (to % shape.z() - from % shape.z()) * spacing[2];
                    squared[to] = Math.min(squared[to], x * x + y * y + z * z);
                }
            }
        }
        return squared;
    }

    @Test
    void twoVoxelsAreAsFarApartAsTheirCentres() {
        SurfaceDistance distance = SurfaceDistance.of(region(0), region(11), new Shape(2, 2, 3), new double[] {3, 4, 6});
        assertEquals(13, distance.hausdorff(), 1e-12); // 3, 4 and 2 · 6 mm
        assertEquals(13, distance.hausdorff95(), 1e-12);
        assertEquals(13, distance.averageSymmetric(), 1e-12);
        assertEquals(0, distance.surfaceDice());
    }

    @Test
    void equalRegionsHaveNoDistance() {
        SurfaceDistance distance = SurfaceDistance.of(region(3, 4, 5), region(3, 4, 5), new Shape(2, 2, 3), MM);
        assertEquals(new SurfaceDistance(0, 0, 0, 1), distance);
    }

    @Test
    void theInsideOfARegionIsNoSurface() {
        // A full 3-cube against its centre: 26 surface voxels on one side, 1 on the other.
        boolean[] cube = new boolean[27];
        java.util.Arrays.fill(cube, true);
        boolean[] centre = new boolean[27];
        centre[13] = true;
        SurfaceDistance distance = SurfaceDistance.of(cube, centre, Shape.cube(3), MM);
        double sum = 6 + 12 * Math.sqrt(2) + 8 * Math.sqrt(3) + 1;
        assertEquals(sum / 27, distance.averageSymmetric(), 1e-12);
        assertEquals(Math.sqrt(3), distance.hausdorff(), 1e-12);
        assertEquals(7.0 / 27, distance.surfaceDice(), 1e-12);
    }

    @Test
    void withoutARegionDistancesDoNotExist() {
        SurfaceDistance oneEmpty = SurfaceDistance.of(region(), region(4), new Shape(2, 2, 3), MM);
        assertTrue(Double.isNaN(oneEmpty.hausdorff()) && Double.isNaN(oneEmpty.hausdorff95()) && Double.isNaN(oneEmpty.averageSymmetric()));
        assertEquals(0, oneEmpty.surfaceDice());
        SurfaceDistance bothEmpty = SurfaceDistance.of(region(), region(), new Shape(2, 2, 3), MM);
        assertTrue(Double.isNaN(bothEmpty.hausdorff()) && Double.isNaN(bothEmpty.surfaceDice()));
    }

    @Test
    void regionsMustFillTheShape() {
        assertThrows(IllegalArgumentException.class, () -> SurfaceDistance.of(region(), region(), Shape.cube(4), MM));
    }

    private static boolean[] region(int... voxels) {
        boolean[] region = new boolean[12];
        for (int voxel : voxels) {
            region[voxel] = true;
        }
        return region;
    }
}
