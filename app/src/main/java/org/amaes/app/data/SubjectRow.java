package org.amaes.app.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.amaes.core.quality.Severity;

/**
 * One person of a data set, as the layout tells persons apart.
 *
 * @param subject the person's name in the data set
 * @param scans how many scans
 * @param sessions how many visits
 * @param sequences their sequences
 * @param labelled how many scans have an outline
 * @param problems how many scans somebody should look at or cannot use
 */
public record SubjectRow(String subject, int scans, int sessions, Set<String> sequences, int labelled, int problems) {

    /** The persons of scans, in the order met. */
    static List<SubjectRow> of(List<DataRow> rows) {
        Map<String, List<DataRow>> bySubject = new LinkedHashMap<>();
        rows.forEach(row -> bySubject.computeIfAbsent(row.scan().subject(), _ -> new ArrayList<>()).add(row));
        List<SubjectRow> subjects = new ArrayList<>();
        bySubject.forEach((subject, own) -> {
            Set<String> sessions = new LinkedHashSet<>();
            Set<String> sequences = new TreeSet<>();
            own.forEach(row -> {
                sessions.add(row.scan().session());
                if (!row.scan().sequence().isEmpty()) {
                    sequences.add(row.scan().sequence());
                }
            });
            int labelled = (int) own.stream().filter(row -> row.scan().label().isPresent()).count();
            int problems = (int) own.stream().filter(row -> row.quality().worst().filter(worst -> worst != Severity.NOTE).isPresent()).count();
            subjects.add(new SubjectRow(subject, own.size(), sessions.size(), sequences, labelled, problems));
        });
        return subjects;
    }
}
