package org.amaes.core.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhantomTest {

    private static final Shape SMALL = new Shape(56, 64, 56);
    private static final double COARSE = 3;

    private static PhantomSettings small(int subject, Contrast contrast) {
        return PhantomSettings.of(11, subject, contrast).withGrid(SMALL, COARSE, COARSE, COARSE);
    }

    private static double millilitres(PhantomScan scan, Tissue... tissues) {
        long[] counts = scan.tissues().histogram();
        double voxel = scan.tissues().grid().voxelVolume() / 1000;
        return Arrays.stream(tissues).mapToDouble(tissue -> counts[tissue.ordinal()] * voxel).sum();
    }

    private static double mean(PhantomScan scan, Tissue tissue, int lesion) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < scan.image().data().length; i++) {
            if (scan.tissues().data()[i] == tissue.label() && scan.lesions().data()[i] == lesion) {
                sum += scan.image().data()[i];
                count++;
            }
        }
        assertTrue(count > 20, count + " voxels of " + tissue);
        return sum / count;
    }

    @Test
    void equalSettingsGiveEqualScans() {
        PhantomScan once = Phantom.generate(small(3, Contrast.FLAIR));
        PhantomScan again = Phantom.generate(small(3, Contrast.FLAIR));
        assertArrayEquals(once.image().data(), again.image().data());
        assertArrayEquals(once.lesions().data(), again.lesions().data());
        assertArrayEquals(once.tissues().data(), again.tissues().data());
    }

    @Test
    void aScanIsTheSameOnEveryMachine() {
        PhantomScan scan = Phantom.generate(small(0, Contrast.T1));
        assertEquals(PINNED, Arrays.hashCode(scan.image().data()), "the anatomy changed: update this number on purpose");
    }

    @Test
    void anotherSubjectOrSeedIsAnotherHead() {
        byte[] head = Phantom.generate(small(3, Contrast.T1)).tissues().data();
        byte[] neighbour = Phantom.generate(small(4, Contrast.T1)).tissues().data();
        PhantomSettings elsewhere = PhantomSettings.of(12, 3, Contrast.T1).withGrid(SMALL, COARSE, COARSE, COARSE);
        assertFalse(Arrays.equals(head, neighbour));
        assertFalse(Arrays.equals(head, Phantom.generate(elsewhere).tissues().data()));
    }

    @Test
    void bothContrastsShowTheSameHead() {
        PhantomScan t1 = Phantom.generate(small(2, Contrast.T1));
        PhantomScan flair = Phantom.generate(small(2, Contrast.FLAIR));
        assertArrayEquals(t1.tissues().data(), flair.tissues().data());
        assertArrayEquals(t1.lesions().data(), flair.lesions().data());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void tissueVolumesAreThoseOfAnAdult(int subject) {
        PhantomScan scan = Phantom.generate(small(subject, Contrast.T1));
        double cortex = millilitres(scan, Tissue.CORTEX);
        double white = millilitres(scan, Tissue.WHITE_MATTER);
        double deep = millilitres(scan, Tissue.DEEP_GREY, Tissue.PALLIDUM);
        double brain = cortex + white + deep + millilitres(scan, Tissue.BRAIN_STEM);
        assertTrue(brain > 900 && brain < 1600, "brain " + brain + " ml");
        assertTrue(cortex / white > 0.8 && cortex / white < 1.7, "grey to white " + cortex / white);
        assertTrue(deep > 10 && deep < 60, "deep grey " + deep + " ml");
        assertTrue(millilitres(scan, Tissue.CSF) > 120, "fluid");
        assertTrue(millilitres(scan, Tissue.EYE) > 4, "eyes");
    }

    @ParameterizedTest
    @EnumSource(Contrast.class)
    void meanSignalsStandInTheOrderOfThePulseSequence(Contrast contrast) {
        PhantomScan scan = Phantom.generate(PhantomSettings.of(11, subjectWithLesions(), contrast).withImperfections(0.02, 0));
        double white = mean(scan, Tissue.WHITE_MATTER, 0);
        double grey = mean(scan, Tissue.CORTEX, 0);
        double fluid = mean(scan, Tissue.CSF, 0);
        double lesion = mean(scan, Tissue.WHITE_MATTER, 1);
        if (contrast == Contrast.T1) {
            assertTrue(fluid < 0.7 * grey && grey < 0.9 * white, fluid + " " + grey + " " + white);
            assertTrue(lesion < 0.95 * white && lesion > 0.7 * white, lesion + " against " + white);
        } else {
            assertTrue(fluid < 0.6 * white && white < 0.98 * grey, fluid + " " + white + " " + grey);
            assertTrue(lesion > 1.2 * grey, lesion + " against " + grey);
        }
    }

    private static int subjectWithLesions() {
        for (int subject = 0; subject < 50; subject++) {
            if (Traits.of(11, subject).lesionLoad() > 0.6) {
                return subject;
            }
        }
        throw new AssertionError("no subject of fifty has a heavy load");
    }

    @Test
    void lesionsLieInWhiteMatterAndHaveItAround() {
        PhantomSettings settings = PhantomSettings.of(11, subjectWithLesions(), Contrast.FLAIR);
        PhantomScan sick = Phantom.generate(settings);
        PhantomScan healthy = Phantom.generate(settings.withLesions(false));
        int lesion = 0;
        for (int i = 0; i < sick.lesions().data().length; i++) {
            if (sick.lesions().data()[i] == 1) {
                lesion++;
                assertEquals(Tissue.WHITE_MATTER.label(), sick.tissues().data()[i]);
                assertEquals(Tissue.WHITE_MATTER.label(), healthy.tissues().data()[i], "healthy tissue at voxel " + i);
            }
        }
        double volume = lesion * sick.lesions().grid().voxelVolume() / 1000;
        assertTrue(volume > 1 && volume < 60, volume + " ml");
        assertEquals(0, healthy.lesions().histogram()[1]);
    }

    @Test
    void someSubjectsHaveNoLesionsAndMostHave() {
        int none = 0;
        for (int subject = 0; subject < 200; subject++) {
            none += Traits.of(5, subject).lesionLoad() == 0 ? 1 : 0;
        }
        assertTrue(none > 5 && none < 60, none + " of 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RAS", "LPS", "LAS", "PSR", "ASL", "IRP", "SLA"})
    void everyOrientationShowsTheSameHeadInTheSamePlace(String letters) {
        PhantomSettings plain = small(1, Contrast.T1).withImperfections(0, 0.3);
        PhantomScan ras = Phantom.generate(plain);
        PhantomScan turned = Phantom.generate(plain.withOrientation(Orientation.parse(letters)));
        assertEquals(letters, turned.image().grid().orientation().toString());
        Affine toVoxel = turned.image().grid().affine().inverse();
        Shape shape = ras.image().shape();
        for (int i = 0; i < shape.x(); i += 3) {
            for (int j = 0; j < shape.y(); j += 3) {
                for (int k = 0; k < shape.z(); k += 3) {
                    double[] world = ras.image().grid().affine().apply(i, j, k);
                    double[] voxel = toVoxel.apply(world[0], world[1], world[2]);
                    int u = (int) Math.rint(voxel[0]);
                    int v = (int) Math.rint(voxel[1]);
                    int w = (int) Math.rint(voxel[2]);
                    // rounding of positions may move a whole-number signal across one half, and a steep edge a little
                    assertEquals(ras.image().get(i, j, k), turned.image().get(u, v, w), 2, "at " + i + " " + j + " " + k);
                    assertEquals(ras.tissues().get(i, j, k), turned.tissues().get(u, v, w));
                }
            }
        }
    }

    @Test
    void thickSlicesAverageWhatThinOnesShow() {
        PhantomSettings clean = PhantomSettings.of(11, 2, Contrast.T1).withImperfections(0, 0);
        PhantomScan thin = Phantom.generate(clean.withGrid(new Shape(42, 48, 120), 4, 4, 4.0 / 3));
        PhantomScan thick = Phantom.generate(clean.withGrid(new Shape(42, 48, 20), 4, 4, 8));
        double worst = 0;
        for (int k = 4; k < 16; k++) {
            double mean = 0;
            for (int s = 0; s < 6; s++) {
                mean += thin.image().get(21, 10, 6 * k + s) / 6;
            }
            worst = Math.max(worst, Math.abs(mean - thick.image().get(21, 10, k)));
        }
        double brightest = 0;
        for (float value : thick.image().data()) {
            brightest = Math.max(brightest, value);
        }
        assertTrue(worst < 0.15 * brightest, worst + " of " + brightest);
    }

    @Test
    void skullStrippingLeavesBrainAboveZeroAndAllElseAtZero() {
        PhantomScan scan = Phantom.generate(small(1, Contrast.FLAIR).withSkullStripped(true));
        for (int i = 0; i < scan.image().data().length; i++) {
            Tissue tissue = Tissue.values()[scan.tissues().data()[i]];
            assertTrue(tissue == Tissue.AIR || tissue == Tissue.CSF || tissue.isBrain(), tissue::toString);
            assertEquals(tissue != Tissue.AIR, scan.image().data()[i] > 0);
        }
        double kept = 1 - millilitres(scan, Tissue.AIR) / (SMALL.voxels() * 27 / 1000.0);
        assertTrue(kept > 0.2 && kept < 0.45, "share kept " + kept);
    }

    @Test
    void airOfARawScanHoldsRicianNoise() {
        PhantomScan scan = Phantom.generate(small(1, Contrast.T1).withImperfections(0.03, 0));
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int i = 0; i < 12; i++) { // a corner above the left ear, far from the scalp
            for (int j = 0; j < 64; j++) {
                for (int k = 52; k < 56; k++) {
                    sum += scan.image().get(i, j, k);
                    squares += scan.image().get(i, j, k) * scan.image().get(i, j, k);
                    count++;
                }
            }
        }
        double mean = sum / count;
        double deviation = Math.sqrt(squares / count - mean * mean);
        assertEquals(1.913, mean / deviation, 0.1, "mean over deviation of Rayleigh noise is sqrt(pi / (4 - pi))");
    }

    @Test
    void withoutNoiseAirIsExactlyZero() {
        PhantomScan scan = Phantom.generate(small(1, Contrast.T1).withImperfections(0, 0.2));
        assertEquals(0, scan.image().get(0, 0, 55));
    }

    @Test
    void theHeadFitsTheDefaultField() {
        for (int subject = 0; subject < 6; subject++) {
            PhantomScan scan = Phantom.generate(PhantomSettings.of(11, subject, Contrast.T1).withSkullStripped(true));
            Shape shape = scan.image().shape();
            for (int j = 0; j < shape.y(); j++) {
                for (int k = 0; k < shape.z(); k++) {
                    assertEquals(0, scan.image().get(0, j, k) + scan.image().get(shape.x() - 1, j, k));
                }
            }
            for (int i = 0; i < shape.x(); i++) {
                for (int j = 0; j < shape.y(); j++) {
                    assertEquals(0, scan.image().get(i, j, 0) + scan.image().get(i, j, shape.z() - 1));
                }
            }
        }
    }

    @Test
    void settingsRefuseWhatNoScannerDoes() {
        PhantomSettings plain = PhantomSettings.of(1, 0, Contrast.T1);
        assertThrows(IllegalArgumentException.class, () -> PhantomSettings.of(1, -1, Contrast.T1));
        assertThrows(IllegalArgumentException.class, () -> plain.withGrid(SMALL, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> plain.withGrid(SMALL, Double.NaN, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> plain.withImperfections(-0.1, 0));
        assertThrows(IllegalArgumentException.class, () -> plain.withImperfections(0, Double.NaN));
    }

    private static final int PINNED = 263782401;
}
