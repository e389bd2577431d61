package org.amaes.viewer.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.volume.Grid;
import org.amaes.viewer.slice.Convention;
import org.amaes.viewer.slice.Edge;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceFrame;
import org.amaes.viewer.slice.SliceGeometry;
import org.junit.jupiter.api.Test;

/** Letters, slices and coordinates agree with the affine of every scan that the developers have. */
class RealScansTest {

    private static final String LETTERS = "RLAPSI";

    private static List<Path> scans() throws IOException {
        String shared = System.getProperty("amaes.shared");
        Path data = shared == null ? Path.of("nowhere") : Path.of(shared, "data");
        assumeTrue(Files.isDirectory(data), "no scans beside this checkout");
        try (Stream<Path> walk = Files.walk(data)) {
            return walk.filter(file -> file.toString().endsWith(".nii.gz")).sorted().toList();
        }
    }

    @Test
    void lettersAndCoordinatesAgreeWithTheAffine() throws IOException, WorkbenchException {
        List<Path> scans = scans();
        assertTrue(scans.size() >= 18, scans.size() + " scans");
        for (Path scan : scans) {
            Grid grid = NiftiReader.open(scan).grid();
            for (Plane plane : Plane.values()) {
                for (Convention convention : Convention.values()) {
                    check(scan, new SliceGeometry(grid, plane, convention));
                }
            }
        }
    }

    private static void check(Path scan, SliceGeometry geometry) {
        SliceFrame frame = SliceFrame.around(geometry, geometry.slices() / 3, geometry.columns() / 2.0, geometry.rows() / 2.0, 2.7, 501, 333);
        double[] middle = frame.world(250.5, 166.5);
        checkLetter(scan, geometry, Edge.LEFT, middle, frame.world(240.5, 166.5));
        checkLetter(scan, geometry, Edge.RIGHT, middle, frame.world(260.5, 166.5));
        checkLetter(scan, geometry, Edge.TOP, middle, frame.world(250.5, 156.5));
        checkLetter(scan, geometry, Edge.BOTTOM, middle, frame.world(250.5, 176.5));
        // Ten pixels are as many mm as the scale says.
        assertEquals(10 / 2.7, distance(middle, frame.world(260.5, 166.5)), 0.01, scan + " across");
        assertEquals(10 / 2.7, distance(middle, frame.world(250.5, 176.5)), 0.01, scan + " down");
        // A voxel is found where its affine puts it, and back.
        int[] voxel = geometry.voxel(3, 5, 2);
        double[] world = geometry.grid().affine().apply(voxel[0], voxel[1], voxel[2]);
        assertArrayEquals(new double[] {3, 5, 2}, geometry.placeOf(world[0], world[1], world[2]), 1e-6, scan.toString());
        assertEquals(List.of(voxel[0], voxel[1], voxel[2]), ReadOut.nearest(geometry.grid(), Position.of(world)).orElseThrow());
    }

    /** The first letter is the world axis along which one moves most on the way to that edge, and its sign. */
    private static void checkLetter(Path scan, SliceGeometry geometry, Edge edge, double[] from, double[] to) {
        int most = 0;
        for (int axis = 1; axis < 3; axis++) {
            if (Math.abs(to[axis] - from[axis]) > Math.abs(to[most] - from[most])) {
                most = axis;
            }
        }
        char expected = LETTERS.charAt(2 * most + (to[most] > from[most] ? 0 : 1));
        assertEquals(expected, geometry.letters(edge).charAt(0), scan + " " + geometry.plane() + " " + edge);
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }
}
