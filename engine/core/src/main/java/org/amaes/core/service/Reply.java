package org.amaes.core.service;

import com.fasterxml.jackson.databind.JsonNode;

/** A line of the engine service: how far a request is, or how it ended. Every request ends with exactly one {@link Done} or {@link Failed}. */
public sealed interface Reply {

    /** The number of the request it belongs to; {@link Protocol#NO_REQUEST} for a line whose number could not be read. */
    long id();

    /**
     * How far a request is.
     *
     * @param done pieces done
     * @param total pieces in all
     * @param words what is being done
     */
    record Progress(long id, long done, long total, String words) implements Reply {
    }

    /**
     * A request succeeded.
     *
     * @param result its {@link Answer} as JSON
     */
    record Done(long id, JsonNode result) implements Reply {
    }

    /**
     * A request failed, or was cancelled.
     *
     * @param reason whose move it is
     * @param message what happened and what to do, in full sentences
     * @param details what a report needs beside the message; may be empty
     */
    record Failed(long id, Reason reason, String message, String details) implements Reply {
    }

    /** Why a request failed. */
    enum Reason {
        /** Something that the person can mend. */
        USER,
        /** Our fault. */
        FAULT,
        /** The request itself is not understood: unknown, malformed or too long. */
        REQUEST,
        /** It was cancelled. */
        CANCELLED
    }
}
