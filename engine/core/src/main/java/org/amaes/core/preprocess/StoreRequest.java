package org.amaes.core.preprocess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.amaes.core.WorkbenchException;

/**
 * What somebody asks of the process that is preparing scans into a store: an empty file in the store's folder,
 * heeded between two scans.
 *
 * @param file the request's file
 */
public record StoreRequest(Path file) {

    private static final long LOOK_AGAIN_MILLIS = 200;

    /** To wait until the request is taken back. */
    public static StoreRequest pause(Path store) {
        return new StoreRequest(store.resolve("pause.request"));
    }

    /** To end after the scans in work. */
    public static StoreRequest stop(Path store) {
        return new StoreRequest(store.resolve("stop.request"));
    }

    /** Whether it is made. */
    public boolean isMade() {
        return Files.exists(file);
    }

    /**
     * Makes it.
     *
     * @throws WorkbenchException if the folder cannot be written to
     */
    public void make() throws WorkbenchException {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new WorkbenchException("The request " + file + " cannot be made (" + e.getMessage() + "). Check that you may write to that folder.",
                    file, e);
        }
    }

    /**
     * Takes it back, if it is made.
     *
     * @throws WorkbenchException if the folder cannot be written to
     */
    public void clear() throws WorkbenchException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new WorkbenchException("The request " + file + " cannot be taken back (" + e.getMessage() + "). Delete the file.", file, e);
        }
    }

    /**
     * What a {@link Preparation} asks before each scan: holds its threads while a pause is wanted, and says whether to end.
     *
     * @param onPause hears, on one of those threads, when a pause begins (true) and ends (false)
     */
    public static BooleanSupplier heeded(Path store, Consumer<Boolean> onPause) {
        StoreRequest pause = pause(store);
        StoreRequest stop = stop(store);
        Object turn = new Object();
        return () -> {
            synchronized (turn) { // the others wait for the one who looks
                boolean waiting = false;
                while (pause.isMade() && !stop.isMade()) {
                    if (!waiting) {
                        waiting = true;
                        onPause.accept(true);
                    }
                    try {
                        Thread.sleep(LOOK_AGAIN_MILLIS);
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                        return true;
                    }
                }
                if (waiting) {
                    onPause.accept(false);
                }
            }
            return stop.isMade();
        };
    }
}
