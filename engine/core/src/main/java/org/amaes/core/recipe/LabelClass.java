package org.amaes.core.recipe;

import java.util.Objects;

/**
 * A class of a segmentation.
 *
 * @param value the number it has in label files, 0 to 255; 0 is the background
 * @param name its name for people, such as "oedema"
 */
public record LabelClass(int value, String name) {

    public LabelClass {
        Objects.requireNonNull(name, "name");
        if (value < 0 || value > 255) {
            throw new IllegalArgumentException("A label's value lies between 0 and 255: " + value);
        }
    }
}
