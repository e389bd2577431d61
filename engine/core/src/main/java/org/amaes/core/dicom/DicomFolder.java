package org.amaes.core.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;

/**
 * What a folder, or a disc, holds in DICOM series.
 *
 * @param series those that make volumes, in the order of their first files
 * @param problems why others were left out, a sentence each
 */
public record DicomFolder(List<DicomSeries> series, List<String> problems) {

    public DicomFolder {
        series = List.copyOf(series);
        problems = List.copyOf(problems);
    }

    /**
     * Looks through a folder and all in it. Files that are no DICOM images are passed over.
     *
     * @throws WorkbenchException if the folder cannot be read or holds no DICOM image
     */
    public static DicomFolder of(Path folder) throws WorkbenchException {
        List<String> problems = new ArrayList<>();
        Map<String, List<DicomSlice>> bySeries = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            try {
                switch (ElementCheck.of(file)) {
                    case IMAGE -> {
                        DicomSlice slice = DicomHeader.read(file);
                        // Without an identifier the folder has to tell series apart.
                        String key = slice.series().isEmpty() ? String.valueOf(file.getParent()) : slice.series();
                        bySeries.computeIfAbsent(key, _ -> new ArrayList<>()).add(slice);
                    }
                    case DAMAGED -> problems.add(file + " is cut short or damaged. Copy it again.");
                    case NO_IMAGE, NO_DICOM -> {
                        // a disc's directory, a viewer's program, a note
                    }
                }
            } catch (WorkbenchException e) {
                problems.add(e.getMessage());
            } catch (IOException e) {
                problems.add(file + " cannot be read (" + e.getMessage() + ").");
            }
        }
        if (bySeries.isEmpty() && problems.isEmpty()) {
            throw new WorkbenchException(folder + " holds no DICOM images. Choose the folder with the files of a series, one a slice.", folder);
        }
        List<DicomSeries> series = new ArrayList<>();
        for (List<DicomSlice> slices : bySeries.values()) {
            try {
                series.add(DicomSeries.of(slices));
            } catch (WorkbenchException e) {
                problems.add(e.getMessage());
            }
        }
        return new DicomFolder(series, problems);
    }

    private static List<Path> files(Path folder) throws WorkbenchException {
        if (!Files.exists(folder)) {
            throw new WorkbenchException(folder + " does not exist. Choose a folder with DICOM files.", folder);
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new WorkbenchException(folder + " cannot be searched (" + e.getMessage() + "). Check that you may open it and all folders in it.",
                    folder, e);
        }
    }
}
