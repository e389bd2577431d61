package org.amaes.runner.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.amaes.core.backend.Session;
import org.amaes.core.fixture.Fixtures;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

class SlidingWindowTest {

    @Test
    void startsEqualTheReference() {
        JsonNode cases = Fixtures.json("sliding_windows.json");
        assertTrue(cases.size() >= 5);
        for (JsonNode each : cases) {
            for (int axis = 0; axis < 3; axis++) {
                List<Integer> expected = new ArrayList<>();
                each.get("starts").get(axis).forEach(start -> expected.add(start.asInt()));
                assertEquals(expected, Windows.starts(each.get("shape").get(axis).asInt(), each.get("patch").get(axis).asInt(),
                        each.get("overlap").asDouble()), each.toString());
            }
        }
    }

    @Test
    void aNetworkThatCopiesItsInputGivesTheVolumeBack() throws Exception {
        Shape shape = new Shape(9, 4, 7); // y is shorter than the window
        float[] volume = noise(shape, 3);
        for (Aggregation aggregation : Aggregation.values()) {
            for (boolean flips : new boolean[] {false, true}) {
                SlidingWindow sliding = new SlidingWindow(new Shape(4, 6, 4), .5, aggregation, flips);
                float[][] out = sliding.apply(new Copy(), new float[][] {volume}, shape, 1, () -> false);
                assertArrayEquals(volume, out[0], 1e-5f, aggregation + " flips " + flips);
            }
        }
    }

    @Test
    void shortSidesArePaddedWithTheMinimum() throws Exception {
        Shape shape = new Shape(2, 2, 2);
        float[] volume = {5, 6, 7, 8, 9, 10, 11, 12};
        List<float[]> seen = new ArrayList<>();
        Session session = new Copy() {
            @Override
            public float[] predict(float[] input, int samples, Shape window) {
                seen.add(input.clone());
                return super.predict(input, samples, window);
            }
        };
        new SlidingWindow(new Shape(5, 2, 2), .5, Aggregation.SUM, false).apply(session, new float[][] {volume}, shape, 1, () -> false);
        assertEquals(1, seen.size());
        // (5 - 2) / 2 = 1 plane below, 2 above, all of the minimum 5
        assertArrayEquals(new float[] {5, 5, 5, 5, 5, 6, 7, 8, 9, 10, 11, 12, 5, 5, 5, 5, 5, 5, 5, 5}, seen.getFirst());
    }

    @Test
    void theCentreOfAWindowCountsMost() {
        float[] weights = Aggregation.GAUSSIAN.weights(new Shape(5, 5, 5));
        assertEquals(1, weights[new Shape(5, 5, 5).index(2, 2, 2)], 0);
        assertEquals(1e-4, weights[0], 1e-4);
        assertTrue(weights[0] > 0);
    }

    @Test
    void cancellingIsNoticedBeforeTheNextWindow() throws Exception {
        Shape shape = Shape.cube(8);
        assertNull(new SlidingWindow(Shape.cube(4), .5, Aggregation.SUM, false)
                .apply(new Copy(), new float[][] {noise(shape, 1)}, shape, 1, () -> true));
    }

    private static float[] noise(Shape shape, long seed) {
        Random random = new Random(seed);
        float[] values = new float[shape.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    private static class Copy implements Session {
        @Override
        public float[] predict(float[] input, int samples, Shape window) {
            return input.clone();
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
