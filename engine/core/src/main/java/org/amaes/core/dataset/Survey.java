package org.amaes.core.dataset;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a data set's rules make of the files below a folder: scans to use, and files left out with the reason.
 *
 * @param scans to use, in the order of their paths
 * @param leftOut images that are not used
 */
public record Survey(List<Scan> scans, List<LeftOut> leftOut) {

    /**
     * An image that is not used.
     *
     * @param file the image
     * @param reason in a few words, the same for all files left out for it
     */
    public record LeftOut(Path file, String reason) {
    }

    public Survey {
        scans = List.copyOf(scans);
        leftOut = List.copyOf(leftOut);
    }

    /** How many persons the scans show. */
    public long subjects() {
        return scans.stream().map(Scan::subject).distinct().count();
    }

    /** How many visits of persons the scans are from; a person without any named visit came once. */
    public long sessions() {
        return scans.stream().map(scan -> List.of(scan.subject(), scan.session())).distinct().count();
    }

    /** How many images were left out for each reason, in the order met. */
    public Map<String, Integer> reasons() {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        leftOut.forEach(each -> reasons.merge(each.reason(), 1, Integer::sum));
        return reasons;
    }
}
