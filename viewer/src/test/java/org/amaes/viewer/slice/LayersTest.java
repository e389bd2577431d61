package org.amaes.viewer.slice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;

class LayersTest {

    private static final int BLACK = 0xFF000000;
    private static final Window BYTES = new Window(0, 255);
    /** Three by two voxels of 1 mm in one slice; left-handed so that columns run as they are written. */
    private static final Grid FLAT = new Grid(new Shape(3, 2, 1), new Affine(-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0));

    private static Layer.Image image(Grid grid, float... rows) {
        return new Layer.Image("image", List.of(volume(grid, rows)), BYTES, ColorMap.GREY, 1, true);
    }

    /** A volume of one slice, from its rows as they are seen. */
    private static Volume volume(Grid grid, float... rows) {
        float[] data = new float[rows.length];
        for (int column = 0; column < grid.shape().x(); column++) {
            for (int row = 0; row < grid.shape().y(); row++) {
                data[grid.shape().index(column, row, 0)] = rows[row * grid.shape().x() + column];
            }
        }
        return new Volume(grid, data);
    }

    private static Layer.Labels labels(Grid grid, int... rows) {
        byte[] data = new byte[rows.length];
        for (int column = 0; column < grid.shape().x(); column++) {
            for (int row = 0; row < grid.shape().y(); row++) {
                data[grid.shape().index(column, row, 0)] = (byte) rows[row * grid.shape().x() + column];
            }
        }
        return Layer.Labels.of("labels", new LabelMap(grid, data)).withOpacity(1);
    }

    private static int[] draw(SliceFrame frame, Interpolation interpolation, Layer... layers) {
        int[] pixels = new int[frame.width() * frame.height()];
        new SliceRenderer().draw(new SliceScene(List.of(layers), frame, interpolation, 0, 1), pixels);
        return pixels;
    }

    private static SliceFrame whole(Grid grid, int width, int height) {
        return SliceFrame.whole(new SliceGeometry(grid, Plane.AXIAL, Convention.RADIOLOGICAL), 0, width, height);
    }

    private static int grey(int value) {
        return BLACK | 0x010101 * value;
    }

