package org.amaes.core.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;

import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;

class MaskPaintingTest {

    private static final Shape PATCH = Shape.cube(16);

    @Test
    void everyTokenThatTouchesALabelIsHiddenAndNoOther() {
        byte[] labels = new byte[PATCH.length()];
        labels[PATCH.index(3, 0, 15)] = 1;
        labels[PATCH.index(4, 0, 15)] = (byte) 200;
        TokenMask mask = LabelCover.touching(new LabelMap(Grid.unit(PATCH), labels), 4);
        assertEquals(2, mask.count());
        assertTrue(mask.isHidden(mask.tokenOf(3, 0, 15)));
        assertTrue(mask.isHidden(mask.tokenOf(4, 0, 15)));
    }

    @Test
    void aBrushOfOneTokenHidesItAndShowsItAgain() {
        TokenMask empty = TokenMask.builder(PATCH, 4).build();
        MaskBrush brush = new MaskBrush(0, MaskBrush.ROUND);
        TokenMask painted = brush.at(empty, 5, 6, 7, true);
        assertEquals(1, painted.count());
        assertTrue(painted.isHidden(painted.tokenOf(5, 6, 7)));
        assertEquals(empty, brush.at(painted, 5, 6, 7, false));
        assertSame(empty, brush.at(empty, 5, 6, 7, false));
    }

    @Test
    void aRoundBrushIsABallAndAFlatOneADisc() {
        TokenMask empty = TokenMask.builder(Shape.cube(28), 4).build();
        assertEquals(7, new MaskBrush(1, MaskBrush.ROUND).at(empty, 13, 13, 13, true).count());
        assertEquals(5, new MaskBrush(1, 2).at(empty, 13, 13, 13, true).count());
        assertEquals(4, new MaskBrush(1, MaskBrush.ROUND).at(empty, 0, 0, 0, true).count());
    }

    @Test
    void aSeriesHidesEveryTokenExactlyOnce() {
        List<TokenMask> series = MaskSeries.covering(PATCH, 4, 3, new SplittableRandom(1));
        assertEquals(List.of(22, 21, 21), series.stream().map(TokenMask::count).toList());
        for (int token = 0; token < 64; token++) {
            int index = token;
            assertEquals(1, series.stream().filter(mask -> mask.isHidden(index)).count());
        }
        assertThrows(IllegalArgumentException.class, () -> MaskSeries.covering(PATCH, 4, 1, new SplittableRandom(1)));
    }

    @Test
    void aSeriesHidesAboutAsMuchAtATimeAsInTraining() {
        assertEquals(2, MaskSeries.count(0.6));
        assertEquals(3, MaskSeries.count(0.3));
        assertEquals(2, MaskSeries.count(0.95));
        assertEquals(8, MaskSeries.count(0));
    }
}
