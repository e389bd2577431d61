package org.amaes.core.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;

import org.jtransforms.fft.DoubleFFT_1D;
import org.junit.jupiter.api.Test;

import org.amaes.core.volume.AxisRows;

class LineFftTest {

    @Test
    void lengthsOfEveryKindGiveTheTransformOfALibrary() {
        for (int n : new int[] {1, 2, 3, 4, 5, 7, 8, 12, 30, 32, 64, 77, 96, 97, 128, 160, 181}) {
            LineFft transform = new LineFft(n);
            SplittableRandom random = new SplittableRandom(n);
            double[][] lanes = new double[AxisRows.WIDTH][2 * n];
            for (int lane = 0; lane < lanes.length; lane++) {
                for (int k = 0; k < n; k++) {
                    lanes[lane][2 * k] = random.nextDouble() - 0.5;
                    lanes[lane][2 * k + 1] = random.nextDouble() - 0.5;
                    transform.re()[k][lane] = (float) lanes[lane][2 * k];
                    transform.im()[k][lane] = (float) lanes[lane][2 * k + 1];
                }
            }
            transform.forward();
            for (int lane = 0; lane < lanes.length; lane++) {
                double[] expected = lanes[lane].clone();
                new DoubleFFT_1D(n).complexForward(expected);
                for (int k = 0; k < n; k++) {
                    check(transform, transform.place(k), k, lane, expected, 1, n);
                }
            }
            transform.inverse();
            for (int lane = 0; lane < lanes.length; lane++) {
                for (int k = 0; k < n; k++) {
                    check(transform, k, k, lane, lanes[lane], n, n);
                }
            }
        }
    }

    private static void check(LineFft transform, int row, int k, int lane, double[] expected, double factor, int n) {
        assertEquals(expected[2 * k] * factor, transform.re()[row][lane], 4e-6 * n, "n " + n + " k " + k);
        assertEquals(expected[2 * k + 1] * factor, transform.im()[row][lane], 4e-6 * n, "n " + n + " k " + k);
    }
}
