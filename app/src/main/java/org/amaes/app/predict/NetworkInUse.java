package org.amaes.app.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.amaes.core.recipe.LabelClass;
import org.amaes.viewer.slice.LabelPalette;

/**
 * The fine-tuned network that segments.
 *
 * @param path a checkpoint's file, or a run folder
 * @param words what it is, in a line
 * @param classes what it tells apart, background first
 */
public record NetworkInUse(Path path, String words, List<LabelClass> classes) {

    public NetworkInUse {
        classes = List.copyOf(classes);
    }

    /** Label colours with the names of its classes. */
    LabelPalette palette() {
        Map<Integer, String> names = new TreeMap<>();
        classes.stream().skip(1).forEach(each -> names.put(each.value(), each.name()));
        return LabelPalette.STANDARD.named(names);
    }

    /** The values of its classes in label files, without the background. */
    List<Integer> labels() {
        return classes.stream().skip(1).map(LabelClass::value).toList();
    }
}
