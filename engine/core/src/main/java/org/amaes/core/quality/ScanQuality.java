package org.amaes.core.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.amaes.core.dataset.Scan;

/**
 * One scan as quality control found it.
 *
 * @param scan the scan
 * @param facts of its images that could be read, in the order of the scan's images
 * @param label of its segmentation, if it has one that could be read
 * @param findings worst first
 */
public record ScanQuality(Scan scan, List<ImageFacts> facts, Optional<LabelFacts> label, List<Finding> findings) {

    public ScanQuality {
        Objects.requireNonNull(scan);
        Objects.requireNonNull(label);
        facts = List.copyOf(facts);
        findings = findings.stream().sorted(java.util.Comparator.comparing(Finding::severity)).toList();
    }

    /** The numbers of its first readable image. */
    public Optional<ImageFacts> first() {
        return facts.stream().findFirst();
    }

    /** The worst that was found; empty if nothing was. */
    public Optional<Severity> worst() {
        return findings.stream().map(Finding::severity).findFirst();
    }

    /** Whether it can be prepared, as far as was looked. */
    public boolean isUsable() {
        return worst().filter(severity -> severity == Severity.UNUSABLE).isEmpty();
    }

    /** The same without what shows only beside other scans. */
    ScanQuality alone() {
        return new ScanQuality(scan, facts, label, findings.stream()
                .filter(finding -> finding.kind() != Finding.Kind.DUPLICATE && finding.kind() != Finding.Kind.UNLABELLED).toList());
    }

    /** The same with more to know. */
    public ScanQuality with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new ScanQuality(scan, facts, label, all);
    }
}
