package org.amaes.core.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.amaes.core.augment.Pipeline.Step;
import org.amaes.core.volume.Shape;

class PipelineTest {

    private static final Shape PATCH = Shape.cube(128);
    private static final int DRAWS = 20_000;

    @Test
    void everyStepHappensAsOftenAsItsShareSays() {
        for (Edition edition : Edition.values()) {
            Pipeline pipeline = Pipeline.preset(Selection.ALL, edition);
            Map<PatchSeed.Choice, Integer> hits = new EnumMap<>(PatchSeed.Choice.class);
            int touched = 0;
            for (int i = 0; i < DRAWS; i++) {
                AugmentationDraw draw = pipeline.draw(new PatchSeed(1, 0, i), PATCH, 1);
                boolean any = count(draw, hits);
                touched += any ? 1 : 0;
            }
            for (Step step : pipeline.steps()) {
                checkShare(Pipeline.share(step), hits.getOrDefault(step.augmentation().choice(), 0), step + " " + edition);
            }
            checkShare(pipeline.shareTouched(), touched, "any step, " + edition);
        }
    }

    private static void checkShare(double share, int hits, String what) {
        assertEquals(share, (double) hits / DRAWS, 4 * Math.sqrt(share * (1 - share) / DRAWS), what);
    }

    /** Counts what really changes a patch: draws that do nothing do not count. */
    private static boolean count(AugmentationDraw draw, Map<PatchSeed.Choice, Integer> hits) {
        boolean any = !draw.spatial().isIdentity();
        if (draw.spatial().elasticField().isPresent()) {
            hits.merge(PatchSeed.Choice.ELASTIC, 1, Integer::sum);
        }
        if (!draw.spatial().isRotationFree()) {
            hits.merge(PatchSeed.Choice.ROTATION, 1, Integer::sum);
        }
        if (draw.spatial().scale() != 1) {
            hits.merge(PatchSeed.Choice.SCALE, 1, Integer::sum);
        }
        for (Effect effect : draw.effects().getFirst()) {
            PatchSeed.Choice choice = switch (effect) {
                case NoiseEffect noise -> noise.multiplicative() ? PatchSeed.Choice.MULTIPLICATIVE_NOISE : PatchSeed.Choice.ADDITIVE_NOISE;
                case BlurEffect _ -> PatchSeed.Choice.GAUSSIAN_BLUR;
                case GhostingEffect _ -> PatchSeed.Choice.MOTION_GHOSTING;
                case RingingEffect ringing -> ringing.keptPlanes() < 128 ? PatchSeed.Choice.GIBBS_RINGING : null;
                case LowResolutionEffect low -> low.alongX() || low.alongY() || low.alongZ() ? PatchSeed.Choice.LOW_RESOLUTION : null;
                case BiasEffect _ -> PatchSeed.Choice.BIAS_FIELD;
                case GammaEffect _ -> PatchSeed.Choice.GAMMA;
            };
            if (choice != null) {
                hits.merge(choice, 1, Integer::sum);
                any = true;
            }
        }
        return any;
    }

    @Test
    void strengthsFillTheirRangesUniformly() {
        Pipeline pipeline = Pipeline.preset(Selection.ALL, Edition.CORRECTED).forced();
        double alpha = 0;
        double gammaBelow = 0;
        double inverted = 0;
        int[] repetitions = new int[12];
        int[] axes = new int[3];
        double sigma = 0;
        for (int i = 0; i < DRAWS; i++) {
            AugmentationDraw draw = pipeline.draw(new PatchSeed(2, 1, i), PATCH, 1);
            List<Effect> effects = draw.effects().getFirst();
            assertEquals(8, effects.size());
            GhostingEffect ghosting = (GhostingEffect) effects.get(3);
            GammaEffect gamma = (GammaEffect) effects.get(7);
            ElasticField field = draw.spatial().elastic();
            alpha += (ghosting.alpha() - 0.85) / 0.1;
            repetitions[ghosting.repetitions()]++;
            axes[ghosting.axis()]++;
            gammaBelow += gamma.gamma() < 1 ? 1 : 0;
            inverted += gamma.inverted() ? 1 : 0;
            sigma += (field.sigma() - 20) / 10;
            assertTrue(field.alpha() >= 200 && field.alpha() <= 600 && gamma.gamma() >= 0.5 && gamma.gamma() <= 2);
        }
        double uniformError = 4 * Math.sqrt(1.0 / 12 / DRAWS);
        assertEquals(0.5, alpha / DRAWS, uniformError);
        assertEquals(0.5, sigma / DRAWS, uniformError);
        assertEquals(0.5, gammaBelow / DRAWS, 4 * Math.sqrt(0.25 / DRAWS));
        assertEquals(0.05, inverted / DRAWS, 4 * Math.sqrt(0.05 * 0.95 / DRAWS));
        for (int r = 2; r <= 10; r++) {
            assertEquals(1 / 9.0, (double) repetitions[r] / DRAWS, 4 * Math.sqrt(1 / 9.0 * 8 / 9 / DRAWS));
        }
        for (int hits : axes) {
            assertEquals(1 / 3.0, (double) hits / DRAWS, 4 * Math.sqrt(2 / 9.0 / DRAWS));
        }
    }

