package org.amaes.core.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.amaes.core.volume.Affine;
import org.junit.jupiter.api.Test;

class QformTest {

    @Test
    void isNibabelsAffineToTheLastBit() throws Exception {
        assertEquals(new Affine(
                -1.3918697852770576, -0.743614196745454, 0.18069120506297598, -49.22065353393555,
                -0.2965227964761255, -3.714144792101847, -0.16535201968590668, -62.047489166259766,
                -0.9494979340649341, 2.2499709119727735, -0.21323688893710685, 48.98420333862305),
                new Qform(0.30529478192329407, -0.28014764189720154, -0.9101158380508423,
                        -49.22065353393555, -62.047489166259766, 48.98420333862305, true, true)
                        .affine(1.7107815742492676, 4.405701160430908, 0.3247469365596771));
        assertEquals(new Affine(
                -0.015543453826496707, -4.086231245721555, -0.23304942529751466, -11.170194958415964,
                -0.012724433397719576, 0.9627221263263998, -0.9978200374748109, 11.046414324948058,
                0.31691495363411754, -0.16175965358357589, -0.0514935865412094, 6.378177425506196),
                new Qform(0.43934315454102185, -0.5762575276302437, 0.4386356294790877,
                        -11.170194958415964, 11.046414324948058, 6.378177425506196, false, false)
                        .affine(0.31755093764475695, 4.201224330068205, 1.0259670809887673));
    }

    @Test
    void nearHalfATurnItIsNibabelsToMillionthsOfAMicrometre() throws Exception {
        assertArrayEquals(new double[] {
            -2.8279723705976494, -1.1126240450272593, -0.03132973167075752, -190.1222739800844,
            -0.6485223664453132, 4.84307958497181, 0.24930984878836873, -128.95377397849762,
            -0.018190532449739446, 0.30920617009545115, -4.01766126270056, -184.17350377917325},
                new Qform(0.11251662194547274, -0.9931591052824685, -0.031222688399381783,
                        -190.1222739800844, -128.95377397849762, -184.17350377917325, false, false)
                        .affine(2.9014375547501143, 4.978851332141645, 4.02551102030464).toArray(), 1e-9);
    }

    @Test
    void isFoundAgainFromItsAffineWhicheverPartIsLargest() throws Exception {
        double[][] parts = {{0.1, 0.2, -0.3}, {0.9, 0.2, 0.1}, {-0.2, 0.9, 0.1}, {0.1, -0.2, 0.95}, {0, 1, 0}, {0, 0, 0}};
        for (double[] bcd : parts) {
            for (boolean mirrored : new boolean[] {false, true}) {
                Affine affine = new Qform(bcd[0], bcd[1], bcd[2], 10, -20, 30, mirrored, false).affine(0.5, 2, 3);
                Qform found = Qform.of(affine);
                assertEquals(mirrored, found.mirrored());
                assertArrayEquals(affine.toArray(), found.affine(0.5, 2, 3).toArray(), 1e-6);
            }
        }
    }
}
