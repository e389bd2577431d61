package org.amaes.app;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.amaes.app.scan.ScanViewModel;
import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.volume.Volume;

/** Reads scans beside the window's thread and answers on it, so that the window never stands still. */
final class ScanLoader implements ScanViewModel.Loader {

    @Override
    public void load(Path file, Consumer<Volume> onScan, Consumer<WorkbenchException> onProblem) {
        Thread.ofVirtual().name("read " + file.getFileName()).start(() -> {
            try {
                Volume volume = NiftiReader.readVolume(file);
                Platform.runLater(() -> onScan.accept(volume));
            } catch (WorkbenchException problem) {
                Platform.runLater(() -> onProblem.accept(problem));
            }
        });
    }
}
