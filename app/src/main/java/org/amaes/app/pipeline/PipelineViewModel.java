package org.amaes.app.pipeline;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.notice.Notifications;
import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Augmentation;
import org.amaes.core.augment.IntensityAugmentation;
import org.amaes.core.augment.PatchSeed.Choice;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.PipelineFile;
import org.amaes.core.dataset.StrengthPreview;

/** The pipeline being edited, with all that was before it. No scene classes. */
public final class PipelineViewModel {

    private static final int MOST_STEPS_BACK = 200;

    /**
     * All that the editor shows, replaced as a whole.
     *
     * @param pipeline the pipeline
     * @param preset what it is compared with
     * @param locked the augmentations that presets leave alone
     * @param forced whether everything that is switched on is made certain to happen, for looking
     * @param alone the one augmentation that is looked at by itself
     */
    public record State(Pipeline pipeline, PresetName preset, Set<Choice> locked, boolean forced, Optional<StrengthPreview> alone) {

        public State {
            locked = Set.copyOf(locked);
            Objects.requireNonNull(alone);
        }

        /** The pipeline as it is looked at: forced, if that is asked for. */
        public Pipeline shown() {
            return forced ? pipeline.forced() : pipeline;
        }

        /** What the pipeline does otherwise than the preset, a line each. */
        public List<String> differences() {
            return PipelineDifference.between(preset.pipeline(), pipeline);
        }
    }

    private final Jobs jobs;
    private final Notifications notifications;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(
            new State(PresetName.STANDARD.pipeline(), PresetName.STANDARD, Set.of(), false, Optional.empty()));
    private final Deque<Pipeline> before = new ArrayDeque<>();
    private final Deque<Pipeline> after = new ArrayDeque<>();
    private Object gesture;

    public PipelineViewModel(Jobs jobs, Notifications notifications) {
        this.jobs = jobs;
        this.notifications = notifications;
    }

    /** What is shown. */
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Whether there is something to undo. */
    public boolean canUndo() {
        return !before.isEmpty();
    }

    /** Whether there is something to redo. */
    public boolean canRedo() {
        return !after.isEmpty();
    }

    /** Takes the last change back. */
    public void undo() {
        step(before, after);
    }

    /** Makes the last change again that was taken back. */
    public void redo() {
        step(after, before);
    }

    private void step(Deque<Pipeline> from, Deque<Pipeline> to) {
        if (!from.isEmpty()) {
            gesture = null;
            to.push(state.get().pipeline());
            show(from.pop());
        }
    }

    /** Switches a step on or off. */
    public void enable(Choice choice, boolean enabled) {
        Pipeline.Step step = stepOf(choice);
        change(state.get().pipeline().with(new Pipeline.Step(step.augmentation(), enabled)), null);
    }

    /**
     * Changes how often a step happens.
     *
     * @return why it cannot be, for the person; empty if it is done
     */
    public Optional<String> probability(Choice choice, double probability) {
        return adjust(choice, "probability", () -> stepOf(choice).augmentation().withProbability(probability));
    }

