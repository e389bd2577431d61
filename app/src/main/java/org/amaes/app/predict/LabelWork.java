package org.amaes.app.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.notice.Notifications;
import org.amaes.core.WorkbenchException;
import org.amaes.core.lesion.LesionTable;
import org.amaes.core.volume.LabelMap;
import org.amaes.viewer.paint.Painting;
import org.amaes.viewer.paint.PaintingSave;
import org.amaes.viewer.pane.ViewerModel;
import org.amaes.viewer.slice.LabelPalette;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.state.Projection;
import org.amaes.viewer.state.ViewerState;

/**
 * The labels of the scan in hand: on show, painted on, counted, saved. Follows the viewer, so that the table of lesions
 * is that of what is seen. No scene classes.
 */
public final class LabelWork {

    private final Jobs jobs;
    private final Notifications notifications;
    private final Path journals;
    private final ViewerModel viewer = new ViewerModel();
    private final ReadOnlyObjectWrapper<OpenedScan.Labels> labels = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<LesionTable> lesions = new ReadOnlyObjectWrapper<>(LesionTable.EMPTY);
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private OpenedScan scan;
    private Layer.Labels counted;
    private boolean counting;

    LabelWork(Jobs jobs, Notifications notifications, Path journals) {
        this.jobs = jobs;
        this.notifications = notifications;
        this.journals = journals;
        viewer.state().addListener((_, _, _) -> follow());
    }

    /** What is on show. */
    public ViewerModel viewer() {
        return viewer;
    }

    /** The labels that are painted on; null where there are none. */
    ReadOnlyObjectProperty<OpenedScan.Labels> labels() {
        return labels.getReadOnlyProperty();
    }

    /** The lesions of the labels on show. */
    public ReadOnlyObjectProperty<LesionTable> lesions() {
        return lesions.getReadOnlyProperty();
    }

    /** Whether something was painted that is not saved. */
    public ReadOnlyBooleanProperty unsaved() {
        return unsaved.getReadOnlyProperty();
    }

    /** Whether labels are being read, counted or written. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    boolean isUnsaved() {
        return labels.get() != null && labels.get().painting().isUnsaved();
    }

    /** Takes a scan on show, with the labels that were last on it. */
    void begin(OpenedScan opened, LabelPalette palette) {
        end();
        scan = opened;
        viewer.open(List.of(opened.layer()));
        Optional<Path> last = opened.keep().labels();
        last.ifPresent(file -> show(file, palette));
    }

    /** Shows labels of a file and lets them be painted on. */
    void show(Path file, LabelPalette palette) {
        OpenedScan on = scan;
        take("Reading " + file.getFileName(), on, () -> {
            OpenedScan.Labels read = on.labels(file, palette, journals);
            on.keep().remember(file);
            return read;
        });
    }

    /** Opens labels that the person chose; what is painted and not saved stands in the way. */
    public void open(Path file, LabelPalette palette) {
        if (isUnsaved()) {
            notifications.problem(new WorkbenchException("Your corrections are not saved. Save them before you open other labels, or take them back with Undo."));
        } else if (scan != null) {
            show(file, palette);
        }
    }

    /** Begins with empty labels. */
    public void beginEmpty(LabelPalette palette) {
        OpenedScan on = scan;
        if (on != null && !isUnsaved()) {
            take("Making room for labels", on, () -> on.emptyLabels(palette, journals));
        }
    }

    /** Making labels, on a worker's thread. */
    private interface Making {
        OpenedScan.Labels make() throws WorkbenchException;
    }

    private void take(String title, OpenedScan on, Making making) {
        end(); // its journal is let go before another painting of the same labels takes it
        busy.set(true);
        jobs.run(title, _ -> making.make(), outcome -> {
            busy.set(counting);
            switch (outcome) {
                case Outcome.Success<OpenedScan.Labels>(OpenedScan.Labels made) -> taken(on, made);
                case Outcome.Failed<OpenedScan.Labels>(WorkbenchException problem) -> notifications.problem(problem);
                case Outcome.Cancelled<OpenedScan.Labels> _ -> { }
            }
        });
    }

    private void taken(OpenedScan on, OpenedScan.Labels made) {
        if (on != scan) {
            close(made.painting()); // another scan was opened meanwhile
            return;
        }
        reopen(viewer.now());
        labels.set(made);
    }

    /** The scan alone, looked at as before; what was done to other labels cannot be taken back any more. */
    private void reopen(ViewerState before) {
        viewer.open(List.of(before.layers().getFirst()));
        viewer.navigate(state -> state.withCrosshair(before.crosshair()).withCameras(before.field(), before.cameras()).withMaximised(before.maximised())
                .withChannel(before.channel()).withProjection(Projection.LABELS));
    }

