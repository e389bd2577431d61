package org.amaes.viewer.slice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ColorsTest {

    private static final double[][] ALL_COLOURS = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    /** What people who see no red, or no green, see instead, in linear RGB (Machado, Oliveira, Fernandes 2009). */
    private static final double[][] NO_RED = {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}};
    private static final double[][] NO_GREEN = {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}};
    private static final double[][] TO_XYZ = {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}};

    private static double[] times(double[][] matrix, double[] vector) {
        double[] out = new double[3];
        for (int row = 0; row < 3; row++) {
            out[row] = Math.clamp(matrix[row][0] * vector[0] + matrix[row][1] * vector[1] + matrix[row][2] * vector[2], 0.0, 1.0);
        }
        return out;
    }

    private static double[] linear(int argb) {
        double[] out = new double[3];
        for (int channel = 0; channel < 3; channel++) {
            double value = (argb >> 16 - 8 * channel & 0xFF) / 255.0;
            out[channel] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return out;
    }

    private static double luminance(int argb) {
        return times(TO_XYZ, linear(argb))[1];
    }

    private static double[] lab(int argb, double[][] sight) {
        double[] xyz = times(TO_XYZ, times(sight, linear(argb)));
        double x = Math.cbrt(xyz[0] / 0.95047);
        double y = Math.cbrt(xyz[1]);
        double z = Math.cbrt(xyz[2] / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double difference(int a, int b, double[][] sight) {
        double[] p = lab(a, sight);
        double[] q = lab(b, sight);
        return Math.hypot(Math.hypot(p[0] - q[0], p[1] - q[1]), p[2] - q[2]);
    }

    @Test
    void thirteenLabelsAreToldApartByAllEyesAndSeenOnBlack() {
        for (int a = 1; a <= 13; a++) {
            int colour = LabelPalette.STANDARD.argb(a);
            assertTrue((luminance(colour) + 0.05) / 0.05 >= 3, "contrast of label " + a + " on black");
            for (int b = 1; b < a; b++) {
                for (double[][] sight : new double[][][] {ALL_COLOURS, NO_RED, NO_GREEN}) {
                    double difference = difference(colour, LabelPalette.STANDARD.argb(b), sight);
                    assertTrue(difference > 15, "labels " + b + " and " + a + " differ by " + difference);
                }
            }
        }
    }

    @Test
    void mapsThatSaySoRiseSteadilyInBrightness() {
        for (ColorMap map : new ColorMap[] {ColorMap.GREY, ColorMaps.VIRIDIS, ColorMaps.MAGMA, ColorMaps.CIVIDIS}) {
            for (int step = 4; step < 256; step += 4) {
                assertTrue(luminance(map.argb(step)) > luminance(map.argb(step - 4)), map.name() + " at " + step);
            }
        }
    }

    @Test
    void theDivergingMapIsBrightestInTheMiddleAndItsSidesAreToldApart() {
        for (int step = 1; step < 128; step++) {
            assertTrue(luminance(ColorMaps.DIVERGING.argb(step)) >= luminance(ColorMaps.DIVERGING.argb(step - 1)));
            assertTrue(luminance(ColorMaps.DIVERGING.argb(255 - step)) >= luminance(ColorMaps.DIVERGING.argb(256 - step)));
        }
        for (int away = 40; away < 128; away++) {
            for (double[][] sight : new double[][][] {ALL_COLOURS, NO_RED, NO_GREEN}) {
                assertTrue(difference(ColorMaps.DIVERGING.argb(127 - away), ColorMaps.DIVERGING.argb(128 + away), sight) > 25, "at " + away);
            }
        }
    }

    @Test
    void aDifferenceIsTransparentWhereThereIsNoneAndKeepsItsColours() {
        ColorMap faded = ColorMaps.DIVERGING.fadingAtTheMiddle();
        assertEquals(2, faded.argb(127) >>> 24);
        assertEquals(2, faded.argb(128) >>> 24);
        assertEquals(126, faded.argb(96) >>> 24);
        for (int step : new int[] {0, 20, 63, 192, 255}) {
            assertEquals(ColorMaps.DIVERGING.argb(step), faded.argb(step), "step " + step);
        }
    }

    @Test
    void everyMapHasAName() {
        assertEquals(8, ColorMaps.all().size());
        assertEquals(8, new HashSet<>(ColorMaps.all()).size());
        for (ColorMap map : ColorMaps.all()) {
            assertSame(map, ColorMaps.named(map.name().toUpperCase(Locale.ROOT)).orElseThrow());
        }
        assertEquals(0xFF440154, ColorMaps.VIRIDIS.argb(0));
        assertEquals(0xFFFFFFFF, ColorMaps.INVERTED_GREY.argb(0));
    }
}
