package org.amaes.app.job;

import org.amaes.core.WorkbenchException;

/**
 * How a piece of work ended.
 *
 * @param <T> what it makes
 */
public sealed interface Outcome<T> {

    /** It is done. */
    record Success<T>(T value) implements Outcome<T> {
    }

    /** It failed for a reason that the person can read. */
    record Failed<T>(WorkbenchException problem) implements Outcome<T> {
    }

    /** It was cancelled. */
    record Cancelled<T>() implements Outcome<T> {
    }
}
