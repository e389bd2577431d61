package org.amaes.core.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.amaes.core.preprocess.Entry;

/**
 * Scans of an evaluation that a pretraining has seen: of the same person, or with the very same voxels
 * (SPEC section 4).
 *
 * <p>Copies that were resampled or rescaled under another name are not found.
 *
 * @param checked how many scans were looked for
 * @param seen those that were seen
 */
public record Leakage(int checked, List<Seen> seen) {

    /** How it is known that a scan was seen. */
    public enum Sign {
        /** The same voxels. */
        VOXELS,
        /** The same subject's id. */
        SUBJECT
    }

    /**
     * A scan that was seen.
     *
     * @param scan its id in the evaluation
     * @param as the id of the scan it was seen as
     * @param sign how it is known
     */
    public record Seen(String scan, String as, Sign sign) {
    }

    public Leakage {
        seen = List.copyOf(seen);
    }

    /** Looks for measured scans among those of a pretraining; voxels are the stronger sign and told first. */
    public static Leakage between(Collection<Entry> measured, Collection<Entry> pretraining) {
        Map<String, String> byVoxels = new HashMap<>();
        Map<String, String> bySubject = new HashMap<>();
        for (Entry entry : pretraining) {
            entry.sourceHashes().forEach(hash -> byVoxels.putIfAbsent(hash, entry.id()));
            bySubject.putIfAbsent(entry.subject(), entry.id());
        }
        List<Seen> seen = new ArrayList<>();
        for (Entry entry : measured) {
            Optional<String> same = entry.sourceHashes().stream().filter(byVoxels::containsKey).map(byVoxels::get).findFirst();
            if (same.isPresent()) {
                seen.add(new Seen(entry.id(), same.get(), Sign.VOXELS));
            } else if (bySubject.containsKey(entry.subject())) {
                seen.add(new Seen(entry.id(), bySubject.get(entry.subject()), Sign.SUBJECT));
            }
        }
        return new Leakage(measured.size(), seen);
    }

    /** The warning, if there is anything to warn of. */
    public Optional<String> sentence() {
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        long voxels = seen.stream().filter(each -> each.sign() == Sign.VOXELS).count();
        return Optional.of(seen.size() + " of the " + checked + " scans that are measured were seen in pretraining, without their labels (" + voxels
                + " with the same voxels, " + (seen.size() - voxels) + " of the same subject; for example " + seen.getFirst().scan() + ").");
    }
}
