package org.amaes.runner.service;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long the parts of a request took, one after the other. */
final class Stopwatch {

    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final Map<String, Double> laps = new LinkedHashMap<>();
    private long since = System.nanoTime();

    /** Ends a part. */
    void lap(String name) {
        long now = System.nanoTime();
        laps.merge(name, (now - since) / NANOS_PER_MILLISECOND, Double::sum);
        since = now;
    }

    /** Milliseconds by the name of the part. */
    Map<String, Double> milliseconds() {
        return laps;
    }
}
