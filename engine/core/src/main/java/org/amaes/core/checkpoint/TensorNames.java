package org.amaes.core.checkpoint;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.amaes.core.WorkbenchException;

/** The names of tensors without what wrappers put in front of them (SPEC section 11). */
final class TensorNames {

    /** Of the training module, of a compiled network, of a network spread over several devices. */
    private static final List<String> PREFIXES = List.of("model.", "_orig_mod.", "module.");

    private TensorNames() {
    }

    /** The weights under their published names; what was removed is noted. */
    static StateDict withoutPrefixes(Path file, StateDict weights, List<String> notes) throws WorkbenchException {
        Set<String> removed = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String name : weights.names()) {
            String plain = withoutPrefix(name);
            if (!plain.equals(name)) {
                removed.add(name.substring(0, name.length() - plain.length()));
            }
            if (!seen.add(plain)) {
                throw new WorkbenchException(file + " holds two sets of weights: " + plain
                        + " appears in it twice under different prefixes. Save the one set that is meant and open that file.", file);
            }
        }
        if (removed.isEmpty()) {
            return weights;
        }
        notes.add("Removed from the names of tensors: " + String.join(", ", removed).replaceAll("\\.(?=,|$)", "") + ".");
        return weights.renamed(TensorNames::withoutPrefix);
    }

    static String withoutPrefix(String name) {
        int start = 0;
        for (int length = prefixLength(name, start); length > 0; length = prefixLength(name, start)) {
            start += length;
        }
        return name.substring(start);
    }

    private static int prefixLength(String name, int start) {
        return PREFIXES.stream().filter(prefix -> name.startsWith(prefix, start) && name.length() > start + prefix.length())
                .mapToInt(String::length).findFirst().orElse(0);
    }
}
