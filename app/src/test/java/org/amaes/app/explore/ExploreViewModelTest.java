package org.amaes.app.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.amaes.app.explore.PatchChoice.Manner;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.notice.Notifications;
import org.amaes.app.pipeline.PipelineViewModel;
import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.augment.PatchSeed.Choice;
import org.amaes.core.augment.Workspace;
import org.amaes.core.dataset.AugmentationStages;
import org.amaes.core.dataset.PatchWish;
import org.amaes.core.masking.Masking;
import org.amaes.core.masking.TokenMask;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomScan;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.preprocess.PreparedVolume;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;

class ExploreViewModelTest {

    private static final OpenScan HEAD = head();
    private static final Network NETWORK = new Network(Path.of("net.safetensors"), "a network", Optional.empty(), false);

    private final Notifications notifications = new Notifications();
    private final PipelineViewModel pipeline = new PipelineViewModel(Jobs.atOnce(), notifications);
    private final ExploreViewModel explore = new ExploreViewModel(Jobs.atOnce(), notifications, pipeline);
    private final Deque<Consumer<Outcome<Volume>>> asked = new ArrayDeque<>();
    private final List<TokenMask> masks = new ArrayList<>();
    private final List<Volume> patches = new ArrayList<>();
    private final Redrawer engine = (_, patch, mask, then) -> {
        patches.add(patch);
        masks.add(mask);
        asked.add(then);
    };
    private final RedrawViewModel redraw = new RedrawViewModel(Jobs.atOnce(), engine, explore);
    private final XrayViewModel xray = new XrayViewModel(Jobs.atOnce(), engine, explore, redraw);

    private static OpenScan head() {
        PhantomScan scan = Phantom.generate(PhantomSettings.of(3, 1, Contrast.FLAIR).withGrid(new Shape(42, 49, 42), 4, 4, 4).withSkullStripped(true));
        try {
            PreparedVolume ready = Preprocessing.STANDARD.withNativeSpacing().apply(List.of(scan.image()), Optional.of(scan.lesions()));
            return OpenScan.of("head", true, Preprocessing.STANDARD.withNativeSpacing(), ready.channels().getFirst(), ready.labels());
        } catch (WorkbenchException e) {
            throw new AssertionError(e);
        }
    }

    /** The network gives back what it was asked for last, as it came. */
    private void answer(float value) {
        Volume last = patches.getLast();
        float[] made = new float[last.data().length];
        java.util.Arrays.fill(made, value);
        asked.removeFirst().accept(new Outcome.Success<>(new Volume(last.grid(), made)));
    }

    @Test
    void aScanIsShownWholeFromItsMiddle() {
        assertNull(explore.shown().get());
        explore.take(HEAD);
        Shape shape = explore.shown().get().patch().clean().shape();
        assertEquals(shape, explore.choice().get().shape());
        assertTrue(shape.contains(HEAD.image().shape()), shape + " around " + HEAD.image().shape());
        assertEquals(0.6, explore.shown().get().patch().hiddenShare(), 0.01);
    }

    @Test
    void withThePlaceLetGoWhatIsShownIsWhatAmaesAugmentWrites() throws Exception {
        explore.take(HEAD);
        explore.side(32);
        explore.letGo();
        pipeline.force(true);
        for (long seed = 5; seed < 8; seed++) {
            explore.seed(seed);
            AugmentationStages stages = AugmentationStages.of(HEAD.image(), pipeline.state().get().pipeline().forced(), Masking.standard(),
                    Shape.cube(32), new PatchSeed(seed, 0, 0), new Workspace());
            assertArrayEquals(stages.patch().input(), explore.shown().get().patch().masked().data());
            assertArrayEquals(stages.patch().target(), explore.shown().get().patch().target().data());
        }
    }

    @Test
    void everyChangeOfThePipelineIsFollowed() {
        explore.take(HEAD);
        pipeline.force(true);
        Volume before = explore.shown().get().patch().augmented();
        pipeline.enable(Choice.GAMMA, false);
        assertFalse(java.util.Arrays.equals(before.data(), explore.shown().get().patch().augmented().data()));
        pipeline.alone(Choice.MOTION_GHOSTING, 1);
        assertEquals(1, explore.shown().get().patch().happened().size());
        explore.step(1);
        assertEquals(2, explore.shown().get().choice().seed());
        assertNotEquals(before, explore.shown().get().patch().augmented());
    }

    @Test
    void aHeldPatchStaysWithinTheScanAndKeepsItsMiddleWhenItGrows() {
        explore.take(HEAD);
        explore.side(16);
        explore.hold(new PatchWish.Corner(-50, 5, 5000));
        var window = explore.shown().get().patch().window();
        assertEquals(0, window.x0());
        assertEquals(5, window.y0());
        assertEquals(HEAD.image().shape().z(), window.z1());
        explore.hold(new PatchWish.Corner(8, 8, 4));
        explore.side(20);
        assertEquals(6, explore.shown().get().patch().window().x0());
        explore.letGo();
        explore.holdHere();
        long seed = explore.choice().get().seed();
        var here = explore.shown().get().patch().window();
        explore.seed(seed + 3);
        assertEquals(here, explore.shown().get().patch().window());
    }

