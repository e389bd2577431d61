package org.amaes.core.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.amaes.core.dataset.Scan;

/** A {@link QualityCheck} that reads only what it has not seen before, as a {@link QualityCache} remembers. */
public final class DataSetCheck {

    private final QualityCache cache;

    public DataSetCheck(QualityCache cache) {
        this.cache = cache;
    }

    /** As {@link QualityCheck#run}; scans that are known are told first. */
    public QualityReport run(List<Scan> scans, QualityCheck.Options options, QualityCheck.Listener listener, BooleanSupplier cancelled) {
        List<Optional<ScanQuality>> known = new ArrayList<>();
        List<Scan> unknown = new ArrayList<>();
        int done = 0;
        for (Scan scan : scans) {
            if (cancelled.getAsBoolean()) {
                return new QualityReport(List.of(), true);
            }
            Optional<QualityCache.Known> found = cache.find(scan);
            known.add(found.map(QualityCache.Known::quality));
            if (found.isPresent()) {
                listener.examined(found.get().quality(), found.get().thumbnail(), ++done, scans.size());
            } else {
                unknown.add(scan);
            }
        }
        int before = done;
        QualityReport fresh = QualityCheck.run(unknown, options, (quality, thumbnail, now, _) -> {
            cache.keep(quality, thumbnail);
            listener.examined(quality, thumbnail, before + now, scans.size());
        }, cancelled);
        return QualityReport.of(together(known, fresh), fresh.cancelled());
    }

    /** In the order of the list; findings that come of being beside others are made anew. */
    private static List<ScanQuality> together(List<Optional<ScanQuality>> known, QualityReport fresh) {
        List<ScanQuality> all = new ArrayList<>();
        int next = 0;
        for (Optional<ScanQuality> each : known) {
            if (each.isPresent()) {
                all.add(each.get());
            } else if (next < fresh.scans().size()) {
                all.add(fresh.scans().get(next++).alone());
            }
        }
        return all;
    }
}
