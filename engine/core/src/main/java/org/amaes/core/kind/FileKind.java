package org.amaes.core.kind;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.amaes.core.WorkbenchException;
import org.amaes.core.run.RunFolder;

/**
 * What a path is taken for, by its name and its surroundings alone: cheap, and no promise that the file
 * can be read. Command line and window ask the same question here.
 */
public enum FileKind {
    /** A NIfTI file, by its ending. */
    SCAN("scan"),
    /** A folder with a recipe. */
    RUN("run"),
    /** Any other folder: prepared scans, or nothing this program knows. */
    STORE("prepared scans"),
    /** Any other file: weights, or nothing this program knows. */
    CHECKPOINT("checkpoint");

    private static final List<String> SCAN_ENDINGS = List.of(".nii", ".nii.gz", ".hdr", ".img", ".hdr.gz", ".img.gz");

    private final String word;

    FileKind(String word) {
        this.word = word;
    }

    /** The word for people. */
    public String word() {
        return word;
    }

    /**
     * The kind of a path.
     *
     * @throws WorkbenchException if nothing is there
     */
    public static FileKind of(Path path) throws WorkbenchException {
        if (!Files.exists(path)) {
            throw new WorkbenchException("There is no file or folder " + path + ".", path);
        }
        if (RunFolder.isRun(path)) {
            return RUN;
        }
        if (Files.isDirectory(path)) {
            return STORE;
        }
        return isScan(path) ? SCAN : CHECKPOINT;
    }

    private static boolean isScan(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return SCAN_ENDINGS.stream().anyMatch(name::endsWith);
    }
}
