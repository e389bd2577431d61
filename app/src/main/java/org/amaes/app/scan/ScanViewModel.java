package org.amaes.app.scan;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.amaes.core.WorkbenchException;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.Convention;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceGeometry;
import org.amaes.viewer.slice.Window;

/** The state of looking at one scan: which file, which slice of each plane, which window. No scene classes. */
public final class ScanViewModel {

    /** What reads a scan and answers, later, on the caller's thread: exactly one of its two answers. */
    @FunctionalInterface
    public interface Loader {
        /** Begins to read {@code file} and returns. */
        void load(Path file, Consumer<Volume> onScan, Consumer<WorkbenchException> onProblem);
    }

    /**
     * What is on show; replaced as a whole when anything changes.
     *
     * @param slices the slice of each plane, 0 leftmost, rearmost or lowest
     */
    public record Shown(Volume volume, Map<Plane, Integer> slices, Window window) {

        public Shown {
            slices = Map.copyOf(slices);
        }

        /** How a plane's slices lie in the volume, seen as radiologists do. */
        public SliceGeometry geometry(Plane plane) {
            return new SliceGeometry(volume.grid(), plane, Convention.RADIOLOGICAL);
        }
    }

    private final Loader loader;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("Open a scan: drop a NIfTI file here, or choose one.");
    private Path wanted;

    public ScanViewModel(Loader loader) {
        this.loader = loader;
    }

    /** What is on show; null before the first scan. */
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /** One line about the scan on show, or what went wrong. */
    public ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /** Whether a file is being read. */
    public boolean isReading() {
        return wanted != null;
    }

    /** Opens a file; if another is opened before this one is read, the later one wins. */
    public void open(Path file) {
        wanted = file;
        message.set("Reading " + file.getFileName() + " …");
        loader.load(file, volume -> show(file, volume), problem -> refuse(file, problem));
    }

    /** Moves through the slices of a plane, stopping at either end. */
    public void scroll(Plane plane, int by) {
        Shown now = shown.get();
        if (now != null) {
            int last = now.geometry(plane).slices() - 1;
            Map<Plane, Integer> slices = new EnumMap<>(now.slices());
            slices.merge(plane, by, (at, step) -> Math.max(0, Math.min(last, at + step)));
            shown.set(new Shown(now.volume(), slices, now.window()));
        }
    }

    private void show(Path file, Volume volume) {
        if (!file.equals(wanted)) {
            return;
        }
        wanted = null;
        Map<Plane, Integer> middle = new EnumMap<>(Plane.class);
        for (Plane plane : Plane.values()) {
            middle.put(plane, new SliceGeometry(volume.grid(), plane, Convention.RADIOLOGICAL).slices() / 2);
        }
        shown.set(new Shown(volume, middle, Window.of(volume)));
        message.set(file.getFileName() + "  ·  " + volume.shape() + " voxels  ·  stored " + volume.grid().orientation());
    }

    private void refuse(Path file, WorkbenchException problem) {
        if (file.equals(wanted)) {
            wanted = null;
            message.set(problem.getMessage());
        }
    }
}
