package org.amaes.core.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class ReorientationTest {

    private static List<Orientation> all() {
        List<Orientation> all = new ArrayList<>();
        for (String letters : List.of("RAS", "RSA", "ARS", "ASR", "SRA", "SAR")) {
            for (int flips = 0; flips < 8; flips++) {
                StringBuilder text = new StringBuilder();
                for (int axis = 0; axis < 3; axis++) {
                    char letter = letters.charAt(axis);
                    text.append((flips >> axis & 1) == 0 ? letter : "LPI".charAt("RAS".indexOf(letter)));
                }
                all.add(Orientation.parse(text.toString()));
            }
        }
        return all;
    }

    private static Volume numbered(Shape shape, Affine affine) {
        Volume volume = Volume.zeros(new Grid(shape, affine));
        for (int i = 0; i < volume.data().length; i++) {
            volume.data()[i] = i;
        }
        return volume;
    }

    @Test
    void lpsToRasTurnsTheFirstTwoAxesRound() {
        Volume lps = numbered(new Shape(2, 2, 2), new Affine(-1, 0, 0, 5, 0, -2, 0, 6, 0, 0, 3, 7));
        Volume ras = Reorientation.toRas(lps.grid()).apply(lps);
        assertArrayEquals(new float[] {6, 7, 4, 5, 2, 3, 0, 1}, ras.data());
        assertEquals(new Affine(1, 0, 0, 4, 0, 2, 0, 4, 0, 0, 3, 7), ras.grid().affine());
    }

    @Test
    void aPermutationMovesTheAxes() {
        Volume sra = numbered(new Shape(2, 3, 1), new Affine(0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0));
        Volume ras = Reorientation.toRas(sra.grid()).apply(sra);
        assertEquals(new Shape(3, 1, 2), ras.shape());
        assertArrayEquals(new float[] {0, 3, 1, 4, 2, 5}, ras.data());
        assertEquals(Affine.IDENTITY, ras.grid().affine());
    }

    @Test
    void fromEveryOrientationToEveryOtherEachVoxelKeepsItsValueAndItsPlace() {
        Shape shape = new Shape(2, 3, 4);
        for (Orientation from : all()) {
            double[] rows = new double[12];
            for (int axis = 0; axis < 3; axis++) {
                rows[from.world(axis) * 4 + axis] = (from.positive(axis) ? 1 : -1) * (axis + 1);
                rows[axis * 4 + 3] = 10 * axis;
            }
            Volume before = numbered(shape, Affine.of(rows));
            LabelMap labels = LabelMap.zeros(before.grid());
            for (int i = 0; i < labels.data().length; i++) {
                labels.data()[i] = (byte) i;
            }
            for (Orientation to : all()) {
                Reorientation turn = new Reorientation(from, to);
                Volume after = turn.apply(before);
                assertEquals(to, after.grid().orientation());
                assertSamePlaces(before, after);
                LabelMap turned = turn.apply(labels);
                for (int i = 0; i < after.data().length; i++) {
                    assertEquals(after.data()[i], turned.data()[i]);
                }
                Volume back = turn.inverse().apply(after);
                assertArrayEquals(before.data(), back.data());
                assertEquals(true, before.grid().matches(back.grid(), 0), from + " to " + to);
            }
        }
    }

    private static void assertSamePlaces(Volume before, Volume after) {
        Affine toBefore = before.grid().affine().inverse();
        for (int i = 0; i < after.shape().x(); i++) {
            for (int j = 0; j < after.shape().y(); j++) {
                for (int k = 0; k < after.shape().z(); k++) {
                    double[] world = after.grid().affine().apply(i, j, k);
                    double[] voxel = toBefore.apply(world[0], world[1], world[2]);
                    assertEquals(before.get((int) Math.round(voxel[0]), (int) Math.round(voxel[1]), (int) Math.round(voxel[2])),
                            after.get(i, j, k));
                }
            }
        }
    }

    @Test
    void whatIsRasAlreadyIsNotCopied() {
        Volume ras = numbered(new Shape(2, 2, 2), Affine.IDENTITY);
        assertSame(ras, Reorientation.toRas(ras.grid()).apply(ras));
    }
}
