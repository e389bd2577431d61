package org.amaes.app.predict;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Scan;
import org.amaes.core.dataset.Source;
import org.amaes.core.dicom.DicomFolder;
import org.amaes.core.dicom.DicomSeries;
import org.amaes.core.nifti.NiftiWriter;

/**
 * The scans of a file or folder: NIfTI in any known layout, or DICOM series, which become NIfTI files without the
 * patient's identity first. For a worker's thread.
 */
final class ScanList {

    private ScanList() {
    }

    /**
     * Finds them.
     *
     * @param converted a folder for what DICOM series become
     * @throws WorkbenchException if there is none
     */
    static List<Scan> of(Path path, Path converted) throws WorkbenchException {
        if (Files.isDirectory(path) && Files.exists(path.resolve("store.json"))) {
            throw new WorkbenchException(path + " holds prepared scans, which have lost their own grids. Choose the scans as they were acquired.", path);
        }
        if (!Files.isDirectory(path)) {
            return Source.detect(path).scans();
        }
        try {
            return Source.detect(path).scans();
        } catch (WorkbenchException noNifti) {
            Optional<DicomFolder> dicom = dicom(path);
            if (dicom.isEmpty()) {
                throw noNifti;
            }
            return convert(path, dicom.get(), converted);
        }
    }

    /** What a folder holds in DICOM; empty if it holds none. */
    private static Optional<DicomFolder> dicom(Path path) {
        try {
            return Optional.of(DicomFolder.of(path));
        } catch (WorkbenchException _) {
            return Optional.empty(); // then what was wrong with it as NIfTI is told
        }
    }

    private static List<Scan> convert(Path folder, DicomFolder dicom, Path converted) throws WorkbenchException {
        if (dicom.series().isEmpty()) {
            throw new WorkbenchException("None of the DICOM series in " + folder + " could be used. " + String.join(" ", dicom.problems()), folder);
        }
        Path into = Keep.of(converted, List.of(folder)).made().folder();
        List<Scan> scans = new ArrayList<>();
        for (DicomSeries series : dicom.series()) {
            String id = String.format(Locale.ROOT, "series-%03d%s", scans.size() + 1, series.sequence().isEmpty() ? "" : "_" + series.sequence());
            Path file = into.resolve(id + ".nii.gz");
            if (!Files.exists(file)) {
                NiftiWriter.write(file, series.read());
            }
            scans.add(new Scan(id, id, "", series.sequence(), List.of(file), Optional.empty()));
        }
        return scans;
    }
}
