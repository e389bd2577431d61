package org.amaes.core.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class StateDictTest {

    private static final NamedArray A = new NamedArray("encoder.a", new int[] {2}, new float[] {1, 2});
    private static final NamedArray B = new NamedArray("head.b", new int[] {1, 2}, new float[] {3, 4});

    @Test
    void orderIsKeptButDoesNotCountForEquality() {
        assertEquals(List.of("head.b", "encoder.a"), StateDict.of(B, A).names());
        assertEquals(StateDict.of(A, B), StateDict.of(B, A));
        assertEquals(StateDict.of(A, B).fingerprint(), StateDict.of(B, A).fingerprint());
    }

    @Test
    void everyBitOfTheContentCounts() {
        StateDict base = StateDict.of(A);
        for (NamedArray other : List.of(new NamedArray("encoder.A", new int[] {2}, new float[] {1, 2}),
                new NamedArray("encoder.a", new int[] {2, 1}, new float[] {1, 2}),
                new NamedArray("encoder.a", new int[] {2}, new float[] {1, Math.nextUp(2f)}))) {
            assertNotEquals(base, StateDict.of(other));
            assertNotEquals(base.fingerprint(), StateDict.of(other).fingerprint());
        }
        assertEquals(base, StateDict.of(new NamedArray("encoder.a", new int[] {2}, new float[] {1, 2})));
    }

    @Test
    void sizesAreCounted() {
        StateDict both = StateDict.of(A, B);
        assertEquals(2, both.size());
        assertEquals(4, both.parameters());
        assertEquals(16, both.bytes());
        assertEquals(StateDict.of(A), both.startingWith("encoder."));
        assertTrue(both.find("head.b").isPresent());
        assertFalse(both.find("b").isPresent());
    }

    @Test
    void mistakesOfTheCallerAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> StateDict.of(A, A));
        assertThrows(IllegalArgumentException.class, () -> StateDict.of(A).get("none"));
        assertThrows(IllegalArgumentException.class, () -> StateDict.of(A, B).renamed(_ -> "one"));
        assertThrows(IllegalArgumentException.class, () -> new NamedArray("x", new int[] {3}, new float[2]));
        assertThrows(IllegalArgumentException.class, () -> new NamedArray("x", new int[] {-1, -2}, new float[2]));
    }
}
