package org.amaes.app.job;

import org.amaes.core.WorkbenchException;

/**
 * Something that takes longer than a frame.
 *
 * @param <T> what it makes
 */
@FunctionalInterface
public interface Work<T> {

    /**
     * Does it, on a worker's thread.
     *
     * @param progress tells how far it is, and asks whether to go on
     * @return the result; ignored if cancelled meanwhile
     * @throws WorkbenchException for what the person can act on
     */
    T run(Progress progress) throws WorkbenchException;
}
