package org.amaes.core;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A problem that the person at the workbench can act on: what happened, to which file, what to do.
 *
 * <p>The message is one or two sentences in a clinician's words and is shown as it stands, in the
 * window and on the command line (exit code 2). Mistakes of a caller in the code are
 * {@link IllegalArgumentException}s instead.
 */
public final class WorkbenchException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Path file;

    /** @param what what happened and what to do, in full sentences */
    public WorkbenchException(String what) {
        this(what, null, null);
    }

    /**
     * @param what what happened and what to do, in full sentences that name the file
     * @param file the file or folder concerned, or null
     */
    public WorkbenchException(String what, Path file) {
        this(what, file, null);
    }

    /**
     * @param what what happened and what to do, in full sentences that name the file
     * @param file the file or folder concerned, or null
     * @param cause what the library or the operating system said, or null
     */
    public WorkbenchException(String what, Path file, Throwable cause) {
        super(Objects.requireNonNull(what), cause);
        this.file = file;
    }

    /** The file or folder concerned, where there is one. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }
}
