package org.amaes.core.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.amaes.core.WorkbenchException;

/** Why a file could not be written, in a sentence that says what to do. */
final class WriteProblem {

    /** How Linux, macOS, Windows and disk quotas say it; Java passes their text on. */
    private static final List<String> DISK_FULL = List.of("no space left", "not enough space", "disk full", "quota exceeded");

    private WriteProblem() {
    }

    static WorkbenchException sentence(Path file, IOException problem) {
        Path folder = file.toAbsolutePath().getParent();
        String reason = String.valueOf(problem.getMessage());
        String lower = reason.toLowerCase(Locale.ROOT);
        String sentence;
        if (DISK_FULL.stream().anyMatch(lower::contains)) {
            sentence = file + " could not be written: the disk is full. Free some space on the disk of " + folder
                    + " and try again; what was there before is unchanged.";
        } else if (problem instanceof NoSuchFileException) {
            sentence = file + " could not be written: the folder " + folder + " does not exist. Make the folder or choose another one.";
        } else if (problem instanceof AccessDeniedException || lower.contains("read-only file system")) {
            sentence = file + " could not be written: you have no right to write into " + folder
                    + ". Choose another folder, or ask its owner for write access.";
        } else if (problem instanceof ClosedByInterruptException) {
            sentence = file + " was not written: the work was stopped before the file was complete. What was there before is unchanged.";
        } else {
            sentence = file + " could not be written (" + reason + "). Check the disk of " + folder
                    + " and try again; what was there before is unchanged.";
        }
        return new WorkbenchException(sentence, file, problem);
    }
}