    @Test
    void tokensArePaintedHiddenStrokeByStrokeAndTakenBack() {
        explore.take(HEAD);
        MaskPainting painting = new MaskPainting(explore);
        painting.radius(0);
        painting.begin();
        painting.at(new int[] {5, 5, 5}, 2, true);
        painting.at(new int[] {9, 5, 5}, 2, true);
        painting.at(new int[] {-1, 5, 5}, 2, true);
        painting.end();
        assertEquals(Manner.PAINTED, explore.choice().get().manner());
        assertEquals(2, explore.shown().get().patch().mask().count());
        painting.begin();
        painting.at(new int[] {5, 5, 5}, 2, false);
        painting.end();
        assertEquals(1, explore.shown().get().patch().mask().count());
        painting.undo();
        painting.undo();
        assertEquals(0, explore.shown().get().patch().mask().count());
        painting.redo();
        assertEquals(2, explore.shown().get().patch().mask().count());
        explore.masking(new Masking(8, 0.5, Masking.Rule.EXACT_COUNT));
        assertFalse(painting.canUndo(), "strokes on another grid of tokens mean nothing here");
        assertEquals(0, explore.shown().get().patch().mask().count());
    }

    @Test
    void theLesionIsHiddenAndNothingElse() {
        explore.take(HEAD);
        assertTrue(HEAD.hasLesions());
        explore.manner(Manner.LESION);
        var patch = explore.shown().get().patch();
        float[] hidden = patch.mask().voxelMask();
        byte[] labels = patch.labels().orElseThrow().data();
        int lesion = 0;
        for (int v = 0; v < labels.length; v++) {
            if (labels[v] != 0) {
                lesion++;
                assertEquals(1, hidden[v]);
            }
        }
        assertTrue(lesion > 0 && patch.hiddenShare() < 0.3, lesion + " voxels, " + patch.hiddenShare());
    }

    @Test
    void theNetworkFollowsThePatchOneRequestAtATimeAndTheLatestWins() {
        explore.take(HEAD);
        assertEquals(0, asked.size());
        redraw.use(NETWORK);
        explore.step(1);
        explore.step(1);
        assertEquals(1, asked.size());
        assertTrue(redraw.working().get());
        answer(0);
        assertEquals(1, asked.size(), "the seed in between is dropped");
        assertFalse(redraw.isCurrent());
        answer(0);
        assertTrue(redraw.isCurrent());
        assertFalse(redraw.working().get());
        redraw.live().set(false);
        explore.step(1);
        assertEquals(0, asked.size());
    }

    @Test
    void theResidualIsTheErrorWhereTheNetworkDidNotSee() {
        explore.take(HEAD);
        redraw.use(NETWORK);
        answer(0.5f);
        Redrawn redrawn = redraw.redrawn().get();
        var patch = explore.shown().get().patch();
        float[] hidden = patch.mask().voxelMask();
        for (int v = 0; v < hidden.length; v += 7) {
            assertEquals(Math.abs(0.5f - patch.target().data()[v]), redrawn.error().data()[v]);
            assertEquals(hidden[v] * redrawn.error().data()[v], redrawn.residual().data()[v]);
        }
        assertEquals(redrawn.deviation().whole(), redrawn.deviation().hidden(), 0.05);
    }

    @Test
    void everyTokenIsPredictedOnceFromItsSurroundings() {
        explore.take(HEAD);
        redraw.live().set(false);
        redraw.use(NETWORK);
        answer(0);
        masks.clear();
        redraw.everyTokenOnce();
        answer(0.25f);
        answer(0.75f);
        assertEquals(2, masks.size());
        assertEquals(masks.getFirst().tokens(), masks.get(0).count() + masks.get(1).count());
        Redrawn redrawn = redraw.redrawn().get();
        assertTrue(redrawn.everyTokenOnce());
        float[] first = masks.getFirst().voxelMask();
        for (int v = 0; v < first.length; v += 11) {
            assertEquals(first[v] != 0 ? 0.25f : 0.75f, redrawn.reconstruction().data()[v]);
        }
        assertArrayEquals(redrawn.error().data(), redrawn.residual().data());
    }

    @Test
    void aFailingEngineIsSaidInItsSentenceAndTheNextPatchIsTriedAgain() {
        explore.take(HEAD);
        redraw.use(NETWORK);
        asked.removeFirst().accept(new Outcome.Failed<>(new WorkbenchException("The engine is gone. Try again.")));
        assertEquals("The engine is gone. Try again.", redraw.problem().get());
        assertFalse(redraw.working().get());
        explore.step(1);
        answer(0);
        assertEquals("", redraw.problem().get());
    }

    @Test
    void theXrayTriesTheUndamagedPatchFirstThenEveryArtefactAndANewStrengthAtOnce() {
        explore.take(HEAD);
        redraw.live().set(false);
        redraw.use(NETWORK);
        answer(0);
        assertEquals(8, xray.table().get().rows().size());
        xray.run();
        for (int i = 0; i < 9; i++) {
            assertEquals(1, asked.size(), "one at a time");
            asked.removeFirst().accept(new Outcome.Success<>(patches.getLast())); // gives back what it got, as if nothing were hidden
        }
        assertEquals(0, asked.size());
        for (XrayViewModel.Row row : xray.table().get().rows()) {
            assertEquals(row.result().orElseThrow().isHarmless() ? Double.NaN : 0, row.result().orElseThrow().undoneDb(), row.numbers());
        }
        xray.strength(Choice.BIAS_FIELD, 0.5);
        assertEquals(1, asked.size());
        asked.removeFirst().accept(new Outcome.Success<>(explore.shown().get().patch().clean()));
        var bias = xray.table().get().rows().stream().filter(row -> row.artefact().choice() == Choice.BIAS_FIELD).findFirst().orElseThrow();
        assertEquals(Double.POSITIVE_INFINITY, bias.result().orElseThrow().undoneDb());
        explore.step(1);
        assertEquals(Optional.empty(), xray.table().get().undamaged());
        assertTrue(xray.table().get().rows().stream().allMatch(row -> row.result().isEmpty()), "another patch: nothing counts any more");
        assertEquals(0.5, xray.table().get().rows().get(6).strength());
    }
}
