package org.amaes.viewer.volume3d;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.ColorMap;
import org.amaes.viewer.slice.LabelPalette;
import org.amaes.viewer.slice.Window;
import org.amaes.viewer.state.Projection;
import org.amaes.viewer.state.Turn;
import org.junit.jupiter.api.Test;

class RaysTest {

    private static final Turn FRONT = new Turn(0, 0, 1);
    private static final int SIZE = 60;

    /** A cube of 20 mm in voxels of 1 mm with a bright ball of 3 mm radius at (x, y, z) from its middle. */
    private static Volume ball(double x, double y, double z) {
        Grid grid = new Grid(Shape.cube(20), new Affine(-1, 0, 0, 9.5, 0, 1, 0, -9.5, 0, 0, 1, -9.5));
        float[] data = new float[8000];
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 20; j++) {
                for (int k = 0; k < 20; k++) {
                    double[] at = grid.affine().apply(i, j, k);
                    boolean inside = Math.hypot(Math.hypot(at[0] - x, at[1] - y), at[2] - z) < 3;
                    data[grid.shape().index(i, j, k)] = inside ? 1000 : 0;
                }
            }
        }
        return new Volume(grid, data);
    }

    private static int[] draw(Volume volume, Optional<LabelMap> labels, Turn turn, Projection projection, boolean coarse) {
        Brick brick = Brick.of(volume, labels);
        int[] pixels = new int[SIZE * SIZE];
        Rays.draw(brick, new Gaze(turn, brick.longestSide(), SIZE, SIZE), projection, new Window(0, 1000), ColorMap.GREY,
                LabelPalette.STANDARD, coarse, SIZE, SIZE, pixels);
        return pixels;
    }

    /** Where the light of a picture is, {right, up} from its middle in shares of its half. */
    private static double[] middleOfLight(int[] pixels) {
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < pixels.length; i++) {
            int light = pixels[i] >> 8 & 0xFF;
            sum += light;
            x += light * (i % SIZE + 0.5);
            y += light * (i / SIZE + 0.5);
        }
        assertTrue(sum > 0, "something is to be seen");
        return new double[] {2 * x / sum / SIZE - 1, 1 - 2 * y / sum / SIZE};
    }

    @Test
    void theDirectionsOfEveryTurnStandUprightOnOneAnother() {
        Gaze front = new Gaze(FRONT, 100, 10, 10);
        assertArrayEquals(new double[] {-1, 0, 0}, front.right(), 1e-12, "the patient's left is on the right");
        assertArrayEquals(new double[] {0, 0, 1}, front.up(), 1e-12);
        assertArrayEquals(new double[] {0, 1, 0}, front.towards(), 1e-12);
        Gaze left = new Gaze(new Turn(90, 0, 1), 100, 10, 10);
        assertArrayEquals(new double[] {-1, 0, 0}, left.towards(), 1e-12, "from the patient's left");
        assertArrayEquals(new double[] {0, -1, 0}, left.right(), 1e-12);
        Gaze feet = new Gaze(new Turn(0, -90, 1), 100, 10, 10);
        assertArrayEquals(new double[] {0, 0, -1}, feet.towards(), 1e-12);
        assertArrayEquals(new double[] {0, 1, 0}, feet.up(), 1e-12, "as axial slices are shown");
    }

    @Test
    void aBallIsSeenWhereItIs() {
        Volume volume = ball(6, 0, 4); // to the patient's right, and up
        double[] front = middleOfLight(draw(volume, Optional.empty(), FRONT, Projection.MAXIMUM, false));
        assertEquals(-6 / 10.0 * 0.92, front[0], 0.04);
        assertEquals(4 / 10.0 * 0.92, front[1], 0.04);
        double[] back = middleOfLight(draw(volume, Optional.empty(), new Turn(180, 0, 1), Projection.MAXIMUM, false));
        assertEquals(6 / 10.0 * 0.92, back[0], 0.04);
        double[] side = middleOfLight(draw(volume, Optional.empty(), new Turn(90, 0, 1), Projection.MAXIMUM, false));
        assertEquals(0, side[0], 0.04);
        double[] coarse = middleOfLight(draw(volume, Optional.empty(), FRONT, Projection.MAXIMUM, true));
        assertEquals(front[0], coarse[0], 0.05);
    }

    @Test
    void aLabelsSurfaceHasItsColourLitFromTheFront() {
        Volume volume = ball(0, 0, 0);
        byte[] labels = new byte[8000];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = volume.data()[i] > 0 ? (byte) 2 : 0;
        }
        int[] pixels = draw(volume, Optional.of(new LabelMap(volume.grid(), labels)), FRONT, Projection.LABELS, false);
        int middle = pixels[SIZE / 2 * SIZE + SIZE / 2];
        int colour = LabelPalette.STANDARD.argb(2);
        assertEquals(colour & 0xFF, middle & 0xFF, 12);
        assertEquals(colour >> 16 & 0xFF, middle >> 16 & 0xFF, 12);
        int[] without = draw(volume, Optional.empty(), FRONT, Projection.LABELS, false);
        assertEquals(without[SIZE / 2 * SIZE + SIZE / 2] & 0xFF, without[SIZE / 2 * SIZE + SIZE / 2] >> 16 & 0xFF, "grey without labels");
    }

    @Test
    void oneLabelledVoxelIsNotLost() {
        Volume volume = Volume.zeros(ball(0, 0, 0).grid());
        byte[] labels = new byte[8000];
        labels[volume.shape().index(10, 10, 10)] = 1;
        int[] pixels = draw(volume, Optional.of(new LabelMap(volume.grid(), labels)), FRONT, Projection.LABELS, false);
        middleOfLight(pixels);
    }

    @Test
    void flatAndEmptyVolumesAreDrawnToo() {
        for (Shape shape : new Shape[] {new Shape(1, 1, 1), new Shape(30, 20, 1), new Shape(1, 30, 5)}) {
            Volume volume = Volume.zeros(Grid.unit(shape));
            volume.data()[0] = Float.NaN;
            draw(volume, Optional.of(LabelMap.zeros(volume.grid())), Turn.START, Projection.LABELS, false);
        }
    }

    @Test
    void bricksTakeLessThanTheirVolume() {
        Brick brick = Brick.of(Volume.zeros(new Grid(new Shape(320, 320, 36), Affine.scaling(0.5, 0.5, 4))), Optional.empty());
        assertTrue(brick.values().length <= 320 * 320 * 36, brick.values().length + " cubes");
    }
}
