package org.amaes.core.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.amaes.core.dataset.Split;
import org.amaes.core.metric.BothEmpty;
import org.amaes.core.metric.CaseMetrics;
import org.amaes.core.metric.Confusion;
import org.amaes.core.metric.EvaluationReport;
import org.amaes.core.metric.LabelScores;
import org.amaes.core.metric.SurfaceDistance;
import org.amaes.core.protocol.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTableTest {

    private static final Method SCRATCH = new Method("U-Net B, scratch", "unet_b", new Start.Scratch(), Map.of(), "");
    private static final Method PRETRAINED = new Method("U-Net B, \"pretrained\"", "unet_b", new Start.Checkpoint("/runs/b"), Map.of("lr", "1e-3"), "");

    private static Experiment experiment(Task task) {
        return new Experiment("a table", task, "/data/store", new Experiment.Parting("", 1, Optional.of(4)), 2, List.of(20), List.of(1L, 2L),
                Map.of("steps", "10"), List.of(SCRATCH, PRETRAINED), "", true);
    }

    /** Scans with so many of ten lesion voxels found; −1 for nothing there and nothing found. */
    private static EvaluationReport report(int... found) {
        List<CaseMetrics> cases = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            Confusion counts = found[i] < 0 ? new Confusion(0, 0, 0, 100) : new Confusion(found[i], 10 - found[i], 10 - found[i], 80);
            LabelScores scores = new LabelScores(counts, Optional.of(found[i] < 0 ? new SurfaceDistance(Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                    : new SurfaceDistance(3, 2, 1, 0.5)));
            cases.add(new CaseMetrics("scan_" + i, Map.of(1, scores, CaseMetrics.MICRO, new LabelScores(counts, Optional.empty()))));
        }
        return new EvaluationReport(BothEmpty.UNDEFINED, Map.of(1, "lesion"), cases);
    }

    private static ExperimentTable table(Task task, Split split) {
        Experiment experiment = experiment(task);
        List<ExperimentTable.Result> results = new ArrayList<>();
        for (Experiment.Part part : experiment.parts()) {
            boolean better = part.method().equals(PRETRAINED);
            int[] found = part.fold() == 1 ? new int[] {4, 6, 5, -1} : new int[] {2, 4, 3, -1};
            for (int i = 0; i < 3; i++) {
                found[i] += better ? 2 : 0;
            }
            results.add(new ExperimentTable.Result(part, report(found)));
        }
        return new ExperimentTable(experiment, split, results);
    }

    @Test
    void aFoldIsTheMeanOfItsScansAndAMethodTheMeanOfItsFolds() {
        ExperimentTable table = table(Task.BRATS21, new Split(Map.of()));
        ExperimentTable.Line line = table.lines().getFirst();
        assertEquals(0.5, line.byFold().get(1), 1e-12);
        assertEquals(0.3, line.byFold().get(2), 1e-12);
        assertEquals(0.4, line.dice().mean(), 1e-12);
        assertEquals(Math.sqrt(0.02), line.dice().sd(), 1e-12);
        assertEquals((0.625 + 0.475) / 2, line.diceEmptyPerfect().mean(), 1e-12, "the empty scan counts as 1");
        assertEquals(2, line.hd95().mean(), 1e-12);
        assertEquals(4, line.scans());
        assertEquals("55.28 ± 1.75", line.paper().orElseThrow().text());
        assertTrue(TableWords.table(table).get(1).contains("40.00 ± 14.14") && TableWords.table(table).get(1).contains("55.28 ± 1.75"),
                () -> TableWords.table(table).toString());
    }

    @Test
    void aScanThatIsMeasuredFourTimesIsNoFourScans() {
        ExperimentTable table = table(Task.BRATS21, new Split(Map.of()));
        ExperimentTable.Comparison comparison = table.comparisons().getFirst();
        assertEquals(SCRATCH, comparison.reference());
        assertEquals(3, comparison.paired().pairs());
        assertEquals(0.2, comparison.paired().meanDifference(), 1e-12);
        assertEquals(0.25, comparison.paired().p(), 1e-12, "of three pairs no better can be had");
        String sentence = TableWords.sentence(comparison);
        assertTrue(sentence.startsWith("No difference is shown between U-Net B, \"pretrained\" and U-Net B, scratch (+20.00 points of Dice;"), sentence);
        assertTrue(sentence.contains("p = 0.250, 3 scans, each counted once over 2 folds"), sentence);
    }

    @Test
    void divisionsAreLinesOfTheirOwn() {
        ExperimentTable table = table(Task.WMH_OOD, new Split(Map.of("test_seen_scanners", List.of("scan_0", "scan_3"),
                "test_unseen_scanners", List.of("scan_1", "scan_2"))));
        assertEquals(List.of("all", "test_seen_scanners", "test_unseen_scanners"), table.divisions());
        ExperimentTable.Line unseen = table.lines().get(4);
        assertEquals("test_unseen_scanners", unseen.division());
        assertEquals(0.55, unseen.byFold().get(1), 1e-12);
        assertTrue(unseen.paper().isEmpty(), "the paper's number is of all 110");
        assertEquals(3, table.comparisons().size());
    }

    @Test
    void filesQuoteWhatHasToBe() {
        ExperimentTable table = table(Task.own(Task.Measured.TEST, 0.25), new Split(Map.of()));
        List<String> lines = TableWords.csv(table).lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(2).startsWith("\"U-Net B, \"\"pretrained\"\"\",unet_b,pretrained,20,all,2,4,0.6"), lines.get(2));
        assertEquals(1 + 8 * 4, TableWords.casesCsv(table).lines().count());
        assertTrue(TableWords.explanations(table).toString().contains("no numbers of this task"));
    }

    @Test
    void anExperimentIsReadAsItWasWritten(@TempDir Path folder) throws Exception {
        for (Task task : List.of(Task.WMH_OOD, Task.own(Task.Measured.OTHERS, 0.1).withSequence("t1"), Task.BRATS21.withSequence("t2"))) {
            Path file = Files.writeString(folder.resolve("experiment.json"), ExperimentJson.write(experiment(task)));
            assertEquals(experiment(task), ExperimentJson.read(file));
            assertTrue(ExperimentJson.isExperiment(file));
        }
        for (Template template : Template.values()) {
            Experiment written = template.experiment(Task.BRATS21, "/data/a", "/data/b", List.of(), Map.of("filters", "16", "steps", "100"), Map.of("steps", "300"));
            assertEquals(written, ExperimentJson.read(Files.writeString(folder.resolve("t.json"), ExperimentJson.write(written))));
            written.methods().forEach(method -> {
                if (method.start() instanceof Start.Pretraining pretraining) {
                    assertEquals("300", pretraining.settings().get("steps"));
                    assertEquals("16", pretraining.settings().get("filters"));
                }
                assertTrue(method.published("brats21").isPresent(), method.name());
            });
        }
    }
}
