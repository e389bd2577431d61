package org.amaes.bench;

import java.util.ArrayList;
import java.util.List;

/** The middle of some measurements. */
final class Median {

    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    /** The median; the mean of the middle two of an even number. */
    double value() {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
