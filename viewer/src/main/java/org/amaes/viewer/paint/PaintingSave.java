package org.amaes.viewer.paint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiImage;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.volume.LabelMap;

/**
 * The labels of a painting at one moment, on their way into a file: {@link #write} beside the window, then {@link #finish}
 * on the painter's thread.
 */
public final class PaintingSave {

    private final Painting painting;
    private final LabelMap labels;
    private final Belonging belonging;
    private final List<JournalEntry> since = new ArrayList<>();
    private Belonging next;

    PaintingSave(Painting painting, LabelMap labels, Belonging belonging) {
        this.painting = painting;
        this.labels = new LabelMap(labels.grid(), labels.data().clone());
        this.belonging = belonging;
    }

    /** A step that was done after this save began. */
    void note(JournalEntry entry) {
        since.add(entry);
    }

    /**
     * Writes the labels as a NIfTI file that appears whole, and the names of labels, if there are any, as a table beside it.
     *
     * @param file ends in .nii or .nii.gz; may be an older segmentation, which is replaced, but not the scan
     * @param source the scan that was painted on, whose placement is taken over exactly; empty if it came from no file
     * @param names what labels mean
     * @throws WorkbenchException if the file is the scan or cannot be written; nothing is changed then
     */
    public void write(Path file, Optional<NiftiImage> source, Map<Integer, String> names) throws WorkbenchException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".nii") && !name.endsWith(".nii.gz")) {
            throw new WorkbenchException(file + " would be no NIfTI file. Choose a name that ends in .nii.gz.", file);
        }
        if (source.isPresent()) {
            refuseScan(file, source.get().file());
            NiftiWriter.write(file, labels, source.get());
        } else {
            NiftiWriter.write(file, labels);
        }
        LabelNames.write(file, names);
        next = belonging.startingFrom(labels.data());
    }

    private static void refuseScan(Path file, Path scan) throws WorkbenchException {
        boolean same;
        try {
            same = Files.exists(file) && Files.exists(scan) ? Files.isSameFile(file, scan)
                    : file.toAbsolutePath().normalize().equals(scan.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new WorkbenchException(file + " could not be looked at (" + e.getMessage() + "). Choose another place for the labels.", file, e);
        }
        if (same) {
            throw new WorkbenchException(file + " is the scan itself, and labels must not replace it. Choose another name.", file);
        }
    }

    /**
     * Tells the painting that its labels are in the file.
     *
     * @throws WorkbenchException if the journal could not be started anew; the labels are saved all the same
     */
    public void finish() throws WorkbenchException {
        if (next == null) {
            throw new IllegalStateException("Labels are written before the save is finished");
        }
        painting.saved(this, next, List.copyOf(since));
    }
}
