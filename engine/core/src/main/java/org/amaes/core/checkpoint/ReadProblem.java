package org.amaes.core.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.amaes.core.WorkbenchException;

/** Why a checkpoint could not be read, in a sentence that says what to do. */
final class ReadProblem {

    private ReadProblem() {
    }

    static WorkbenchException sentence(Path file, IOException problem) {
        String sentence = switch (problem) {
            case NoSuchFileException _ -> file + " does not exist. Choose another checkpoint.";
            case AccessDeniedException _ -> file + " could not be opened: you have no right to read it. Ask its owner for access.";
            case EOFException _ -> file + " is cut short. Get a fresh copy of it.";
            default -> Files.isDirectory(file) ? file + " is a folder, not a checkpoint. Choose a file in it."
                    : file + " could not be read (" + problem.getMessage() + "). Check the disk, or get a fresh copy of it.";
        };
        return new WorkbenchException(sentence, file, problem);
    }
}
