package org.amaes.app.notice;

/**
 * Something to tell.
 *
 * @param tone how it is meant
 * @param words one or two sentences
 * @param details what a report needs beside the words; empty if there is nothing more
 */
public record Notice(Tone tone, String words, String details) {

    /** How a notice is meant. */
    public enum Tone {
        /** Something to know; goes by itself. */
        INFORMATION,
        /** Something finished; goes by itself. */
        DONE,
        /** Something to mend; stays until it is put away. */
        PROBLEM
    }
}
