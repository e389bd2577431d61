package org.amaes.core.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;

import org.amaes.core.augment.CropMargin;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Elastic;
import org.amaes.core.augment.Gamma;
import org.amaes.core.augment.MotionGhosting;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Rotation;
import org.amaes.core.augment.Selection;
import org.amaes.core.augment.Workspace;
import org.amaes.core.masking.Hiding;
import org.amaes.core.masking.Masking;
import org.amaes.core.masking.TokenMask;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;

class LivePatchTest {

    private static final Shape PATCH = Shape.cube(16);
    private static final Masking MASKING = new Masking(4, 0.6, Masking.Rule.EXACT_COUNT);

    private static final Hiding DRAWN = new Hiding.Drawn(MASKING);

    private final Volume scan = scan(new Shape(40, 30, 14));
    private final LivePatch live = new LivePatch(scan, Optional.empty());

    private static Volume scan(Shape shape) {
        SplittableRandom random = new SplittableRandom(5);
        float[] voxels = new float[shape.length()];
        for (int v = 0; v < voxels.length; v++) {
            voxels[v] = (float) random.nextDouble();
        }
        return new Volume(Grid.unit(shape), voxels);
    }

    @Test
    void everyStageEqualsWhatTrainingMakesBitForBitWhateverWasShownBefore() throws Exception {
        for (Edition edition : Edition.values()) {
            for (Selection selection : Selection.values()) {
                Pipeline pipeline = Pipeline.preset(selection, edition);
                for (int index = 0; index < 6; index++) {
                    PatchSeed seed = new PatchSeed(3, 1, index);
                    assertTraining(index % 2 == 0 ? pipeline.forced() : pipeline, seed);
                }
            }
        }
    }

    private void assertTraining(Pipeline pipeline, PatchSeed seed) throws Exception {
        AugmentationStages expected = AugmentationStages.of(scan, pipeline, MASKING, PATCH, seed, new Workspace());
        StagedPatch shown = live.make(PatchWish.ofTraining(pipeline, seed, PATCH, MASKING));
        assertArrayEquals(expected.patch().input(), shown.masked().data());
        assertArrayEquals(expected.patch().target(), shown.target().data());
        assertArrayEquals(expected.stages().getFirst().volume().data(), shown.clean().data());
        assertEquals(expected.stages().getFirst().volume().grid(), shown.clean().grid());
        assertEquals(expected.patch().origin().mask(), shown.mask());
        assertEquals(expected.patch().origin().describe(), shown.happened());
        float[] augmented = expected.stages().get(expected.stages().size() - 2).volume().data();
        assertArrayEquals(augmented, shown.augmented().data());
    }

    @Test
    void whatDidNotChangeIsNotComputedAgain() throws Exception {
        Pipeline all = Pipeline.preset(Selection.ALL, Edition.CORRECTED).forced();
        PatchSeed seed = new PatchSeed(8, 0, 0);
        StagedPatch first = live.make(PatchWish.ofTraining(all, seed, PATCH, MASKING));
        Gamma gamma = all.enabled(Gamma.class).orElseThrow();
        Pipeline without = all.with(new Pipeline.Step(gamma, false));
        StagedPatch second = live.make(PatchWish.ofTraining(without, seed, PATCH, MASKING));
        assertSame(first.target(), second.target());
        assertNotSame(first.augmented(), second.augmented());
        StagedPatch third = live.make(PatchWish.ofTraining(without, seed, PATCH, new Masking(2, 0.3, Masking.Rule.EXACT_COUNT)));
        assertSame(second.augmented(), third.augmented());
        assertTraining(all, seed);
    }

    @Test
    void aPatchStaysWhereAPersonPutsItWhateverTheSeed() throws Exception {
        for (CropMargin margin : CropMargin.values()) {
            Pipeline pipeline = new Pipeline(Pipeline.preset(Selection.ALL, Edition.CORRECTED).steps(), margin);
            for (int index = 0; index < 4; index++) {
                PatchWish wish = new PatchWish(pipeline, new PatchSeed(1, 0, index), PATCH, Optional.of(new PatchWish.Corner(7, 9, -1)), DRAWN, Optional.empty());
                StagedPatch shown = live.make(wish);
                assertEquals(Box.at(7, 9, -1, PATCH), shown.window());
                assertEquals(scan.get(10, 12, 5), shown.clean().get(3, 3, 6));
            }
        }
    }