    /**
     * Shows how sure the network was of a label, between the scan and the labels, or no longer.
     *
     * @param label the label's value in files; empty for none
     */
    public void showProbability(Optional<Integer> label) {
        OpenedScan on = scan;
        if (on == null) {
            return;
        }
        if (label.isEmpty()) {
            viewer.change("probability", Probabilities::without);
            return;
        }
        Path file = on.keep().probability(label.get());
        jobs.run("Reading " + file.getFileName(), _ -> Probabilities.read(file), outcome -> {
            switch (outcome) {
                case Outcome.Success<Layer.Image>(Layer.Image layer) when on == scan -> viewer.change("probability", state -> Probabilities.with(state, layer));
                case Outcome.Failed<Layer.Image>(WorkbenchException problem) -> notifications.problem(problem);
                case Outcome.Success<Layer.Image> _, Outcome.Cancelled<Layer.Image> _ -> { }
            }
        });
    }

    /** The labels of which the last prediction's probabilities are kept. */
    public List<Integer> probabilities() {
        return scan == null ? List.of() : scan.keep().probabilities();
    }

    /** Ends the painting on these labels; an unsaved one can be gone on with later. */
    public void end() {
        OpenedScan.Labels ending = labels.get();
        labels.set(null);
        if (ending != null) {
            close(ending.painting());
        }
        unsaved.set(false);
    }

    private void close(Painting painting) {
        try {
            painting.close();
        } catch (WorkbenchException problem) {
            notifications.problem(problem);
        }
    }

    /** Gives labels on show the names of a network's classes. */
    void rename(LabelPalette palette) {
        OpenedScan.Labels now = labels.get();
        if (now == null || !now.palette().names().isEmpty()) {
            return;
        }
        labels.set(new OpenedScan.Labels(now.file(), now.painting(), palette));
        viewer.navigate(state -> {
            List<Layer> layers = new ArrayList<>(state.layers());
            layers.replaceAll(layer -> layer instanceof Layer.Labels shown ? shown.withPalette(palette) : layer);
            return state.withLayers(layers);
        });
    }

    private Optional<Layer.Labels> shown() {
        return viewer.now().layers().stream().filter(Layer.Labels.class::isInstance).map(Layer.Labels.class::cast).findFirst();
    }

    /** Counts anew when somebody has painted; while a count is under way, once more after it. */
    private void follow() {
        unsaved.set(isUnsaved());
        Layer.Labels now = shown().orElse(null);
        boolean same = now == counted || now != null && counted != null && now.labels() == counted.labels() && now.revision() == counted.revision();
        if (counting || same) {
            return;
        }
        counted = now;
        if (now == null) {
            lesions.set(LesionTable.EMPTY);
            return;
        }
        counting = true;
        busy.set(true);
        LabelMap copy = new LabelMap(now.labels().grid(), now.labels().data().clone());
        jobs.quietly("Counting lesions", _ -> LesionTable.of(copy), outcome -> {
            counting = false;
            busy.set(false);
            if (outcome instanceof Outcome.Success<LesionTable>(LesionTable table) && shown().isPresent()) {
                lesions.set(table);
            } else if (outcome instanceof Outcome.Failed<LesionTable>(WorkbenchException problem)) {
                notifications.problem(problem);
            }
            follow();
        });
    }

    /** Saves the labels on the scan's grid. */
    public void save(Path file) {
        save(file, done -> notifications.done(done + " is saved, on the scan's own grid."));
    }

    /** Saves the labels on the scan's grid, and goes on with {@code then} if that went well. */
    void save(Path file, Consumer<Path> then) {
        OpenedScan.Labels now = labels.get();
        OpenedScan on = scan;
        if (now == null) {
            return;
        }
        PaintingSave saving = now.painting().beginSave();
        busy.set(true);
        jobs.run("Saving " + file.getFileName(), _ -> {
            saving.write(file, Optional.of(on.header()), now.palette().names());
            on.keep().remember(file);
            return file;
        }, outcome -> {
            busy.set(counting);
            switch (outcome) {
                case Outcome.Success<Path>(Path done) -> saved(saving, done, then);
                case Outcome.Failed<Path>(WorkbenchException problem) -> notifications.problem(problem);
                case Outcome.Cancelled<Path> _ -> { }
            }
        });
    }

    private void saved(PaintingSave saving, Path file, Consumer<Path> then) {
        try {
            saving.finish();
        } catch (WorkbenchException problem) {
            notifications.problem(problem);
        }
        unsaved.set(isUnsaved());
        then.accept(file);
    }
}
