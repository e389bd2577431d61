package org.amaes.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.amaes.core.WorkbenchException;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class EvaluationReportTest {

    private static final Map<Integer, String> NAMES = Map.of(1, "lesion", 2, "other, \"rare\"");

    @TempDir
    Path folder;

    @Test
    void countsAndScoresAreThoseOfTheDefinition() {
        Confusion[] counts = Confusion.count(map(0, 1, 1, 2, 0, 1), map(0, 1, 2, 2, 1, 1), 3);
        assertEquals(new Confusion(2, 1, 1, 2), counts[1]);
        assertEquals(new Confusion(1, 1, 0, 4), counts[2]);
        assertEquals(4.0 / 6, counts[1].dice(BothEmpty.UNDEFINED), 1e-15);
        assertEquals(0.5, counts[2].precision());
        assertEquals(1.0, counts[2].sensitivity());
        assertEquals(1 - 1.0 / 3, counts[2].volumeSimilarity(), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> Confusion.count(map(0), map(0, 1), 2));
    }

    @Test
    void aLabelInNeitherSegmentationIsWorthWhatTheConventionSays() throws Exception {
        CaseMetrics empty = CaseMetrics.of("a", map(0, 1, 0), map(0, 1, 0), 3);
        for (Metric metric : Metric.values()) {
            assertTrue(Double.isNaN(empty.score(2, metric, BothEmpty.UNDEFINED)), metric.key());
        }
        assertEquals(1, empty.score(2, Metric.DICE, BothEmpty.PERFECT));
        assertEquals(1, empty.score(2, Metric.JACCARD, BothEmpty.PERFECT));
        assertEquals(1, empty.score(2, Metric.SURFACE_DICE, BothEmpty.PERFECT));
        assertTrue(Double.isNaN(empty.score(2, Metric.HAUSDORFF_95, BothEmpty.PERFECT)));
        assertThrows(IllegalArgumentException.class, () -> empty.score(3, Metric.DICE, BothEmpty.PERFECT));
    }

    @Test
    void aMissedOrInventedLabelScoresZeroNotUndefined() throws Exception {
        CaseMetrics missed = CaseMetrics.of("a", map(0, 1, 0), map(0, 0, 0), 2);
        assertEquals(0, missed.score(1, Metric.DICE, BothEmpty.PERFECT));
        assertEquals(0, missed.score(1, Metric.SENSITIVITY, BothEmpty.PERFECT));
        assertEquals(0, missed.score(1, Metric.SURFACE_DICE, BothEmpty.PERFECT));
        assertTrue(Double.isNaN(missed.score(1, Metric.PRECISION, BothEmpty.PERFECT)));
        assertTrue(Double.isNaN(missed.score(1, Metric.HAUSDORFF, BothEmpty.PERFECT)));
    }

    @Test
    void undefinedScoresAreLeftOutOfMeans() throws Exception {
        EvaluationReport undefined = report(BothEmpty.UNDEFINED);
        assertEquals(1, undefined.summary(2, Metric.DICE).n());
        assertEquals(1, undefined.summary(2, Metric.DICE).undefined());
        assertEquals(2.0 / 3, undefined.summary(2, Metric.DICE).mean(), 1e-15);
        assertEquals((2.0 / 3 + 1) / 2, report(BothEmpty.PERFECT).summary(2, Metric.DICE).mean(), 1e-15);
    }

    @Test
    void overFoldsTheMeansOfTheFoldsCount() throws Exception {
        Summary folds = EvaluationReport.overFolds(List.of(oneCase("a", 1, 1), oneCase("b", 1, 0)), 1, Metric.DICE);
        assertEquals(2, folds.n());
        assertEquals((1 + 2.0 / 3) / 2, folds.mean(), 1e-15);
        assertEquals((1 - 2.0 / 3) / Math.sqrt(2), folds.sd(), 1e-15);
    }

    @Test
    void aReportSurvivesItsFile() throws Exception {
        for (BothEmpty convention : BothEmpty.values()) {
            Path file = folder.resolve("evaluation.json");
            report(convention).writeJson(file);
            assertEquals(report(convention), EvaluationReport.readJson(file));
            String first = Files.readString(file);
            EvaluationReport.readJson(file).writeJson(file);
            assertEquals(first, Files.readString(file));
        }
    }

    @Test
    void numbersInJsonAreFiniteOrNull() throws Exception {
        Path file = folder.resolve("evaluation.json");
        report(BothEmpty.UNDEFINED).writeJson(file);
        assertFalse(Files.readString(file).contains("NaN"));
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        assertTrue(root.at("/cases/0/scores/2/dice").isNull());
        assertEquals(1.9, root.at("/cases/1/scores/2/hd95").asDouble(), 1e-12); // of the distances 0 and 2 mm, interpolated
        assertEquals(1, root.at("/cases/0/scores/micro/tp").asInt());
        assertTrue(root.at("/summaries/2/dice/sd").isNull());
        assertEquals(1, root.at("/summaries/2/dice/undefined").asInt());
    }

    @Test
    void rowsHaveAlwaysTheSameColumns() throws Exception {
        Path cases = folder.resolve("cases.csv");
        report(BothEmpty.UNDEFINED).writeCsv(cases);
        assertEquals("""
                case,label,name,tp,fp,fn,tn,dice,jaccard,sensitivity,precision,volume_similarity,hausdorff,hd95,assd,surface_dice_1mm\r
                first,micro,all labels,1,0,0,7,1.0,1.0,1.0,1.0,1.0,,,,\r
                first,1,lesion,1,0,0,3,1.0,1.0,1.0,1.0,1.0,0.0,0.0,0.0,1.0\r
                first,2,"other, ""rare""\",0,0,0,4,,,,,,,,,\r
                second,micro,all labels,2,1,0,5,0.8,0.6666666666666666,1.0,0.6666666666666666,0.8,,,,\r
                second,1,lesion,1,0,0,3,1.0,1.0,1.0,1.0,1.0,0.0,0.0,0.0,1.0\r
                second,2,"other, ""rare""\",1,1,0,2,0.6666666666666666,0.5,1.0,0.5,0.6666666666666667,2.0,1.9,0.6666666666666666,0.6666666666666666\r
                """, Files.readString(cases));
        Path summaries = folder.resolve("summaries.csv");
        report(BothEmpty.UNDEFINED).writeSummaryCsv(summaries);
        List<String> lines = Files.readAllLines(summaries);
        assertEquals(1 + 3 * Metric.values().length, lines.size());
        assertEquals("label,name,metric,n,undefined,mean,sd,median,lower_quartile,upper_quartile,min,max", lines.getFirst());
        assertTrue(lines.get(1).startsWith("micro,all labels,dice,2,0,0.9,0.141421356"), lines.get(1));
        assertEquals("1,lesion,dice,2,0,1.0,0.0,1.0,1.0,1.0,1.0,1.0", lines.get(1 + Metric.values().length));
    }

    @Test
    void otherFilesAreNoReports() throws Exception {
        Path file = folder.resolve("x.json");
        for (String content : List.of("", "{", "[]", "{\"format\":\"other\"}", "{\"format\":\"amaes-evaluation\",\"version\":2}",
                "{\"format\":\"amaes-evaluation\",\"version\":1,\"both_empty\":\"maybe\"}",
                "{\"format\":\"amaes-evaluation\",\"version\":1,\"both_empty\":\"perfect\",\"labels\":{},\"cases\":[{\"scores\":{\"micro\":{}}}]}")) {
            Files.writeString(file, content);
            WorkbenchException refused = assertThrows(WorkbenchException.class, () -> EvaluationReport.readJson(file));
            assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
        }
        assertThrows(WorkbenchException.class, () -> EvaluationReport.readJson(folder.resolve("none.json")));
    }

    @Test
    void methodsAreComparedOnTheSameCasesOnly() throws Exception {
        EvaluationReport good = report(BothEmpty.UNDEFINED);
        EvaluationReport swapped = new EvaluationReport(BothEmpty.UNDEFINED, NAMES, good.cases().reversed());
        PairedComparison same = good.compare(swapped, CaseMetrics.MICRO, Metric.DICE, 0.95, 1);
        assertEquals(2, same.pairs());
        assertEquals(0, same.meanDifference());
        assertEquals(1, same.p());
        EvaluationReport fewer = new EvaluationReport(BothEmpty.UNDEFINED, NAMES, good.cases().subList(0, 1));
        assertThrows(WorkbenchException.class, () -> good.compare(fewer, 1, Metric.DICE, 0.95, 1));
        assertThrows(WorkbenchException.class, () -> good.compare(report(BothEmpty.PERFECT), 1, Metric.DICE, 0.95, 1));
    }

    @Test
    void metricsAreFoundByTheirNamesInFiles() {
        for (Metric metric : Metric.values()) {
            assertEquals(metric, Metric.ofKey(metric.key()));
        }
        assertThrows(IllegalArgumentException.class, () -> Metric.ofKey("accuracy"));
    }

    private static EvaluationReport report(BothEmpty convention) throws WorkbenchException {
        return new EvaluationReport(convention, NAMES, List.of(
                CaseMetrics.of("first", map(0, 1, 0, 0), map(0, 1, 0, 0), 3),
                CaseMetrics.of("second", map(2, 1, 0, 0), map(2, 1, 2, 0), 3)));
    }

    private static EvaluationReport oneCase(String name, int... prediction) throws WorkbenchException {
        return new EvaluationReport(BothEmpty.UNDEFINED, Map.of(1, "lesion"), List.of(CaseMetrics.of(name, map(1, 1), map(prediction), 2)));
    }

    /** A row of voxels along z. */
    private static LabelMap map(int... labels) {
        byte[] data = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            data[i] = (byte) labels[i];
        }
        return new LabelMap(Grid.unit(new Shape(1, 1, labels.length)), data);
    }
}
