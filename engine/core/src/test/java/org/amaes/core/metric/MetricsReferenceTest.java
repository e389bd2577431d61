package org.amaes.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;

import org.amaes.core.WorkbenchException;
import org.amaes.core.fixture.Fixtures;
import org.amaes.core.npy.NpyFile;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

class MetricsReferenceTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everyNumberEqualsTheReference(int label) throws Exception {
        JsonNode expected = Fixtures.json("metrics.json").get("labels").get(Integer.toString(label));
        CaseMetrics metrics = CaseMetrics.of("reference", map("metrics_truth.npy"), map("metrics_prediction.npy"), 3);
        Confusion counts = metrics.labels().get(label).counts();
        assertEquals(expected.get("tp").asLong(), counts.tp());
        assertEquals(expected.get("fp").asLong(), counts.fp());
        assertEquals(expected.get("fn").asLong(), counts.fn());
        assertEquals(24 * 28 * 20, counts.tp() + counts.fp() + counts.fn() + counts.tn());
        assertScore(expected, "dice", metrics, label, Metric.DICE, 1e-9);
        assertScore(expected, "jaccard", metrics, label, Metric.JACCARD, 1e-9);
        assertScore(expected, "sensitivity", metrics, label, Metric.SENSITIVITY, 1e-9);
        assertScore(expected, "precision", metrics, label, Metric.PRECISION, 1e-9);
        assertScore(expected, "volume_similarity", metrics, label, Metric.VOLUME_SIMILARITY, 1e-9);
        assertScore(expected, "hausdorff", metrics, label, Metric.HAUSDORFF, 1e-9);
        assertScore(expected, "hd95_max_of_directed", metrics, label, Metric.HAUSDORFF_95, 1e-9);
        assertScore(expected, "assd", metrics, label, Metric.ASSD, 1e-9);
        assertScore(expected, "surface_dice_1mm_voxel_surface", metrics, label, Metric.SURFACE_DICE, 1e-9);
    }

    @Test
    void theMicroAverageAddsCountsBeforeItDivides() throws Exception {
        CaseMetrics metrics = CaseMetrics.of("reference", map("metrics_truth.npy"), map("metrics_prediction.npy"), 3);
        double expected = 2.0 * (2139 + 551) / (2.0 * (2139 + 551) + 549 + 549 + 406 + 562);
        assertEquals(expected, metrics.score(CaseMetrics.MICRO, Metric.DICE, BothEmpty.UNDEFINED), 1e-12);
        assertTrue(Double.isNaN(metrics.score(CaseMetrics.MICRO, Metric.HAUSDORFF, BothEmpty.PERFECT)));
        assertTrue(Double.isNaN(metrics.score(CaseMetrics.MICRO, Metric.SURFACE_DICE, BothEmpty.PERFECT)));
    }

    @Test
    void singlePrecisionSpacingGivesTheSameSurfaceDice() throws Exception {
        // Exactly 1 mm apart is common; a header's float32 must not decide whether it counts.
        Affine rounded = Affine.scaling(Math.nextUp(1f), 0.8f, 2f);
        NpyFile truth = NpyFile.read(Fixtures.reference("metrics_truth.npy"));
        NpyFile prediction = NpyFile.read(Fixtures.reference("metrics_prediction.npy"));
        Grid grid = new Grid(Shape.of(truth.shape()), rounded);
        CaseMetrics metrics = CaseMetrics.of("r", new LabelMap(grid, truth.bytes()), new LabelMap(grid, prediction.bytes()), 3);
        assertEquals(0.7920368542283646, metrics.score(1, Metric.SURFACE_DICE, BothEmpty.UNDEFINED), 1e-12);
    }

    @Test
    void segmentationsOfDifferentImagesAreNotCompared() throws Exception {
        LabelMap truth = map("metrics_truth.npy");
        LabelMap moved = new LabelMap(new Grid(truth.shape(), new Affine(1, 0, 0, 5, 0, 0.8, 0, 0, 0, 0, 2, 0)), truth.data());
        WorkbenchException elsewhere = assertThrows(WorkbenchException.class, () -> CaseMetrics.of("sub-07", truth, moved, 3));
        assertTrue(elsewhere.getMessage().startsWith("Case sub-07 cannot be evaluated: its true and predicted segmentations lie at different"));
        LabelMap small = LabelMap.zeros(Grid.unit(Shape.cube(4)));
        WorkbenchException size = assertThrows(WorkbenchException.class, () -> CaseMetrics.of("sub-07", truth, small, 3));
        assertTrue(size.getMessage().contains("24x28x20 voxels, the predicted one 4x4x4"), size.getMessage());
        WorkbenchException labels = assertThrows(WorkbenchException.class, () -> CaseMetrics.of("sub-07", truth, truth, 2));
        assertTrue(labels.getMessage().contains("true segmentation holds label 2, but the task's labels are 1."), labels.getMessage());
    }

    @Test
    void labelsWithGapsAreScoredAsTheyAre() throws Exception {
        Grid grid = Grid.unit(new Shape(1, 1, 4));
        LabelMap truth = new LabelMap(grid, new byte[] {0, 1, 4, 4});
        LabelMap prediction = new LabelMap(grid, new byte[] {0, 1, 4, 1});
        CaseMetrics metrics = CaseMetrics.of("a", truth, prediction, Set.of(1, 4));
        assertEquals(Set.of(CaseMetrics.MICRO, 1, 4), metrics.labels().keySet());
        assertEquals(2.0 / 3, metrics.score(1, Metric.DICE, BothEmpty.UNDEFINED), 1e-12);
        assertEquals(2.0 / 3, metrics.score(4, Metric.DICE, BothEmpty.UNDEFINED), 1e-12);
        WorkbenchException strange = assertThrows(WorkbenchException.class, () -> CaseMetrics.of("a", truth, prediction, Set.of(1, 2)));
        assertTrue(strange.getMessage().contains("holds label 4, but the task's labels are 1, 2."), strange.getMessage());
    }

    private static void assertScore(JsonNode expected, String name, CaseMetrics metrics, int label, Metric metric, double relative) {
        double reference = expected.get(name).asDouble();
        assertEquals(reference, metrics.score(label, metric, BothEmpty.UNDEFINED), reference * relative, name);
    }

    private static LabelMap map(String name) throws Exception {
        NpyFile array = NpyFile.read(Fixtures.reference(name));
        JsonNode spacing = Fixtures.json("metrics.json").get("spacing_mm");
        Affine affine = Affine.scaling(spacing.get(0).asDouble(), spacing.get(1).asDouble(), spacing.get(2).asDouble());
        return new LabelMap(new Grid(Shape.of(array.shape()), affine), array.bytes());
    }
}
