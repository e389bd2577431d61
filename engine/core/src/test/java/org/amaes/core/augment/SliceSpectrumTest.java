package org.amaes.core.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SliceSpectrumTest {

    @Test
    void aConstantSliceHasOnePointInTheMiddle() {
        float[] spectrum = SliceSpectrum.of(new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 3, 4);
        for (int i = 0; i < 12; i++) {
            assertEquals(i == 1 * 4 + 2 ? 1 : 0, spectrum[i], 1e-6, "at " + i);
        }
    }

    @Test
    void aWaveAlongARowHasTwoPointsBesideTheMiddle() {
        float[] wave = new float[8 * 16];
        for (int i = 0; i < wave.length; i++) {
            wave[i] = (float) Math.cos(2 * Math.PI * 3 * (i % 16) / 16);
        }
        float[] spectrum = SliceSpectrum.of(wave, 8, 16);
        assertEquals(1, spectrum[4 * 16 + 8 + 3], 1e-6);
        assertEquals(1, spectrum[4 * 16 + 8 - 3], 1e-6);
        assertTrue(spectrum[4 * 16 + 8] < 1e-3);
    }

    @Test
    void nothingHasNoSpectrumAndASliceHasItsSize() {
        assertArrayEquals(new float[6], SliceSpectrum.of(new float[6], 2, 3));
        assertThrows(IllegalArgumentException.class, () -> SliceSpectrum.of(new float[5], 2, 3));
    }
}
