package org.amaes.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FuzzyTest {

    @Test
    void lettersInOrderFitAndOthersDoNot() {
        assertTrue(Fuzzy.score("fsl", "Few-shot lab") > 0);
        assertTrue(Fuzzy.score("FEW LAB", "Few-shot lab") > 0);
        assertEquals(Fuzzy.NO_MATCH, Fuzzy.score("lf", "few-shot l"));
        assertEquals(0, Fuzzy.score("", "Home"));
        assertEquals(Fuzzy.NO_MATCH, Fuzzy.score("a", ""));
    }

    @Test
    void beginningsOfWordsAndRunsCountMore() {
        assertTrue(Fuzzy.score("fsl", "Few-shot lab") > Fuzzy.score("fsl", "offset list"));
        assertTrue(Fuzzy.score("open", "Open a folder") > Fuzzy.score("open", "Colour of pens"));
        assertTrue(Fuzzy.score("dark", "Colours: Dark") > Fuzzy.score("dark", "data risk"));
        assertTrue(Fuzzy.score("ab", "a ab") > Fuzzy.score("ab", "a xb"), "the better place of a letter counts, not the first");
    }
}
