package org.amaes.core.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.amaes.core.quality.Finding.Kind;

/**
 * What came of a {@link QualityCheck}.
 *
 * @param scans in the order they were given, with what shows only beside the others (duplicates, missing outlines)
 * @param cancelled whether it was stopped on request; scans that are not in the list were not looked at
 */
public record QualityReport(List<ScanQuality> scans, boolean cancelled) {

    public QualityReport {
        scans = List.copyOf(scans);
    }

    /** Puts scans beside one another that were looked at alone. */
    public static QualityReport of(List<ScanQuality> alone, boolean cancelled) {
        Map<List<String>, Integer> firstWith = new LinkedHashMap<>();
        long labelled = alone.stream().filter(each -> each.scan().label().isPresent()).count();
        boolean mostLabelled = labelled * 2 > alone.size();
        List<ScanQuality> together = new ArrayList<>();
        for (int i = 0; i < alone.size(); i++) {
            ScanQuality each = alone.get(i);
            List<Finding> more = new ArrayList<>();
            List<String> voxels = each.facts().stream().map(ImageFacts::hash).toList();
            Integer first = voxels.isEmpty() ? null : firstWith.putIfAbsent(voxels, i);
            if (first != null) {
                more.add(duplicate(each, alone.get(first), first + 1));
            }
            if (mostLabelled && each.scan().label().isEmpty()) {
                more.add(Finding.note(Kind.UNLABELLED, "It has no outline, and most of these scans have one."));
            }
            together.add(more.isEmpty() ? each : each.with(more));
        }
        return new QualityReport(together, cancelled);
    }

    private static Finding duplicate(ScanQuality scan, ScanQuality earlier, int number) {
        String sentence = "It holds the same voxels as scan " + number + " of this list";
        return scan.scan().subject().equals(earlier.scan().subject()) ? Finding.doubtful(Kind.DUPLICATE, sentence + ".")
                : Finding.doubtful(Kind.DUPLICATE, sentence + ", which bears another person's name: one of the two is misnamed, or one person is counted twice.");
    }

    /** How many scans have a finding of a severity as their worst. */
    public long worst(Severity severity) {
        return scans.stream().filter(scan -> scan.worst().filter(severity::equals).isPresent()).count();
    }

    /** How many scans have findings of each kind, in the order of the kinds. */
    public Map<Kind, Long> kinds() {
        Map<Kind, Long> counts = new java.util.EnumMap<>(Kind.class);
        for (ScanQuality scan : scans) {
            scan.findings().stream().map(Finding::kind).distinct().forEach(kind -> counts.merge(kind, 1L, Long::sum));
        }
        return counts;
    }
}
