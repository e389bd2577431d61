package org.amaes.core.preprocess;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is the same for all volumes of a {@link VolumeStore}.
 *
 * @param preprocessing how they were prepared
 * @param precision how exactly intensities are kept
 * @param labelNames what the label values mean, by value; may be empty
 */
public record StoreSettings(Preprocessing preprocessing, Precision precision, SortedMap<Integer, String> labelNames) {

    public StoreSettings {
        Objects.requireNonNull(preprocessing);
        Objects.requireNonNull(precision);
        labelNames = Collections.unmodifiableSortedMap(new TreeMap<>(labelNames));
    }

    /** Half precision, no label names. */
    public static StoreSettings of(Preprocessing preprocessing) {
        return new StoreSettings(preprocessing, Precision.FLOAT16, Collections.emptySortedMap());
    }
}
