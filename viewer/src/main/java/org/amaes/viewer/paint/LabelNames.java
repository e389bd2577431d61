package org.amaes.viewer.paint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;

/**
 * What the labels of a NIfTI file mean, as a table beside it: {@code lesions.nii.gz} has {@code lesions.tsv}, with a
 * row {@code index<tab>name} for each label, as in BIDS.
 */
public final class LabelNames {

    private static final String HEADER = "index\tname";

    private LabelNames() {
    }

    /** The table of a NIfTI file. */
    public static Path beside(Path nifti) {
        return nifti.resolveSibling(nifti.getFileName().toString().replaceFirst("(?i)\\.nii(\\.gz)?$", "") + ".tsv");
    }

    /** Reads the names beside a NIfTI file; none if there is no such table, or it is one of something else. */
    public static Map<Integer, String> read(Path nifti) throws WorkbenchException {
        Path file = beside(nifti);
        Map<Integer, String> names = new TreeMap<>();
        if (!Files.isRegularFile(file)) {
            return names;
        }
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.isEmpty() || !(lines.getFirst() + "\t").startsWith(HEADER + "\t")) {
                return names;
            }
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split("\t", -1);
                if (cells.length >= 2 && cells[0].matches("\\d{1,3}") && Integer.parseInt(cells[0]) <= 255) {
                    names.put(Integer.parseInt(cells[0]), cells[1]);
                }
            }
            return names;
        } catch (IOException e) {
            throw new WorkbenchException(file + " could not be read (" + e.getMessage() + "). Check the file, or move it away to go on without names.", file, e);
        }
    }

    /**
     * Writes the names beside a NIfTI file; does nothing where there are none, or where they are there already.
     *
     * @throws WorkbenchException if the table cannot be written, or another one of this name is in the way
     */
    static void write(Path nifti, Map<Integer, String> names) throws WorkbenchException {
        Map<Integer, String> there = read(nifti);
        if (names.isEmpty() || there.equals(names)) {
            return;
        }
        Path file = beside(nifti);
        if (there.isEmpty() && Files.exists(file)) {
            throw new WorkbenchException(file + " is some other table, so the names of the labels were not written there. "
                    + "The labels themselves are saved; save them under another name to keep their names too.", file);
        }
        StringBuilder table = new StringBuilder(HEADER).append('\n');
        new TreeMap<>(names).forEach((label, name) -> table.append(label).append('\t').append(name.replaceAll("\\s", " ")).append('\n'));
        AtomicFile.writeString(file, table.toString());
    }
}