    /**
     * Changes a step.
     *
     * @param what which of its values; changes of one value in a row, as by a slider, are undone together
     * @param changed makes the augmentation; what it refuses is told, and nothing changes
     * @return why it cannot be, for the person; empty if it is done
     */
    Optional<String> adjust(Choice choice, String what, Supplier<Augmentation> changed) {
        try {
            Augmentation augmentation = changed.get();
            change(state.get().pipeline().with(new Pipeline.Step(augmentation, stepOf(choice).enabled())), List.of(choice, what));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage() + ".");
        }
    }

    /** Moves an intensity artefact one place up or down in the order; at either end nothing happens. */
    public void move(Choice choice, int by) {
        List<Pipeline.Step> steps = new ArrayList<>(state.get().pipeline().steps());
        int at = steps.indexOf(stepOf(choice));
        int to = at + by;
        if (to >= 0 && to < steps.size() && steps.get(at).augmentation() instanceof IntensityAugmentation
                && steps.get(to).augmentation() instanceof IntensityAugmentation) {
            Collections.swap(steps, at, to);
            change(new Pipeline(steps, state.get().pipeline().margin()), null);
        }
    }

    /** Takes a preset over; steps that are locked stay as they are. */
    public void preset(PresetName preset) {
        State now = state.get();
        Pipeline wanted = preset.pipeline();
        for (Pipeline.Step step : now.pipeline().steps()) {
            if (now.locked().contains(step.augmentation().choice())) {
                wanted = wanted.with(step);
            }
        }
        state.set(new State(now.pipeline(), preset, now.locked(), now.forced(), now.alone()));
        change(wanted, null);
    }

    /** Locks a step against presets, or unlocks it. */
    public void lock(Choice choice, boolean locked) {
        State now = state.get();
        Set<Choice> all = now.locked().isEmpty() ? EnumSet.noneOf(Choice.class) : EnumSet.copyOf(now.locked());
        if (locked ? all.add(choice) : all.remove(choice)) {
            state.set(new State(now.pipeline(), now.preset(), all, now.forced(), now.alone()));
        }
    }

    /** Makes everything that is switched on happen, for looking; the pipeline itself stays. */
    public void force(boolean forced) {
        State now = state.get();
        state.set(new State(now.pipeline(), now.preset(), now.locked(), forced, now.alone()));
    }

    /** Looks at one step by itself, at a point of its strength range. */
    public void alone(Choice choice, double strength) {
        State now = state.get();
        state.set(new State(now.pipeline(), now.preset(), now.locked(), now.forced(),
                Optional.of(new StrengthPreview(stepOf(choice).augmentation(), strength))));
    }

    /** Looks at the whole pipeline again. */
    public void together() {
        State now = state.get();
        state.set(new State(now.pipeline(), now.preset(), now.locked(), now.forced(), Optional.empty()));
    }

    /** Reads a pipeline file in place of the present one. */
    public void load(Path file) {
        jobs.quietly("Reading " + file.getFileName(), _ -> PipelineFile.read(file), outcome -> {
            switch (outcome) {
                case Outcome.Success<Pipeline>(Pipeline read) -> change(read, null);
                case Outcome.Failed<Pipeline>(WorkbenchException problem) -> notifications.problem(problem);
                case Outcome.Cancelled<Pipeline> _ -> { }
            }
        });
    }

    /** Writes the pipeline to a file that the command line and training read. */
    public void save(Path file) {
        Pipeline pipeline = state.get().pipeline();
        jobs.quietly("Writing " + file.getFileName(), _ -> {
            PipelineFile.write(file, pipeline);
            return file;
        }, outcome -> {
            switch (outcome) {
                case Outcome.Success<Path> _ -> notifications.done("Saved " + file + ". Use it with amaes pretrain --augmentation " + file.getFileName() + ".");
                case Outcome.Failed<Path>(WorkbenchException problem) -> notifications.problem(problem);
                case Outcome.Cancelled<Path> _ -> { }
            }
        });
    }

    private Pipeline.Step stepOf(Choice choice) {
        return state.get().pipeline().steps().stream().filter(step -> step.augmentation().choice() == choice).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The pipeline has no " + choice));
    }

    /** Replaces the pipeline; the one before can be had back, unless this goes on with the gesture that made it. */
    private void change(Pipeline changed, Object by) {
        Pipeline now = state.get().pipeline();
        if (changed.equals(now)) {
            return;
        }
        if (by == null || !by.equals(gesture)) {
            before.push(now);
            if (before.size() > MOST_STEPS_BACK) {
                before.removeLast();
            }
        }
        gesture = by;
        after.clear();
        show(changed);
    }

    private void show(Pipeline pipeline) {
        State now = state.get();
        Optional<StrengthPreview> alone = now.alone().flatMap(each -> pipeline.steps().stream().map(Pipeline.Step::augmentation)
                .filter(augmentation -> augmentation.choice() == each.augmentation().choice()).findFirst()
                .map(augmentation -> new StrengthPreview(augmentation, each.strength())));
        state.set(new State(pipeline, now.preset(), now.locked(), now.forced(), alone));
    }

    /** Ends a gesture: the next change of the same value is undone by itself. */
    void endGesture() {
        gesture = null;
    }
}
