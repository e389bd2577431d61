package org.amaes.viewer.paint;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.amaes.core.WorkbenchException;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;

/**
 * A label map being painted over an image, with a journal of every step. The map's array is changed in place.
 *
 * <p>A stroke goes from {@link #press} over {@link #drag} to {@link #release}; everything else is one call.
 * What was done is handed back as a change, for {@link #undo} and {@link #redo} in the order of doing. A problem with
 * the journal never stops the painting; {@link #takeProblem} tells of it. For one thread.
 */
public final class Painting implements AutoCloseable {

    /** How far the grids of image and labels may differ, in mm, and still be the same. */
    private static final double GRID_TOLERANCE = 0.01;

    private final Volume image;
    private final LabelCanvas canvas;
    private final Path folder;
    private Belonging belonging;
    private PaintJournal journal;
    private WorkbenchException problem;
    private boolean unsaved;
    private Pen pen;
    private Brush brush;
    private Spot last;
    private PaintingSave saving;
    private Optional<LabelDelta> recovered = Optional.empty();

    private Painting(Volume image, LabelCanvas canvas, Path folder, Belonging belonging, PaintJournal journal) {
        this.image = image;
        this.canvas = canvas;
        this.folder = folder;
        this.belonging = belonging;
        this.journal = journal;
    }

    /**
     * Begins to paint, or goes on where an interrupted session stopped. Takes a moment for large scans, whose values are hashed.
     *
     * @param image what is painted on
     * @param labels on the image's grid; changed in place
     * @param folder where journals are kept; made if it is not there
     * @throws WorkbenchException if labels and image do not lie on one grid, the journal cannot be kept, or another window
     *         paints the same
     */
    public static Painting open(Volume image, LabelMap labels, Path folder) throws WorkbenchException {
        if (!image.grid().matches(labels.grid(), GRID_TOLERANCE)) {
            throw new WorkbenchException("The labels do not lie on the voxels of the scan, so they cannot be painted on it. "
                    + "Open the scan that they were made for, or start with empty labels.");
        }
        Belonging belonging = Belonging.of(image, labels);
        PaintJournal journal = PaintJournal.open(folder, belonging, labels.data().length);
        Painting painting = new Painting(image, new LabelCanvas(labels), folder, belonging, journal);
        painting.recover(journal.found());
        return painting;
    }

    private void recover(List<JournalEntry> steps) {
        for (JournalEntry step : steps) {
            canvas.replay(step);
        }
        recovered = canvas.commit();
        unsaved = !steps.isEmpty();
    }

    /** The labels as they are now. */
    public LabelMap labels() {
        return canvas.labels();
    }

    /** What is painted on. */
    public Volume image() {
        return image;
    }

    /** Whether something was painted that is not saved. */
    public boolean isUnsaved() {
        return unsaved;
    }

    /** What an interrupted session had painted, as one change that has been made again and can be taken back; empty if there was none. */
    public Optional<LabelDelta> recovered() {
        return recovered;
    }

    /** The brush touches the labels. */
    public void press(PaintSettings settings, Spot at) {
        pen = new Pen(canvas, image, settings);
        brush = new Brush(settings.radius(), settings.solid());
        last = at;
        sweep(at);
    }

    /** The brush moves on, in a straight line from where it was. */
    public void drag(Spot to) {
        if (pen != null) {
            sweep(to);
        }
    }

    /** The brush is lifted; hands back what the stroke changed. */
    public Optional<LabelDelta> release() {
        pen = null;
        return done();
    }

    private void sweep(Spot to) {
        brush.sweep(labels().grid(), last, to, pen::paint);
        last = to;
    }

    /** Fills what hangs together with a voxel, carries its label and may be painted; in its slice, or through all. */
    public Optional<LabelDelta> fill(PaintSettings settings, Spot at) {
        int[] voxel = {(int) Math.rint(at.i()), (int) Math.rint(at.j()), (int) Math.rint(at.k())};
        for (int axis = 0; axis < 3; axis++) {
            if (voxel[axis] < 0 || voxel[axis] >= labels().shape().get(axis)) {
                return Optional.empty();
            }
        }
        Flood.fill(canvas, new Pen(canvas, image, settings), voxel[0], voxel[1], voxel[2], settings.solid() ? -1 : at.normal());
        return done();
    }

    /**
     * Gives the label its shape in the empty slices around a spot's slice, between the nearest painted ones; if that slice is
     * painted itself, in those next to it up to the next painted one on either side.
     */
    public Optional<LabelDelta> interpolate(PaintSettings settings, Spot at) {
        Pen filler = new Pen(canvas, image, settings);
        new SliceInterpolation(labels().grid(), labels().data(), settings.label(), at.normal()).around(at.slice(), filler::paint);
        return done();
    }

    private Optional<LabelDelta> done() {
        Optional<LabelDelta> change = canvas.commit();
        change.ifPresent(delta -> note(new JournalEntry(delta, true)));
        return change;
    }

    /** Takes the latest change back that stands. */
    public void undo(LabelDelta change) {
        step(new JournalEntry(change, false));
    }

    /** Makes a change again that was taken back last. */
    public void redo(LabelDelta change) {
        step(new JournalEntry(change, true));
    }

    private void step(JournalEntry entry) {
        release(); // an unfinished stroke ends here
        if (!entry.delta().fits(labels().data(), entry.forward())) {
            throw new IllegalArgumentException("Changes are taken back in the order opposite to that of making them");
        }
        entry.apply(labels().data());
        note(entry);
    }

    private void note(JournalEntry entry) {
        unsaved = true;
        if (saving != null) {
            saving.note(entry);
        }
        if (journal != null) {
            try {
                journal.append(entry);
            } catch (WorkbenchException e) {
                problem = e;
                journal.close();
                journal = null;
            }
        }
    }

    /** What went wrong with the journal since the last asking, once. */
    public Optional<WorkbenchException> takeProblem() {
        Optional<WorkbenchException> now = Optional.ofNullable(problem);
        problem = null;
        return now;
    }

    /** Begins to save the labels as they are now; painting may go on meanwhile. */
    public PaintingSave beginSave() {
        release();
        saving = new PaintingSave(this, labels(), belonging);
        return saving;
    }

    /** The labels of a save are in their file: the journal starts anew from there. */
    void saved(PaintingSave save, Belonging next, List<JournalEntry> since) throws WorkbenchException {
        if (saving == save) {
            saving = null;
        }
        belonging = next;
        unsaved = !since.isEmpty();
        PaintJournal old = journal;
        journal = null;
        if (old != null) {
            old.discard();
        }
        journal = PaintJournal.open(folder, next, labels().data().length);
        for (JournalEntry entry : since) {
            journal.append(entry);
        }
    }

    /**
     * Ends the painting; an unsaved one can be gone on with later.
     *
     * @throws WorkbenchException if the journal could not be kept, or not deleted
     */
    @Override
    public void close() throws WorkbenchException {
        release();
        if (journal != null && unsaved) {
            journal.close();
            journal.requireGood();
        } else if (journal != null) {
            journal.discard();
        }
        journal = null;
    }
}
