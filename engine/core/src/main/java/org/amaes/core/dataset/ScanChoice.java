package org.amaes.core.dataset;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.amaes.core.WorkbenchException;

/**
 * Which scans of a data set are wanted, by their ids. As a file it is a {@link Split}: {@code {"exclude": [ids]}} or
 * {@code {"only": [ids]}}, which the window's place Data writes and {@code amaes prepare} reads.
 *
 * @param only the ids to take; empty takes all
 * @param exclude the ids to leave out, even if they are to be taken
 */
public record ScanChoice(Optional<Set<String>> only, Set<String> exclude) {

    /** The list of what to take. */
    public static final String ONLY = "only";
    /** The list of what to leave out. */
    public static final String EXCLUDE = "exclude";

    /** Every scan. */
    public static final ScanChoice ALL = new ScanChoice(Optional.empty(), Set.of());

    public ScanChoice {
        only = only.map(Set::copyOf);
        exclude = Set.copyOf(exclude);
    }

    /**
     * Reads the choice from one or two files.
     *
     * @param only the file with the list {@value #ONLY}, or null for none
     * @param exclude the file with the list {@value #EXCLUDE}, or null for none
     * @throws WorkbenchException if a file cannot be read or lacks its list
     */
    public static ScanChoice read(Path only, Path exclude) throws WorkbenchException {
        return new ScanChoice(only == null ? Optional.empty() : Optional.of(list(only, ONLY)), exclude == null ? Set.of() : list(exclude, EXCLUDE));
    }

    private static Set<String> list(Path file, String name) throws WorkbenchException {
        Split split = Split.read(file);
        if (!split.lists().containsKey(name)) {
            throw new WorkbenchException(file + " has no list called '" + name + "'. Write {\"" + name + "\": [\"id\", ...]} with ids as 'amaes check' "
                    + "shows them.", file);
        }
        return new HashSet<>(split.ids(name));
    }

    /** The scans that are wanted, in their order. */
    public List<Scan> of(List<Scan> scans) {
        return scans.stream().filter(scan -> only.map(ids -> ids.contains(scan.id())).orElse(true) && !exclude.contains(scan.id())).toList();
    }

    /** Ids that are chosen, or left out, and are those of no scan: perhaps of another folder, or misspelt. */
    public List<String> unknown(List<Scan> scans) {
        Set<String> unknown = new java.util.TreeSet<>(exclude);
        only.ifPresent(unknown::addAll);
        scans.forEach(scan -> unknown.remove(scan.id()));
        return List.copyOf(unknown);
    }
}
