package org.amaes.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void theMiddleOfAnOddNumberAndTheMeanOfTheMiddleTwo() {
        Median median = new Median();
        median.add(3);
        assertEquals(3, median.value());
        median.add(9);
        assertEquals(6, median.value());
        median.add(1);
        assertEquals(3, median.value());
    }
}
