package org.amaes.core.quality;

import java.util.Objects;

/**
 * One thing about a scan that somebody should know.
 *
 * @param kind what it is about
 * @param severity how much it matters
 * @param sentence for people; names no file, no person and no date
 */
public record Finding(Kind kind, Severity severity, String sentence) {

    /** What a finding is about. */
    public enum Kind {
        /** The file cannot be read: damaged, cut short, no NIfTI, no orientation. */
        UNREADABLE("unreadable"),
        /** The name does not say how the file is packed. */
        NAME("file name"),
        /** Several volumes where one is expected. */
        SERIES("several volumes"),
        /** Voxel size or number of voxels. */
        SIZE("size"),
        /** Voxels that are no numbers, all equal, or below zero. */
        INTENSITY("intensities"),
        /** Much noise. */
        NOISE("noise"),
        /** A hint of ghosts, as motion makes them. */
        GHOSTING("ghosts"),
        /** A hint of ringing. */
        RINGING("ringing"),
        /** The same voxels as another scan. */
        DUPLICATE("duplicate"),
        /** The outline does not fit the scan, or holds what it should not. */
        LABEL("outline"),
        /** No outline, where others have one. */
        UNLABELLED("no outline");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word for people. */
        public String word() {
            return word;
        }
    }

    public Finding {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(sentence);
    }

    static Finding unusable(Kind kind, String sentence) {
        return new Finding(kind, Severity.UNUSABLE, sentence);
    }

    static Finding doubtful(Kind kind, String sentence) {
        return new Finding(kind, Severity.DOUBTFUL, sentence);
    }

    static Finding note(Kind kind, String sentence) {
        return new Finding(kind, Severity.NOTE, sentence);
    }
}
