package org.amaes.viewer.slice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static Volume volume(int side, IntToDoubleFunction values) {
        float[] data = new float[side * side * side];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) values.applyAsDouble(i);
        }
        return new Volume(Grid.unit(Shape.cube(side)), data);
    }

    @Test
    void brightnessRunsFromBlackToWhiteAndStopsThere() {
        Window window = new Window(10, 20);
        assertEquals(0, window.brightness(9));
        assertEquals(0, window.brightness(10));
        assertEquals(128, window.brightness(15.01));
        assertEquals(255, window.brightness(20));
        assertEquals(255, window.brightness(1e9));
        assertEquals(0, window.brightness(Double.NaN));
    }

    @Test
    void levelAndWidthAreWhatRadiologistsSet() {
        Window window = Window.ofLevel(40, 80);
        assertEquals(new Window(0, 80), window);
        assertEquals(40, window.level());
        assertEquals(80, window.width());
    }

    @Test
    void theDefaultLeavesOutOneInAThousandAtEitherEnd() {
        Window window = Window.of(volume(20, i -> i)); // 0 to 7999
        assertEquals(8, window.low(), 4);
        assertEquals(7992, window.high(), 4);
    }

    @Test
    void oneBrightSpotDoesNotDarkenThePicture() {
        Window window = Window.of(volume(20, i -> i == 0 ? 4000 : i % 100));
        assertTrue(window.high() < 110, window::toString);
    }

    @Test
    void volumesOfOneValueOrNoneStillHaveAWindow() {
        assertTrue(Window.of(volume(3, i -> 7)).width() > 0);
        assertTrue(Window.of(volume(3, i -> Double.NaN)).width() > 0);
        assertEquals(5, Window.of(volume(3, i -> i % 2 == 0 ? 5 : Double.NaN)).level(), 1e-6);
        assertTrue(Window.of(volume(3, i -> 3e8)).width() > 0);
    }

    @Test
    void anEmptyRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Window(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Window(0, Double.NaN));
    }
}
