package org.amaes.core.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import org.amaes.core.WorkbenchException;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;

class OriginTest {

    @Test
    void labelsComeBackVoxelForVoxelInAll48OrientationsWhenNothingWasResampled() throws Exception {
        List<Orientation> orientations = orientations();
        assertEquals(48, orientations.size());
        for (Orientation orientation : orientations) {
            Grid grid = new Grid(new Shape(5, 6, 7), affine(orientation, 1.5, 0.7, 2));
            Scan scan = scan(grid, 3);
            PreparedVolume prepared = prepare(Preprocessing.STANDARD.withNativeSpacing(), scan);
            LabelMap back = prepared.origin().undo(oneHot(prepared.labels().orElseThrow(), 4));
            assertSame(grid, back.grid());
            assertArrayEquals(scan.labels.data(), back.data(), orientation.toString());
            assertArrayEquals(scan.labels.data(), prepared.origin().undo(prepared.labels().orElseThrow()).data(), orientation.toString());
        }
    }

    @Test
    void aContinuousVolumeComesBackInAll48OrientationsWithTheGivenValueOutside() throws Exception {
        for (Orientation orientation : orientations()) {
            Grid grid = new Grid(new Shape(5, 6, 7), affine(orientation, 1, 1, 1));
            Scan scan = scan(grid, 4);
            PreparedVolume prepared = prepare(Preprocessing.STANDARD, scan);
            Volume back = prepared.origin().undo(prepared.channels().getFirst(), -1);
            assertSame(grid, back.grid());
            Normalisation scale = Normalisation.of(croppedValues(prepared, scan), 0.99);
            for (int voxel = 0; voxel < back.data().length; voxel++) {
                float source = scan.volume.data()[voxel];
                float expected = (Math.min(source, scale.ceiling()) - scale.minimum()) / (scale.ceiling() - scale.minimum());
                assertTrue(back.data()[voxel] == -1 && source == 0 || Math.abs(back.data()[voxel] - expected) < 1e-6,
                        orientation + " voxel " + voxel);
            }
        }
    }

    @Test
    void labelsSurviveResamplingThereAndBackWithADiceAboveNineTenths() throws Exception {
        Grid grid = new Grid(new Shape(40, 36, 14), affine(Orientation.parse("LPS"), 0.7, 0.8, 2.5));
        Volume volume = Volume.zeros(grid);
        LabelMap labels = LabelMap.zeros(grid);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 36; j++) {
                for (int k = 0; k < 14; k++) {
                    double r = Math.hypot(Math.hypot((i - 20) * 0.7, (j - 18) * 0.8), (k - 7) * 2.5);
                    int at = grid.shape().index(i, j, k);
                    volume.data()[at] = r < 14 ? 1 + random.nextInt(50) : 0;
                    labels.data()[at] = (byte) (r < 6 ? 2 : r < 11 ? 1 : 0);
                }
            }
        }
        PreparedVolume prepared = Preprocessing.STANDARD.apply(List.of(volume), Optional.of(labels));
        assertTrue(!prepared.shape().equals(prepared.origin().croppedShape()));
        LabelMap back = prepared.origin().undo(oneHot(prepared.labels().orElseThrow(), 3));
        assertSame(grid, back.grid());
        for (int label = 1; label <= 2; label++) {
            double dice = dice(labels, back, label);
            assertTrue(dice > 0.9, "Dice of label " + label + " is " + dice);
        }
    }

    @Test
    void ofEqualScoresTheLowestClassWinsAndEachClassIsAskedForOnce() throws Exception {
        Scan scan = scan(Grid.unit(new Shape(5, 6, 7)), 3);
        PreparedVolume prepared = prepare(Preprocessing.STANDARD.withNativeSpacing(), scan);
        List<Integer> asked = new ArrayList<>();
        LabelMap back = prepared.origin().undo(3, label -> {
            asked.add(label);
            float[] scores = new float[prepared.shape().length()];
            Arrays.fill(scores, label == 0 ? -1 : 5);
            return scores;
        });
        assertEquals(List.of(0, 1, 2), asked);
        assertEquals(prepared.shape().voxels(), back.histogram()[1]);
        assertEquals(scan.volume.shape().voxels() - prepared.shape().voxels(), back.histogram()[0]);
    }

    @Test
    void scoresThatAreNoNumbersAreRefused() throws Exception {
        PreparedVolume prepared = prepare(Preprocessing.STANDARD, scan(Grid.unit(new Shape(5, 6, 7)), 3));
        float[][] scores = new float[2][prepared.shape().length()];
        scores[1][3] = Float.NaN;
        assertThrows(IllegalArgumentException.class, () -> prepared.origin().undo(scores));
    }

    private record Scan(Volume volume, LabelMap labels) {
    }

    /** Noise with an empty border, and labels inside. */
    private static Scan scan(Grid grid, int border) {
        Shape shape = grid.shape();
        SplittableRandom random = new SplittableRandom(7);
        Volume volume = Volume.zeros(grid);
        LabelMap labels = LabelMap.zeros(grid);
        for (int i = 0; i < shape.x(); i++) {
            for (int j = 1; j < shape.y(); j++) {
                for (int k = 0; k < shape.z() - border / 2; k++) {
                    volume.data()[shape.index(i, j, k)] = 1 + random.nextInt(90);
                    labels.data()[shape.index(i, j, k)] = (byte) random.nextInt(4);
                }
            }
        }
        return new Scan(volume, labels);
    }

    private static PreparedVolume prepare(Preprocessing preprocessing, Scan scan) throws WorkbenchException {
        return preprocessing.apply(List.of(scan.volume), Optional.of(scan.labels));
    }

    private static float[] croppedValues(PreparedVolume prepared, Scan scan) {
        float[] kept = new float[prepared.origin().croppedShape().length()];
        int at = 0;
        for (float value : scan.volume.data()) {
            if (value > 0) {
                kept[at++] = value;
            }
        }
        assertEquals(kept.length, at, "the box holds exactly the foreground here");
        return kept;
    }

    private static float[][] oneHot(LabelMap labels, int classes) {
        float[][] scores = new float[classes][labels.data().length];
        for (int voxel = 0; voxel < labels.data().length; voxel++) {
            scores[labels.data()[voxel]][voxel] = 1;
        }
        return scores;
    }

    private static double dice(LabelMap truth, LabelMap prediction, int label) {
        long both = 0;
        long sum = 0;
        for (int voxel = 0; voxel < truth.data().length; voxel++) {
            boolean a = truth.data()[voxel] == label;
            boolean b = prediction.data()[voxel] == label;
            both += a && b ? 1 : 0;
            sum += (a ? 1 : 0) + (b ? 1 : 0);
        }
        return 2.0 * both / sum;
    }

    private static List<Orientation> orientations() {
        List<Orientation> all = new ArrayList<>();
        int[][] permutations = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        for (int[] p : permutations) {
            for (int flips = 0; flips < 8; flips++) {
                all.add(new Orientation(p[0], (flips & 1) == 0, p[1], (flips & 2) == 0, p[2], (flips & 4) == 0));
            }
        }
        return all;
    }

    private static Affine affine(Orientation orientation, double... spacing) {
        double[] rows = new double[12];
        for (int axis = 0; axis < 3; axis++) {
            rows[orientation.world(axis) * 4 + axis] = orientation.positive(axis) ? spacing[axis] : -spacing[axis];
        }
        rows[3] = 12.5;
        rows[7] = -40;
        rows[11] = 3;
        return Affine.of(rows);
    }
}