    @Test
    void theEditionsDifferAsTheSheetSays() {
        Pipeline paper = Pipeline.preset(Selection.ALL, Edition.PAPER);
        Pipeline coded = Pipeline.preset(Selection.ALL, Edition.AS_CODED);
        Pipeline corrected = Pipeline.preset(Selection.ALL, Edition.CORRECTED);
        assertFalse(paper.enabled(Elastic.class).orElseThrow().movesTarget());
        assertTrue(coded.enabled(Elastic.class).orElseThrow().movesTarget());
        assertTrue(corrected.enabled(Elastic.class).orElseThrow().movesTarget());
        assertEquals(1, coded.enabled(Gamma.class).orElseThrow().epsilon());
        assertEquals(1e-7, corrected.enabled(Gamma.class).orElseThrow().epsilon());
        assertEquals(new Range(2, 11), paper.enabled(MotionGhosting.class).orElseThrow().repetitions());
        assertEquals(new Range(2, 10), coded.enabled(MotionGhosting.class).orElseThrow().repetitions());
        assertTrue(coded.enabled(GibbsRinging.class).orElseThrow().exchangedAxes());
        assertFalse(corrected.enabled(GibbsRinging.class).orElseThrow().exchangedAxes());
        assertEquals(Shape.cube(181), coded.margin().crop(PATCH));
        assertEquals(Shape.cube(182), corrected.margin().crop(PATCH));
    }

    @Test
    void theSpatialSelectionIsRotationAndScaleOnly() {
        Pipeline spatial = Pipeline.preset(Selection.SPATIAL, Edition.CORRECTED);
        List<String> on = spatial.steps().stream().filter(Step::enabled).map(step -> step.augmentation().getClass().getSimpleName()).toList();
        assertEquals(List.of("Rotation", "Scale"), on);
        assertTrue(spatial.maySpatial());
        assertFalse(Pipeline.preset(Selection.NONE, Edition.CORRECTED).maySpatial());
        assertEquals(0, Pipeline.preset(Selection.NONE, Edition.CORRECTED).shareTouched());
    }

    @Test
    void switchingAStepOffLeavesWhatTheOthersDraw() {
        Pipeline all = Pipeline.preset(Selection.ALL, Edition.CORRECTED).forced();
        Pipeline without = all.with(new Step(MotionGhosting.standard(), false));
        AugmentationDraw a = all.draw(new PatchSeed(3, 0, 5), PATCH, 2);
        AugmentationDraw b = without.draw(new PatchSeed(3, 0, 5), PATCH, 2);
        assertEquals(a.spatial(), b.spatial());
        for (int channel = 0; channel < 2; channel++) {
            List<Effect> kept = a.effects().get(channel).stream().filter(effect -> !(effect instanceof GhostingEffect)).toList();
            assertEquals(kept, b.effects().get(channel));
        }
        assertFalse(a.effects().get(0).equals(a.effects().get(1)), "channels draw on their own");
    }

    @Test
    void aPipelineHasEachKindOnceAndSpatialOnesFirst() {
        Step rotation = new Step(Rotation.standard(), true);
        Step bias = new Step(BiasField.standard(), true);
        assertThrows(IllegalArgumentException.class, () -> new Pipeline(List.of(rotation, rotation), CropMargin.EVEN));
        assertThrows(IllegalArgumentException.class, () -> new Pipeline(List.of(bias, rotation), CropMargin.EVEN));
    }

    @Test
    void whatHappenedIsSaidInWords() {
        assertEquals("ghosting: α 0.91, every 4th plane along y", new GhostingEffect(0.91, 4, 1).describe());
        assertEquals("rotation: -12.0° about z; scale: 0.950",
                new SpatialTransform(null, 0, 0, Math.toRadians(-12), 0.95).describe());
        assertEquals("none", SpatialTransform.IDENTITY.describe());
    }
}