    private static int[] greys(int... values) {
        int[] pixels = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = grey(values[i]);
        }
        return pixels;
    }

    @Test
    void nearestShowsVoxelsAsBoxes() {
        Layer.Image image = image(FLAT, 10, 20, 30, 40, 50, 60);
        assertArrayEquals(greys(
                10, 10, 20, 20, 30, 30,
                40, 40, 50, 50, 60, 60), draw(whole(FLAT, 6, 2), Interpolation.NEAREST, image));
        assertArrayEquals(greys(
                10, 13, 18, 23, 28, 30,
                40, 43, 48, 53, 58, 60), draw(whole(FLAT, 6, 2), Interpolation.LINEAR, image));
    }

    @Test
    void whatLiesBesideTheScanIsBlack() {
        Layer.Image image = image(FLAT, 10, 20, 30, 40, 50, 60);
        SliceFrame wider = SliceFrame.around(new SliceGeometry(FLAT, Plane.AXIAL, Convention.RADIOLOGICAL), 0, 1, 0.5, 1, 5, 4);
        int[] expected = greys(
                0, 0, 0, 0, 0,
                0, 10, 20, 30, 0,
                0, 40, 50, 60, 0,
                0, 0, 0, 0, 0);
        assertArrayEquals(expected, draw(wider, Interpolation.LINEAR, image));
        SliceFrame below = SliceFrame.around(new SliceGeometry(FLAT, Plane.AXIAL, Convention.RADIOLOGICAL), -1, 1, 0.5, 1, 3, 2);
        assertArrayEquals(greys(0, 0, 0, 0, 0, 0), draw(below, Interpolation.LINEAR, image), "a slice that the scan does not have");
    }

    @Test
    void closerFramesShowPartOfTheSlice() {
        Layer.Image image = image(FLAT, 10, 20, 30, 40, 50, 60);
        SliceFrame closer = SliceFrame.around(new SliceGeometry(FLAT, Plane.AXIAL, Convention.RADIOLOGICAL), 0, 2, 1, 2, 2, 2);
        assertArrayEquals(greys(60, 60, 60, 60), draw(closer, Interpolation.NEAREST, image));
        assertEquals(2, closer.pixelsPerMillimetre(), 1e-12);
        assertArrayEquals(new double[] {-2, -1, 0}, closer.world(1, 1), 1e-12);
        assertArrayEquals(new double[] {1, 1}, closer.pixel(-2, -1, 0), 1e-12);
    }

    @Test
    void aHoleDoesNotEatItsNeighbours() {
        Layer.Image image = image(FLAT, 100, Float.NaN, 30, 100, 100, 30);
        assertArrayEquals(greys(
                100, 100, 0, 0, 30, 30,
                100, 100, 100, 83, 48, 30), draw(whole(FLAT, 6, 2), Interpolation.LINEAR, image));
    }

    @Test
    void layersLieOverOneAnotherWithTheirOpacity() {
        Layer.Image below = image(FLAT, 100, 100, 100, 100, 100, 100);
        Layer.Image above = image(FLAT, 200, 0, 200, 0, Float.NaN, 255).withOpacity(0.5);
        int[] pixels = draw(whole(FLAT, 3, 2), Interpolation.NEAREST, below, above);
        int[] expected = {150, 50, 150, 50, 100, 177};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], pixels[i] & 0xFF, 1, "pixel " + i);
            assertEquals(0xFF, pixels[i] >>> 24);
        }
        assertArrayEquals(greys(100, 100, 100, 100, 100, 100),
                draw(whole(FLAT, 3, 2), Interpolation.NEAREST, below, above.withVisible(false)));
    }

    @Test
    void coloursComeFromTheMapAndTransparentOnesLetThroughWhatIsBelow() {
        int[] table = new int[ColorMap.SIZE];
        table[255] = 0xFFFF0000;
        Layer.Image below = image(FLAT, 7, 7, 7, 7, 7, 7);
        Layer.Image above = image(FLAT, 0, 0, 255, 999, 0, -5).withColors(new ColorMap("top", table));
        assertArrayEquals(new int[] {grey(7), grey(7), 0xFFFF0000, 0xFFFF0000, grey(7), grey(7)},
                draw(whole(FLAT, 3, 2), Interpolation.NEAREST, below, above));
    }

    @Test
    void labelsAreFilledOrOutlinedInTheirColours() {
        int one = LabelPalette.STANDARD.argb(1);
        int two = LabelPalette.STANDARD.argb(2);
        Layer.Image image = image(FLAT, 9, 9, 9, 9, 9, 9);
        Layer.Labels filled = labels(FLAT, 1, 0, 2, 1, 0, 2);
        assertArrayEquals(new int[] {one, grey(9), two, one, grey(9), two}, draw(whole(FLAT, 3, 2), Interpolation.LINEAR, image, filled));
        // One voxel of 6 × 6 pixels beside an empty one: only the column at the border is drawn.
        Layer.Labels outlined = labels(FLAT, 1, 0, 0, 1, 0, 0).withStyle(LabelStyle.OUTLINED);
        int[] pixels = draw(whole(FLAT, 18, 12), Interpolation.LINEAR, image, outlined);
        for (int x = 0; x < 18; x++) {
            assertEquals(x == 5 ? one : grey(9), pixels[6 * 18 + x], "pixel " + x);
        }
    }

    @Test
    void touchingLabelsHaveOutlinesBesideOneAnother() {
        Layer.Labels outlined = labels(FLAT, 1, 2, 0, 1, 2, 0).withStyle(LabelStyle.OUTLINED);
        int[] pixels = draw(whole(FLAT, 18, 12), Interpolation.LINEAR, image(FLAT, 0, 0, 0, 0, 0, 0), outlined);
        assertEquals(LabelPalette.STANDARD.argb(1), pixels[18 + 5]);
        assertEquals(LabelPalette.STANDARD.argb(2), pixels[18 + 6]);
        assertEquals(LabelPalette.STANDARD.argb(2), pixels[18 + 11]);
        assertEquals(BLACK, pixels[18 + 8]);
    }

    @Test
    void aLayerOnAnotherGridStandsWhereItIsInThePatient() {
        // Voxels of half the size that cover the right half of the middle column and the whole right column.
        Grid fine = new Grid(new Shape(3, 4, 1), new Affine(-0.5, 0, 0, -1.25, 0, -0.5, 0, 0.25, 0, 0, 1, 0));
        Layer.Image below = image(FLAT, 9, 9, 9, 9, 9, 9);
        Layer.Image above = image(fine, 50, 60, 70, 50, 60, 70, 80, 90, 99, 80, 90, 99);
        assertArrayEquals(greys(
                9, 9, 9, 50, 60, 70,
                9, 9, 9, 50, 60, 70,
                9, 9, 9, 80, 90, 99,
                9, 9, 9, 80, 90, 99), draw(whole(FLAT, 6, 4), Interpolation.NEAREST, below, above));
        Layer.Labels map = labels(fine, 1, 0, 0, 1, 0, 0, 0, 0, 3, 0, 0, 3);
        int[] pixels = draw(whole(FLAT, 6, 4), Interpolation.NEAREST, below, map);
        assertEquals(LabelPalette.STANDARD.argb(1), pixels[3]);
        assertEquals(LabelPalette.STANDARD.argb(3), pixels[3 * 6 + 5]);
        assertEquals(grey(9), pixels[3 * 6 + 3]);
    }

    @Test
    void theSameImageOnAnEqualGridOrThroughTheWorldIsTheSamePicture() {
        Layer.Image image = image(FLAT, 10, 200, 30, 40, 250, 60);
        Grid shifted = new Grid(FLAT.shape(), new Affine(-1, 0, 0, 1e-9, 0, -1, 0, 0, 0, 0, 1, 0));
        Layer.Image same = image(shifted, 10, 200, 30, 40, 250, 60);
        int[] direct = draw(whole(FLAT, 30, 20), Interpolation.LINEAR, image);
        int[] through = draw(whole(FLAT, 30, 20), Interpolation.LINEAR, same);
        for (int i = 0; i < direct.length; i++) {
            assertEquals(direct[i] & 0xFF, through[i] & 0xFF, 1, "pixel " + i);
        }
    }

    @Test
    void aVolumeOfOneValueIsGreyAndNotAnAccident() {
        Volume constant = volume(FLAT, 5, 5, 5, 5, 5, 5);
        int[] pixels = draw(whole(FLAT, 3, 2), Interpolation.LINEAR, Layer.Image.of("constant", constant));
        for (int pixel : pixels) {
            assertEquals(128, pixel & 0xFF, 1);
        }
    }

    @Test
    void seriesShowTheirChannel() {
        Layer.Image series = image(FLAT, 1, 1, 1, 1, 1, 1).withChannels(List.of(volume(FLAT, 1, 1, 1, 1, 1, 1), volume(FLAT, 77, 77, 77, 77, 77, 77)));
        int[] pixels = new int[6];
        new SliceRenderer().draw(new SliceScene(List.of(series), whole(FLAT, 3, 2), Interpolation.LINEAR, 1, 1), pixels);
        assertArrayEquals(greys(77, 77, 77, 77, 77, 77), pixels);
        assertThrows(IllegalArgumentException.class, () -> series.withChannels(List.of()));
    }

    @Test
    void tiltedScansAreNamedByTheTwoNearestDirections() {
        double c = Math.cos(Math.toRadians(30));
        double s = Math.sin(Math.toRadians(30));
        Grid tilted = new Grid(Shape.cube(4), new Affine(1, 0, 0, 0, 0, c, -s, 0, 0, s, c, 0));
        SliceGeometry axial = new SliceGeometry(tilted, Plane.AXIAL, Convention.RADIOLOGICAL);
        assertEquals("AS", axial.letters(Edge.TOP));
        assertEquals("PI", axial.letters(Edge.BOTTOM));
        assertEquals("R", axial.letters(Edge.LEFT));
        SliceGeometry coronal = new SliceGeometry(tilted, Plane.CORONAL, Convention.NEUROLOGICAL);
        assertEquals("SP", coronal.letters(Edge.TOP));
        assertEquals("L", coronal.letters(Edge.LEFT));
        double small = Math.toRadians(10);
        Grid little = new Grid(Shape.cube(4), new Affine(1, 0, 0, 0, 0, Math.cos(small), -Math.sin(small), 0, 0, Math.sin(small), Math.cos(small), 0));
        assertEquals("A", new SliceGeometry(little, Plane.AXIAL, Convention.RADIOLOGICAL).letters(Edge.TOP));
    }

    @Test
    void labelColoursDifferAndHaveNames() {
        assertEquals(255, IntStream.range(1, 64).map(LabelPalette.STANDARD::argb).map(colour -> colour >>> 24).min().orElse(0));
        assertEquals(63, IntStream.range(1, 64).map(LabelPalette.STANDARD::argb).distinct().count());
        LabelPalette named = LabelPalette.STANDARD.named(Map.of(1, "lesion"));
        assertEquals("lesion", named.name(1));
        assertEquals("label 2", named.name(2));
        assertEquals("background", named.name(0));
    }
}
