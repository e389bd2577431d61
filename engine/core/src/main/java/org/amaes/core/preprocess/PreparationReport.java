package org.amaes.core.preprocess;

import java.util.List;

/**
 * What came of a {@link Preparation}.
 *
 * @param outcomes one a scan that was looked at, in the order the scans were given
 * @param cancelled whether it was stopped on request; scans that are not in the list were not looked at
 */
public record PreparationReport(List<Outcome> outcomes, boolean cancelled) {

    public PreparationReport {
        outcomes = List.copyOf(outcomes);
    }

    /** What came of one scan. */
    public sealed interface Outcome {

        /** The scan's id. */
        String scan();
    }

    /** The scan is in the store now. */
    public record Prepared(Entry entry) implements Outcome {
        @Override
        public String scan() {
            return entry.id();
        }
    }

    /** The scan was in the store already. */
    public record Skipped(Entry entry) implements Outcome {
        @Override
        public String scan() {
            return entry.id();
        }
    }

    /**
     * The scan holds the voxels, and as many of each label, of another that is in the store; it is left out.
     *
     * @param scan its id
     * @param of the other one's id
     * @param sentence says so, naming no file
     */
    public record Duplicate(String scan, String of, String sentence) implements Outcome {
    }

    /**
     * The scan cannot be used.
     *
     * @param scan its id
     * @param sentence why, naming its file; what the store keeps of it names only the id
     */
    public record Failed(String scan, String sentence) implements Outcome {
    }

    /** The outcomes of one kind. */
    public <O extends Outcome> List<O> of(Class<O> kind) {
        return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
