package org.amaes.app.place;

import java.nio.file.Path;

/** What the window does with a file or folder that somebody wants to see, wherever it was asked for. */
@FunctionalInterface
public interface Opener {

    /** Recognises it and opens it in the place that takes it, or says in words why not. */
    void open(Path file);
}
