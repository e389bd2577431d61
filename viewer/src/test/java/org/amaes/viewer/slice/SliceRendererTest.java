package org.amaes.viewer.slice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceRendererTest {

    private static final Window WINDOW = new Window(0, 255);

    /** A volume of 2 × 3 × 4 voxels along right, front, up, whose value says where: 100 right + 10 front + up. */
    private static Volume labelled(String letters) {
        Orientation orientation = Orientation.parse(letters);
        int[] extents = {2, 3, 4};
        int[] shape = new int[3];
        double[] rows = new double[12];
        for (int axis = 0; axis < 3; axis++) {
            int world = orientation.world(axis);
            shape[axis] = extents[world];
            rows[world * 4 + axis] = orientation.positive(axis) ? 1 : -1;
            rows[world * 4 + 3] = orientation.positive(axis) ? 0 : extents[world] - 1;
        }
        Grid grid = new Grid(Shape.of(shape), Affine.of(rows));
        float[] data = new float[24];
        for (int i = 0; i < shape[0]; i++) {
            for (int j = 0; j < shape[1]; j++) {
                for (int k = 0; k < shape[2]; k++) {
                    double[] world = grid.affine().apply(i, j, k);
                    data[grid.shape().index(i, j, k)] = (float) (100 * world[0] + 10 * world[1] + world[2]);
                }
            }
        }
        return new Volume(grid, data);
    }

    private static int[] grey(Volume volume, Plane plane, Convention convention, int slice, int width, int height) {
        int[] pixels = SliceRenderer.render(volume, new SliceGeometry(volume.grid(), plane, convention), slice, WINDOW, width, height);
        for (int i = 0; i < pixels.length; i++) {
            assertEquals(0xFF, pixels[i] >>> 24, "opaque");
            assertEquals(pixels[i] & 0xFF, pixels[i] >> 8 & 0xFF, "grey");
            pixels[i] &= 0xFF;
        }
        return pixels;
    }

    @ParameterizedTest
    @ValueSource(strings = {"RAS", "LPS", "LAS", "SRA", "PIL", "AIR"})
    void everyStorageOrderShowsTheSameRadiologicalPictures(String letters) {
        Volume volume = labelled(letters);
        assertArrayEquals(new int[] {
            121, 21,
            111, 11,
            101, 1}, grey(volume, Plane.AXIAL, Convention.RADIOLOGICAL, 1, 2, 3));
        assertArrayEquals(new int[] {
            123, 23,
            122, 22,
            121, 21,
            120, 20}, grey(volume, Plane.CORONAL, Convention.RADIOLOGICAL, 2, 2, 4));
        assertArrayEquals(new int[] {
            123, 113, 103,
            122, 112, 102,
            121, 111, 101,
            120, 110, 100}, grey(volume, Plane.SAGITTAL, Convention.RADIOLOGICAL, 1, 3, 4));
    }

    @Test
    void neurologicalPicturesHaveLeftOnTheLeft() {
        Volume volume = labelled("LPS");
        assertArrayEquals(new int[] {
            21, 121,
            11, 111,
            1, 101}, grey(volume, Plane.AXIAL, Convention.NEUROLOGICAL, 1, 2, 3));
        SliceGeometry geometry = new SliceGeometry(volume.grid(), Plane.AXIAL, Convention.NEUROLOGICAL);
        assertEquals("LRAP", "" + geometry.leftLetter() + geometry.rightLetter() + geometry.topLetter() + geometry.bottomLetter());
    }

    @Test
    void lettersNameTheEdges() {
        Grid grid = labelled("LPS").grid();
        SliceGeometry axial = new SliceGeometry(grid, Plane.AXIAL, Convention.RADIOLOGICAL);
        assertEquals("RLAP", "" + axial.leftLetter() + axial.rightLetter() + axial.topLetter() + axial.bottomLetter());
        SliceGeometry sagittal = new SliceGeometry(grid, Plane.SAGITTAL, Convention.RADIOLOGICAL);
        assertEquals("APSI", "" + sagittal.leftLetter() + sagittal.rightLetter() + sagittal.topLetter() + sagittal.bottomLetter());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RAS", "LPS", "PIL"})
    void placeFindsEveryVoxelAgain(String letters) {
        Grid grid = labelled(letters).grid();
        for (Plane plane : Plane.values()) {
            SliceGeometry geometry = new SliceGeometry(grid, plane, Convention.RADIOLOGICAL);
            for (int slice = 0; slice < geometry.slices(); slice++) {
                for (int column = 0; column < geometry.columns(); column++) {
                    for (int row = 0; row < geometry.rows(); row++) {
                        int[] voxel = geometry.voxel(column, row, slice);
                        assertArrayEquals(new int[] {column, row, slice}, geometry.place(voxel[0], voxel[1], voxel[2]));
                    }
                }
            }
        }
    }

    @Test
    void betweenVoxelsIntensitiesAreInterpolated() {
        Volume volume = new Volume(Grid.unit(new Shape(2, 1, 1)), new float[] {0, 200});
        assertArrayEquals(new int[] {200, 150, 50, 0}, grey(volume, Plane.AXIAL, Convention.RADIOLOGICAL, 0, 4, 1));
    }

    @Test
    void aHoleInTheDataIsBlack() {
        Volume volume = new Volume(Grid.unit(new Shape(2, 1, 1)), new float[] {Float.NaN, 200});
        assertArrayEquals(new int[] {200, 0}, grey(volume, Plane.AXIAL, Convention.RADIOLOGICAL, 0, 2, 1));
    }

    @Test
    void thickSlicesKeepTheirProportions() {
        Grid grid = new Grid(new Shape(100, 200, 20), Affine.scaling(1, 0.5, 6));
        SliceGeometry coronal = new SliceGeometry(grid, Plane.CORONAL, Convention.RADIOLOGICAL);
        assertEquals(100, coronal.widthInMillimetres());
        assertEquals(120, coronal.heightInMillimetres());
        assertArrayEquals(new int[] {250, 300}, SliceRenderer.fit(coronal, 400, 300));
    }

    @Test
    void mistakesOfTheCallerAreRefused() {
        Volume volume = labelled("RAS");
        SliceGeometry geometry = new SliceGeometry(volume.grid(), Plane.AXIAL, Convention.RADIOLOGICAL);
        assertThrows(IllegalArgumentException.class, () -> SliceRenderer.render(volume, geometry, 4, WINDOW, 2, 2));
        assertThrows(IllegalArgumentException.class, () -> SliceRenderer.render(volume, geometry, -1, WINDOW, 2, 2));
        assertThrows(IllegalArgumentException.class, () -> SliceRenderer.render(labelled("LPS"), geometry, 0, WINDOW, 2, 2));
    }
}
