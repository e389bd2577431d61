package org.amaes.core.dataset;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the numbers in a segmentation mean, such as 1 for "anterior"; 0 is the background.
 *
 * @param names label (0 to 255) to name; may be empty where the data set does not tell
 */
public record LabelNames(SortedMap<Integer, String> names) {

    /** Of data sets that do not say what their labels mean. */
    public static final LabelNames UNKNOWN = new LabelNames(new TreeMap<>());

    public LabelNames {
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        for (Map.Entry<Integer, String> entry : names.entrySet()) {
            if (entry.getKey() < 0 || entry.getKey() > 255) {
                throw new IllegalArgumentException("Labels are 0 to 255, not " + entry.getKey());
            }
        }
    }

    /** The name of a label, or "label 3" where it has none. */
    public String name(int label) {
        return names.getOrDefault(label, label == 0 ? "background" : "label " + label);
    }
}
