package org.amaes.app.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.amaes.app.job.Jobs;
import org.amaes.app.notice.Notice;
import org.amaes.app.notice.Notifications;
import org.amaes.core.augment.Augmentation;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Gamma;
import org.amaes.core.augment.MotionGhosting;
import org.amaes.core.augment.PatchSeed.Choice;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.PipelineFile;
import org.amaes.core.augment.Range;
import org.amaes.core.augment.Rotation;
import org.amaes.core.augment.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineViewModelTest {

    private final Notifications notifications = new Notifications();
    private final PipelineViewModel model = new PipelineViewModel(Jobs.atOnce(), notifications);

    private Augmentation shown(Choice choice) {
        return model.state().get().pipeline().steps().stream().map(Pipeline.Step::augmentation).filter(each -> each.choice() == choice).findFirst()
                .orElseThrow();
    }

    @Test
    void itBeginsWithWhatPretrainingDoes() {
        assertEquals(Pipeline.preset(Selection.ALL, Edition.CORRECTED), model.state().get().pipeline());
        assertEquals(List.of(), model.state().get().differences());
        assertFalse(model.canUndo() || model.canRedo());
    }

    @Test
    void everyChangeIsUndoneAndRedone() {
        model.probability(Choice.GAMMA, 0.5);
        model.enable(Choice.ROTATION, false);
        model.undo();
        assertTrue(model.state().get().pipeline().enabled(Rotation.class).isPresent());
        assertEquals(0.5, shown(Choice.GAMMA).probability());
        model.undo();
        assertEquals(0.2, shown(Choice.GAMMA).probability());
        model.redo();
        model.redo();
        assertEquals(0.5, shown(Choice.GAMMA).probability());
        assertFalse(model.state().get().pipeline().enabled(Rotation.class).isPresent());
        assertFalse(model.canRedo());
    }

    @Test
    void aSlidersWayIsOneStepBack() {
        for (double probability : new double[] {0.3, 0.4, 0.5}) {
            model.probability(Choice.GAMMA, probability);
        }
        model.endGesture();
        model.probability(Choice.GAMMA, 0.9);
        model.undo();
        assertEquals(0.5, shown(Choice.GAMMA).probability());
        model.undo();
        assertEquals(0.2, shown(Choice.GAMMA).probability());
        assertFalse(model.canUndo());
    }

    @Test
    void whatAnAugmentationDoesNotAllowIsSaidAndNothingChanges() {
        Optional<String> problem = model.probability(Choice.GAMMA, 1.5);
        assertEquals(Optional.of("A probability lies between 0 and 1, not at 1.5."), problem);
        assertEquals(Optional.of("A range goes from a smaller to a larger number, not from 3.0 to 2.0."),
                model.adjust(Choice.GAMMA, "γ", () -> new Gamma(0.2, new Range(3, 2), 0.05, 1e-7)));
        assertEquals(List.of(), model.state().get().differences());
        assertFalse(model.canUndo());
    }

    @Test
    void theDifferenceToThePresetIsReadable() {
        model.probability(Choice.MOTION_GHOSTING, 0.5);
        model.enable(Choice.GAMMA, false);
        model.adjust(Choice.ROTATION, "angle", () -> new Rotation(0.2, 0.66, new Range(-10, 10)));
        assertEquals(List.of("Rotation: angle -30 … 30 ° → -10 … 10 °", "Motion ghosting: probability 20 % → 50 %", "Gamma: on → off"),
                model.state().get().differences());
        model.preset(new PresetName(Selection.ALL, Edition.PAPER));
        assertEquals(List.of("Elastic deformation: the target moves too yes → no", "Motion ghosting: every n-th plane 2 … 10 planes → 2 … 11 planes",
                "Gamma: chance of inversion 0.05 → 0.01"),
                PipelineDifference.between(PresetName.STANDARD.pipeline(), model.state().get().pipeline()));
        assertEquals(List.of(), model.state().get().differences());
    }

    @Test
    void aLockedStepIsLeftAloneByPresets() {
        model.probability(Choice.GAMMA, 0.7);
        model.lock(Choice.GAMMA, true);
        model.preset(new PresetName(Selection.NONE, Edition.AS_CODED));
        assertEquals(0.7, shown(Choice.GAMMA).probability());
        assertTrue(model.state().get().pipeline().enabled(Gamma.class).isPresent());
        assertFalse(model.state().get().pipeline().enabled(MotionGhosting.class).isPresent());
        model.lock(Choice.GAMMA, false);
        model.preset(new PresetName(Selection.NONE, Edition.AS_CODED));
        assertEquals(Pipeline.preset(Selection.NONE, Edition.AS_CODED), model.state().get().pipeline());
    }

    @Test
    void artefactsChangePlacesButNeverWithWhatMoves() {
        model.move(Choice.GAMMA, -1);
        assertEquals(List.of("The artefacts happen in another order"), model.state().get().differences());
        model.move(Choice.GAMMA, 1);
        model.move(Choice.GAMMA, 1);
        model.move(Choice.ADDITIVE_NOISE, -1);
        model.move(Choice.ROTATION, 1);
        assertEquals(List.of(), model.state().get().differences());
    }

    @Test
    void oneStepIsLookedAtAloneAndFollowsItsChanges() {
        model.alone(Choice.MOTION_GHOSTING, 0.25);
        model.adjust(Choice.MOTION_GHOSTING, "α", () -> new MotionGhosting(0.2, new Range(0.1, 0.2), new Range(2, 10)));
        assertEquals(0.25, model.state().get().alone().orElseThrow().strength());
        assertEquals(shown(Choice.MOTION_GHOSTING), model.state().get().alone().orElseThrow().augmentation());
        model.undo();
        assertEquals(shown(Choice.MOTION_GHOSTING), model.state().get().alone().orElseThrow().augmentation());
        model.together();
        assertEquals(Optional.empty(), model.state().get().alone());
    }

    @Test
    void forcingIsForLookingAndLeavesThePipelineAsItIs() {
        model.force(true);
        assertEquals(PresetName.STANDARD.pipeline().forced(), model.state().get().shown());
        assertEquals(PresetName.STANDARD.pipeline(), model.state().get().pipeline());
    }

    @Test
    void theFileIsTheOneThatTheCommandLineReads(@TempDir Path folder) throws Exception {
        model.probability(Choice.GAMMA, 0.7);
        Path file = folder.resolve("mine.json");
        model.save(file);
        assertEquals(model.state().get().pipeline(), PipelineFile.read(file));
        model.preset(new PresetName(Selection.NONE, Edition.CORRECTED));
        model.load(file);
        assertEquals(0.7, shown(Choice.GAMMA).probability());
        model.undo();
        assertEquals(Pipeline.preset(Selection.NONE, Edition.CORRECTED), model.state().get().pipeline());
    }

    @Test
    void aFileThatIsNoPipelineIsRefusedInASentence(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("other.json"), "{\"steps\": 3}");
        model.load(file);
        Notice notice = notifications.notices().getFirst();
        assertEquals(Notice.Tone.PROBLEM, notice.tone());
        assertTrue(notice.words().contains("other.json is no augmentation pipeline"), notice.words());
        assertEquals(PresetName.STANDARD.pipeline(), model.state().get().pipeline());
    }

    @Test
    void slidersReachEveryStandardValueAndNumbersAreBrief() {
        for (Pipeline.Step step : PresetName.STANDARD.pipeline().steps()) {
            for (Parameter parameter : AugmentationCard.of(step.augmentation()).parameters()) {
                if (parameter instanceof Parameter.Interval interval) {
                    assertEquals(interval.value().low(), interval.scale().value(interval.scale().position(interval.value().low())),
                            1e-3 * Math.abs(interval.value().low()), parameter.name());
                    assertEquals(interval.value().high(), interval.scale().value(interval.scale().position(interval.value().high())),
                            1e-3 * Math.abs(interval.value().high()), parameter.name());
                }
            }
        }
        assertEquals("1e-7", Parameter.number(1e-7));
        assertEquals("1.25e-4", Parameter.number(1.25e-4));
        assertEquals("0.85", Parameter.number(0.85));
        assertEquals("600", Parameter.number(600));
        assertEquals("0", Parameter.number(-0.0));
    }
}
