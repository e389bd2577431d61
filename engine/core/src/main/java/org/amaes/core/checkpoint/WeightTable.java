package org.amaes.core.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.amaes.core.WorkbenchException;
import org.amaes.core.checkpoint.PickleValue.Table;
import org.amaes.core.checkpoint.PickleValue.Tensor;
import org.amaes.core.checkpoint.PickleValue.Whole;

/**
 * The table of tensors inside whatever a training program wrapped around it.
 *
 * @param tensors name as in the file to tensor, in order
 * @param metadata the epoch and the step, where the wrapping tells them
 * @param notes what was not read, in sentences
 */
record WeightTable(Map<String, Tensor> tensors, Map<String, String> metadata, List<String> notes) {

    /** Where training programs keep the weights, the commonest first. */
    private static final List<String> WRAPPINGS = List.of("state_dict", "model", "network_weights", "model_state_dict");
    private static final Map<String, String> COUNTERS = Map.of("epoch", LoadedCheckpoint.EPOCH, "current_epoch", LoadedCheckpoint.EPOCH,
            "global_step", LoadedCheckpoint.STEP, "step", LoadedCheckpoint.STEP);
    private static final int DEEPEST_WRAPPING = 4;
    private static final int LONGEST_LIST = 20;

    static WeightTable find(Path file, PickleValue root) throws WorkbenchException {
        Map<String, String> metadata = new LinkedHashMap<>();
        List<String> skipped = new ArrayList<>();
        PickleValue value = root;
        String path = "";
        for (int depth = 0; depth <= DEEPEST_WRAPPING && value instanceof Table table; depth++) {
            String wrapping = wrapping(table);
            note(table, wrapping, path, metadata, skipped);
            if (wrapping == null) {
                Map<String, Tensor> tensors = tensors(table);
                if (!tensors.isEmpty()) {
                    return new WeightTable(tensors, metadata, skipped.isEmpty() ? List.of() : List.of(sentence(skipped)));
                }
                break;
            }
            value = table.byText().get(wrapping);
            path += wrapping + ".";
        }
        throw noWeights(file, value);
    }

    private static String wrapping(Table table) {
        return WRAPPINGS.stream().filter(key -> table.byText().get(key) instanceof Table inner && holdsWeights(inner))
                .findFirst().orElse(null);
    }

    private static boolean holdsWeights(Table table) {
        return !tensors(table).isEmpty() || WRAPPINGS.stream().anyMatch(key -> table.byText().get(key) instanceof Table);
    }

    private static Map<String, Tensor> tensors(Table table) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        table.byText().forEach((name, value) -> {
            if (value instanceof Tensor tensor) {
                tensors.put(name, tensor);
            }
        });
        return tensors;
    }

    /** Keeps the counters of a table and notes what else in it is not read. */
    private static void note(Table table, String wrapping, String path, Map<String, String> metadata, List<String> skipped) {
        table.byText().forEach((key, value) -> {
            String counter = COUNTERS.get(key);
            if (counter != null && value instanceof Whole(long number)) {
                metadata.putIfAbsent(counter, Long.toString(number));
            } else if (!key.equals(wrapping) && (wrapping != null || !(value instanceof Tensor))) {
                skipped.add(path + key + " (" + value.describe() + ")");
            }
        });
    }

    private static String sentence(List<String> skipped) {
        int more = skipped.size() - LONGEST_LIST;
        return "Not read: " + String.join(", ", skipped.subList(0, Math.min(LONGEST_LIST, skipped.size())))
                + (more > 0 ? " and " + more + " more" : "") + ".";
    }

    private static WorkbenchException noWeights(Path file, PickleValue value) {
        if (value instanceof PickleValue.Inert(String what)) {
            return new WorkbenchException(file + " holds a whole Python object (" + what + ") instead of a list of weights, and running "
                    + "its code would not be safe. Save the network's state_dict() with torch.save and open that file.", file);
        }
        String found = value instanceof Table table && !table.byText().isEmpty()
                ? "it holds " + String.join(", ", table.byText().keySet().stream().limit(8).toList()) : "it holds a " + value.describe();
        return new WorkbenchException(file + " holds no weights of a network (" + found + "). Choose another checkpoint.", file);
    }
}
