package org.amaes.runner.ablation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.amaes.core.metric.BothEmpty;
import org.amaes.core.metric.CaseMetrics;
import org.amaes.core.metric.Confusion;
import org.amaes.core.metric.EvaluationReport;
import org.amaes.core.metric.LabelScores;
import org.amaes.runner.ablation.AblationTable.Line;
import org.amaes.runner.ablation.AblationTable.Result;
import org.junit.jupiter.api.Test;

class AblationTableTest {

    /** Scans whose Dice is tp / 10: 2·tp / (2·tp + fp + fn) with fp + fn = 20 − 2·tp. */
    private static EvaluationReport scores(int... truePositives) {
        List<CaseMetrics> cases = new java.util.ArrayList<>();
        for (int i = 0; i < truePositives.length; i++) {
            int tp = truePositives[i];
            LabelScores one = new LabelScores(new Confusion(tp, 10 - tp, 10 - tp, 100), Optional.empty());
            cases.add(new CaseMetrics("scan" + i, new TreeMap<>(Map.of(CaseMetrics.MICRO, one, 1, one))));
        }
        return new EvaluationReport(BothEmpty.UNDEFINED, Map.of(1, "lesion"), cases);
    }

    private static final AblationTable TABLE = new AblationTable(List.of(
            new Result(Variant.ALL, 1, scores(6, 8, 7, 9), 31, 5), new Result(Variant.ALL, 2, scores(5, 7, 6, 8), 33, 5),
            new Result(Variant.NO_AUGMENTATION, 1, scores(5, 7, 6, 8), 20, 5),
            new Result(Variant.STANDARD_DECODER, 1, scores(3, 5, 4, 6), 39, 5),
            new Result(Variant.SCRATCH, 2, scores(1, 3, 2, 4), 0, 5)));

    private static Line line(Variant variant) {
        return TABLE.lines().stream().filter(line -> line.variant().equals(variant.word())).findFirst().orElseThrow();
    }

    @Test
    void aLineIsTheMeanOverSeedsOfTheMeansOverScans() {
        assertEquals(0.70, line(Variant.ALL).dice(), 1e-12); // 0.75 and 0.65
        assertEquals(Math.sqrt(0.005), line(Variant.ALL).sd(), 1e-12);
        assertEquals(2, line(Variant.ALL).seeds());
        assertEquals(32, line(Variant.ALL).pretrainSeconds());
        assertEquals("59.85 ± 0.98", line(Variant.ALL).paper());
        assertNull(line(Variant.ALL).difference(), "it is what others are compared with");
        assertNull(line(Variant.SCRATCH).sd(), "one seed has no deviation");
    }

    @Test
    void aVariantIsComparedWithTheOneItDiffersFromByOneChoiceOnTheSameScansAndSeeds() {
        assertEquals("no-augmentation", line(Variant.STANDARD_DECODER).comparedWith());
        assertEquals(-0.2, line(Variant.STANDARD_DECODER).difference(), 1e-12);
        assertEquals("all", line(Variant.NO_AUGMENTATION).comparedWith());
        assertEquals(-0.1, line(Variant.NO_AUGMENTATION).difference(), 1e-12); // to seed 1 alone
        assertEquals(-0.4, line(Variant.SCRATCH).difference(), 1e-12); // to seed 2 alone
        assertTrue(line(Variant.SCRATCH).low() <= -0.4 && line(Variant.SCRATCH).high() >= -0.4);
    }

    @Test
    void theTableIsReadByPeopleAndMachines() {
        String text = String.join("\n", TABLE.text());
        assertTrue(text.contains("70.00 ± 7.07") && text.contains("-20.00 [") && text.contains("to no-augmentation") && text.contains("56.65 ± 1.85"), text);
        String[] csv = TABLE.csv().split("\n");
        assertEquals(5, csv.length);
        assertTrue(csv[1].startsWith("all,\"the method: light decoder, no skips, all augmentations\",2,0.7"), csv[1]);
        assertTrue(csv[4].contains(",0.0,\"55.28"), csv[4]);
        assertEquals(5, ((List<?>) TABLE.json().get("results")).size());
    }
}