    @Test
    void oneArtefactIsShownAloneAtItsStrength() throws Exception {
        Pipeline none = Pipeline.preset(Selection.NONE, Edition.CORRECTED);
        PatchSeed seed = new PatchSeed(2, 0, 0);
        double before = -1;
        for (double strength : new double[] {0, 0.5, 1}) {
            StagedPatch shown = live.make(new PatchWish(none, seed, PATCH, Optional.empty(), DRAWN,
                    Optional.of(new StrengthPreview(MotionGhosting.standard(), strength))));
            assertEquals(1, shown.happened().size(), shown.happened()::toString);
            assertTrue(shown.happened().getFirst().startsWith("ghosting"), shown.happened()::toString);
            double change = difference(shown.augmented(), shown.target());
            assertTrue(change > before, strength + ": " + change);
            before = change;
        }
    }

    private static double difference(Volume one, Volume other) {
        double sum = 0;
        for (int v = 0; v < one.data().length; v++) {
            sum += Math.abs(one.data()[v] - other.data()[v]);
        }
        return sum;
    }

    @Test
    void aMovementShownAloneMovesTheTargetAndARotationBackAndForthIsTheScan() throws Exception {
        Pipeline none = Pipeline.preset(Selection.NONE, Edition.CORRECTED);
        PatchWish turned = new PatchWish(none, new PatchSeed(2, 0, 0), PATCH, Optional.empty(), DRAWN,
                Optional.of(new StrengthPreview(Rotation.standard(), 1)));
        StagedPatch shown = live.make(turned);
        assertEquals(java.util.List.of("rotation: 30.0° about z"), shown.happened());
        assertTrue(difference(shown.clean(), shown.target()) > 1);
        StagedPatch level = live.make(new PatchWish(none, new PatchSeed(2, 0, 0), PATCH, Optional.empty(), DRAWN,
                Optional.of(new StrengthPreview(Rotation.standard(), 0.5))));
        assertArrayEquals(level.clean().data(), level.target().data());
    }

    @Test
    void anElasticFieldThatTheTargetDoesNotFollowMovesTheInputOnly() throws Exception {
        Pipeline none = Pipeline.preset(Selection.NONE, Edition.PAPER);
        Elastic elastic = none.steps().stream().map(Pipeline.Step::augmentation).filter(Elastic.class::isInstance).map(Elastic.class::cast)
                .findFirst().orElseThrow();
        StagedPatch shown = live.make(new PatchWish(none, new PatchSeed(2, 0, 0), PATCH, Optional.empty(), DRAWN,
                Optional.of(new StrengthPreview(elastic, 1))));
        assertArrayEquals(shown.clean().data(), shown.target().data(), 1e-5f); // resampled in place
        assertTrue(difference(shown.augmented(), shown.target()) > 0.1);
    }

    @Test
    void aPaintedMaskTakesThePlaceOfADrawnOne() throws Exception {
        TokenMask one = TokenMask.builder(PATCH, 4).hide(21).build();
        Pipeline none = Pipeline.preset(Selection.NONE, Edition.CORRECTED);
        StagedPatch shown = live.make(new PatchWish(none, new PatchSeed(2, 0, 0), PATCH, Optional.empty(), new Hiding.Painted(one), Optional.empty()));
        assertEquals(one, shown.mask());
        assertEquals(64.0 / 4096, shown.hiddenShare());
        assertEquals(0, shown.masked().get(4, 4, 4));
        assertThrows(IllegalArgumentException.class, () -> new PatchWish(none, new PatchSeed(2, 0, 0), Shape.cube(8), Optional.empty(), new Hiding.Painted(one), Optional.empty()));
    }

    @Test
    void labelsMoveWithTheTarget() throws Exception {
        byte[] labels = new byte[scan.shape().length()];
        for (int i = 20; i < 24; i++) {
            labels[scan.shape().index(i, 15, 7)] = 1;
        }
        LivePatch labelled = new LivePatch(scan, Optional.of(new LabelMap(scan.grid(), labels)));
        Pipeline none = Pipeline.preset(Selection.NONE, Edition.CORRECTED);
        StagedPatch shown = labelled.make(new PatchWish(none, new PatchSeed(2, 0, 0), PATCH, Optional.of(new PatchWish.Corner(15, 8, -1)), DRAWN, Optional.empty()));
        assertEquals(4, shown.labels().orElseThrow().histogram()[1]);
        assertEquals(1, shown.labels().orElseThrow().get(5, 7, 8));
        PatchWish outlined = new PatchWish(none, new PatchSeed(2, 0, 0), PATCH, Optional.of(new PatchWish.Corner(15, 8, -1)), new Hiding.Outlined(4),
                Optional.empty());
        assertEquals(2, labelled.make(outlined).mask().count(), "voxels 5 to 8 lie in two tokens");
        assertEquals(0, live.make(outlined).mask().count());
        assertEquals(Optional.empty(), live.make(PatchWish.ofTraining(none, new PatchSeed(1, 0, 0), PATCH, MASKING)).labels());
    }
}
