package org.amaes.core.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Selection;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;

class ViewSamplerTest {

    private static final Shape PATCH = new Shape(12, 16, 16);
    private static final Pipeline NONE = Pipeline.preset(Selection.NONE, Edition.CORRECTED);

    /** Scans of one value each: 0.1, 0.2, …; noise and other content show. */
    private static VolumeSource flat(int scans) {
        List<VolumeSource.Entry> entries = new ArrayList<>();
        for (int scan = 0; scan < scans; scan++) {
            float[] voxels = new float[Shape.cube(20).length()];
            Arrays.fill(voxels, (scan + 1) * 0.1f);
            entries.add(VolumeSource.Entry.of(new Volume(Grid.unit(Shape.cube(20)), voxels)));
        }
        return new VolumeSource(entries);
    }

    private static VolumeSource ramp() {
        float[] voxels = new float[PATCH.length()];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = i / (float) voxels.length;
        }
        return new VolumeSource(List.of(VolumeSource.Entry.of(new Volume(Grid.unit(PATCH), voxels))));
    }

    @Test
    void quarterTurnsGoFromThePlanesFirstAxisTowardsItsSecond() {
        Shape plane = new Shape(1, 2, 2);
        float[] turned = new float[4];
        float[] original = {1, 2, 3, 4};
        QuarterTurn.turn(original, turned, 0, plane, 0, 1);
        assertArrayEquals(new float[] {2, 4, 1, 3}, turned); // NumPy's rot90 of [[1, 2], [3, 4]]
        QuarterTurn.turn(original, turned, 0, plane, 0, 2);
        assertArrayEquals(new float[] {4, 3, 2, 1}, turned);
        QuarterTurn.turn(original, turned, 0, plane, 0, 3);
        assertArrayEquals(new float[] {3, 1, 4, 2}, turned);
        float[] about = new float[8];
        QuarterTurn.turn(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, about, 0, new Shape(2, 2, 2), 2, 1);
        assertArrayEquals(new float[] {3, 4, 7, 8, 1, 2, 5, 6}, about);
    }

    @Test
    void fourQuartersAreAWholeTurnAboutEveryAxis() {
        Shape cube = Shape.cube(5);
        float[] original = new float[cube.length()];
        for (int i = 0; i < original.length; i++) {
            original[i] = i;
        }
        for (int axis = 0; axis < 3; axis++) {
            float[] now = original;
            for (int quarter = 0; quarter < 4; quarter++) {
                float[] next = new float[now.length];
                QuarterTurn.turn(now, next, 0, cube, axis, 1);
                now = next;
            }
            assertArrayEquals(original, now);
        }
    }

    @Test
    void theTargetIsThePatchTurnedAsOftenAsItSays() throws Exception {
        VolumeSource source = ramp();
        ViewSampler sampler = new ViewSampler(source, NONE, Views.published(), PATCH);
        ViewPair pair = sampler.newPair();
        float[] scan = new float[PATCH.length()];
        source.readCrop(0, 0, org.amaes.core.volume.Box.of(PATCH), scan);
        TreeSet<Integer> turns = new TreeSet<>();
        for (int index = 0; index < 12; index++) {
            sampler.sample(5, index, 0, sampler.newScratch(), pair);
            for (ViewPair.View view : List.of(pair.first(), pair.second())) {
                float[] expected = new float[scan.length];
                QuarterTurn.turn(scan, expected, 0, PATCH, 0, view.turn()[0]);
                assertArrayEquals(expected, view.target());
                turns.add((int) view.turn()[0]);
            }
        }
        assertEquals(new TreeSet<>(List.of(0, 1, 2, 3)), turns);
    }

    @Test
    void cuboidsHoldNoiseAndAnotherScansContentUpToTheirShare() throws Exception {
        ViewSampler sampler = new ViewSampler(flat(2), NONE, new Views(0.3, 0.05, 0.25, 0), PATCH);
        ViewPair pair = sampler.newPair();
        boolean noise = false;
        boolean other = false;
        for (int index = 0; index < 40; index++) {
            sampler.sample(1, index / 2, index % 2, sampler.newScratch(), pair);
            float own = pair.first().target()[0];
            int replaced = 0;
            for (float value : pair.first().input()) {
                assertTrue(value >= 0 && value <= 1);
                replaced += value == own ? 0 : 1;
                other |= value == (own == 0.1f ? 0.2f : 0.1f);
                noise |= value > 0.3f;
            }
            // A last cuboid may go beyond: 3 · 4 · 4 voxels of 3072 for each of the two kinds.
            assertTrue(replaced <= 0.6 * PATCH.length() + 96, replaced + " voxels");
            assertFalse(Arrays.equals(pair.first().input(), pair.second().input()), "two views");
        }
        assertTrue(noise && other);
    }

    @Test
    void withoutAShareNothingIsReplaced() throws Exception {
        ViewSampler sampler = new ViewSampler(flat(2), NONE, new Views(0, 0.05, 0.25, 0), PATCH);
        ViewPair pair = sampler.newPair();
        sampler.sample(1, 0, 0, sampler.newScratch(), pair);
        assertArrayEquals(pair.first().target(), pair.first().input());
    }

    @Test
    void seedEpochAndIndexDecideASample() throws Exception {
        ViewSampler sampler = new ViewSampler(flat(3), NONE, Views.published(), PATCH);
        ViewPair once = sampler.newPair();
        ViewPair again = sampler.newPair();
        sampler.sample(9, 4, 1, sampler.newScratch(), once);
        ViewSampler.Scratch used = sampler.newScratch();
        sampler.sample(9, 4, 2, used, again);
        sampler.sample(9, 4, 1, used, again);
        assertArrayEquals(once.first().input(), again.first().input());
        assertArrayEquals(once.second().input(), again.second().input());
        assertEquals(once.second().turn()[0], again.second().turn()[0]);
        sampler.sample(10, 4, 1, used, again);
        assertFalse(Arrays.equals(once.first().input(), again.first().input()));
    }

    @Test
    void aPatchThatAQuarterTurnWouldChangeIsRefused() {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> ViewSampler.requireSquare(Views.published(), new Shape(32, 64, 32)));
        assertTrue(refusal.getMessage().contains("64 and 32") && refusal.getMessage().contains("axis="), refusal.getMessage());
        ViewSampler.requireSquare(Views.published().turningWithin(new Shape(32, 64, 32)), new Shape(32, 64, 32));
        assertEquals(2, Views.published().turningWithin(new Shape(32, 32, 64)).axis());
    }
}
