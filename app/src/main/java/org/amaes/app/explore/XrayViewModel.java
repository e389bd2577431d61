package org.amaes.app.explore;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.IntensityAugmentation;
import org.amaes.core.augment.PatchSeed.Choice;
import org.amaes.core.augment.Workspace;
import org.amaes.core.reversal.DamagedPatch;
import org.amaes.core.reversal.Reversal;
import org.amaes.core.reversal.ReversalXray;
import org.amaes.core.volume.Volume;

/** The reversal X-ray of the clean patch on show: one artefact at a time, each at its own strength. No scene classes. */
public final class XrayViewModel {

    /**
     * One artefact.
     *
     * @param artefact which one
     * @param strength 0 to 1
     * @param numbers what it does at this strength, in words; empty before it was tried
     * @param result what came of it; empty before, and after something else changed
     */
    public record Row(IntensityAugmentation artefact, double strength, String numbers, Optional<Reversal> result) {
    }

    /**
     * All rows and what they are measured by.
     *
     * @param rows in the pipeline's order
     * @param undamaged the network's own redrawing of the undamaged patch, where it has been tried
     */
    public record Table(List<Row> rows, Optional<Reversal> undamaged) {

        public Table {
            rows = List.copyOf(rows);
        }
    }

    /** The patch that everything is measured on. */
    private record Subject(ExploreViewModel.Shown shown, Network network, ReversalXray xray) {
    }

    private record Damage(DamagedPatch patch, Volume volume) {
    }

    private static final double FIRST_STRENGTH = 1;

    private final Jobs jobs;
    private final Redrawer redrawer;
    private final ExploreViewModel explore;
    private final RedrawViewModel redraw;
    private final Map<Choice, Double> strengths = new EnumMap<>(Choice.class);
    private final ReadOnlyObjectWrapper<Table> table = new ReadOnlyObjectWrapper<>(new Table(List.of(), Optional.empty()));
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final SequencedSet<Choice> waiting = new LinkedHashSet<>();
    private Subject subject;
    private float[] undamaged;
    private boolean busy;

    XrayViewModel(Jobs jobs, Redrawer redrawer, ExploreViewModel explore, RedrawViewModel redraw) {
        this.jobs = jobs;
        this.redrawer = redrawer;
        this.explore = explore;
        this.redraw = redraw;
        explore.shown().addListener((_, _, _) -> forget());
        redraw.network().addListener((_, _, _) -> forget());
        forget();
    }

    /** What is known so far. */
    public ReadOnlyObjectProperty<Table> table() {
        return table.getReadOnlyProperty();
    }

    /** Whether the network is being asked. */
    public ReadOnlyBooleanProperty working() {
        return working.getReadOnlyProperty();
    }

    /** Why there is no result, in a sentence; empty if all is well. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Whether there is all that it takes. */
    public boolean isPossible() {
        return explore.shown().get() != null && redraw.network().get() != null;
    }

    /** Tries every artefact. */
    public void run() {
        if (isPossible()) {
            artefacts().forEach(artefact -> waiting.add(artefact.choice()));
            begin();
        }
    }

    /** Another strength for one artefact, which is tried at once if the others have been. */
    public void strength(Choice choice, double strength) {
        strengths.put(choice, strength);
        table.set(new Table(table.get().rows().stream().map(row -> row.artefact().choice() == choice
                ? new Row(row.artefact(), strength, "", Optional.empty()) : row).toList(), table.get().undamaged()));
        if (undamaged != null && isPossible()) {
            waiting.add(choice);
            begin();
        }
    }

    /** Another patch or network: nothing that was found out counts any more; what was under way begins anew. */
    private void forget() {
        boolean measuring = busy || !waiting.isEmpty();
        subject = null;
        undamaged = null;
        waiting.clear();
        table.set(new Table(artefacts().stream().map(artefact -> new Row(artefact, strengthOf(artefact), "", Optional.empty())).toList(),
                Optional.empty()));
        if (measuring) {
            run();
        }
    }

    private List<IntensityAugmentation> artefacts() {
        return ReversalXray.artefacts(explore.pipeline().state().get().pipeline());
    }

    private double strengthOf(IntensityAugmentation artefact) {
        return strengths.getOrDefault(artefact.choice(), FIRST_STRENGTH);
    }

    private void begin() {
        if (busy) {
            return;
        }
        if (subject == null) {
            var shown = explore.shown().get();
            subject = new Subject(shown, redraw.network().get(), new ReversalXray(shown.patch().clean().data(), shown.patch().mask(),
                    shown.choice().patchSeed()));
        }
        next(subject);
    }

    /** The undamaged patch first, then whatever waits. */
    private void next(Subject of) {
        Optional<Choice> wanted = undamaged == null || waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.removeFirst());
        if (undamaged != null && wanted.isEmpty()) {
            busy = false;
            working.set(false);
            return;
        }
        busy = true;
        working.set(true);
        Optional<IntensityAugmentation> artefact = wanted.flatMap(choice -> artefacts().stream().filter(each -> each.choice() == choice).findFirst());
        double strength = artefact.map(this::strengthOf).orElse(0.0);
        jobs.quietly("Damaging the patch", _ -> damage(of, artefact, strength), outcome -> {
            if (outcome instanceof Outcome.Success<Damage>(Damage damage)) {
                redrawer.redraw(of.network().file(), damage.volume(), of.xray().mask(), answer -> score(of, damage.patch(), answer));
            } else if (outcome instanceof Outcome.Failed<Damage>(WorkbenchException why)) {
                stop(why.getMessage());
            }
        });
    }

    private static Damage damage(Subject of, Optional<IntensityAugmentation> artefact, double strength) {
        DamagedPatch patch = artefact.map(each -> of.xray().damaged(each, strength, new Workspace())).orElseGet(of.xray()::undamaged);
        return new Damage(patch, new Volume(of.shown().patch().clean().grid(), patch.voxels()));
    }

    private void score(Subject of, DamagedPatch damaged, Outcome<Volume> answer) {
        if (of != subject) { // the patch changed meanwhile
            busy = false;
            working.set(false);
            if (!waiting.isEmpty()) {
                begin();
            }
            return;
        }
        switch (answer) {
            case Outcome.Success<Volume>(Volume made) -> {
                problem.set("");
                take(of, damaged, made.data());
                next(of);
            }
            case Outcome.Failed<Volume>(WorkbenchException why) -> stop(why.getMessage());
            case Outcome.Cancelled<Volume> _ -> stop("The X-ray was cancelled.");
        }
    }

    private void take(Subject of, DamagedPatch damaged, float[] redrawn) {
        Table now = table.get();
        if (damaged.artefact().isEmpty()) {
            undamaged = redrawn;
            table.set(new Table(now.rows(), Optional.of(of.xray().score(damaged, redrawn, redrawn))));
            return;
        }
        IntensityAugmentation artefact = damaged.artefact().get();
        if (strengthOf(artefact) == damaged.strength()) {
            Reversal result = of.xray().score(damaged, redrawn, undamaged);
            table.set(new Table(now.rows().stream().map(row -> row.artefact().choice() == artefact.choice()
                    ? new Row(row.artefact(), damaged.strength(), damaged.numbers(), Optional.of(result)) : row).toList(), now.undamaged()));
        }
    }

    private void stop(String why) {
        problem.set(why);
        waiting.clear();
        busy = false;
        working.set(false);
    }
}
