package org.amaes.core.protocol;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.amaes.core.WorkbenchException;
import org.amaes.core.preprocess.Entry;

/**
 * The labelled scans of a task, by the person they show.
 *
 * @param bySubject subject to its scans, both in order
 */
record CasePool(Map<String, List<Entry>> bySubject) {

    CasePool {
        Map<String, List<Entry>> sorted = new TreeMap<>();
        bySubject.forEach((subject, scans) -> sorted.put(subject, scans.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList()));
        bySubject = Collections.unmodifiableMap(sorted);
    }

    /** The scans of a store that belong to a task. */
    static CasePool of(Task task, Collection<Entry> entries) throws WorkbenchException {
        List<Entry> labelled = entries.stream().filter(Entry::isLabelled).toList();
        if (labelled.isEmpty()) {
            throw new WorkbenchException("None of the " + entries.size() + " prepared scans has labels. Prepare scans together with their label files.");
        }
        TreeSet<String> sequences = labelled.stream().map(Entry::sequence).collect(Collectors.toCollection(TreeSet::new));
        List<Entry> own = labelled.stream().filter(entry -> task.sequence().isEmpty() || entry.sequence().equalsIgnoreCase(task.sequence())).toList();
        if (own.isEmpty()) {
            throw new WorkbenchException("The task " + task.title() + " segments the sequence " + task.sequence()
                    + ", and none of the labelled scans is one; they are " + String.join(", ", sequences)
                    + ". Choose the sequence with --sequence, or prepare the task's scans.");
        }
        if (task.sequence().isEmpty() && sequences.size() > 1) {
            throw new WorkbenchException("The labelled scans are of several sequences (" + String.join(", ", sequences)
                    + "); a task has one. Choose it with --sequence.");
        }
        return new CasePool(own.stream().collect(Collectors.groupingBy(Entry::subject)));
    }

    CasePool only(Collection<String> subjects) {
        Map<String, List<Entry>> kept = new TreeMap<>(bySubject);
        kept.keySet().retainAll(new TreeSet<>(subjects));
        return new CasePool(kept);
    }

    CasePool without(Collection<String> subjects) {
        Map<String, List<Entry>> kept = new TreeMap<>(bySubject);
        kept.keySet().removeAll(new TreeSet<>(subjects));
        return new CasePool(kept);
    }

    int size() {
        return bySubject.size();
    }

    List<String> subjects() {
        return List.copyOf(bySubject.keySet());
    }

    List<Entry> scans() {
        return bySubject.values().stream().flatMap(List::stream).toList();
    }

    List<String> ids() {
        return scans().stream().map(Entry::id).sorted().toList();
    }
}
