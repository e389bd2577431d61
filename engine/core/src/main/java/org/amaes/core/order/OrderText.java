package org.amaes.core.order;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.network.NetworkName;
import org.amaes.core.order.TrainingOrder.Cases;
import org.amaes.core.order.TrainingOrder.Kind;
import org.amaes.core.recipe.Defaults;
import org.amaes.core.recipe.Precision;
import org.amaes.core.volume.Shape;

/**
 * An order as texts by the names of the command line's options ({@code batch}, {@code lr}, …; {@code set:NAME} for a
 * field of the recipe): what a form holds. Absent and blank texts are not chosen.
 *
 * @param kind pretraining or fine-tuning
 * @param texts the texts by name
 */
public record OrderText(Kind kind, Map<String, String> texts) {

    /** What a name begins with that is a field of the recipe. */
    public static final String SET = "set:";

    public OrderText {
        Map<String, String> chosen = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            if (!text.isBlank()) {
                chosen.put(name, text.strip());
            }
        });
        texts = java.util.Collections.unmodifiableMap(chosen);
    }

    /** The same without one text. */
    public OrderText without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(texts);
        fewer.remove(name);
        return new OrderText(kind, fewer);
    }

    /**
     * The command that asks for this.
     *
     * @return its words after {@code amaes}
     */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of(kind.word()));
        texts.forEach((name, text) -> {
            if (name.startsWith(SET)) {
                words.addAll(List.of("--set", name.substring(SET.length()) + "=" + text));
            } else if (!name.equals("official")) {
                words.addAll(List.of("--" + name, text));
            } else if (text.equals("true")) {
                words.add("--official");
            }
        });
        return words;
    }

    /** The words as one line for a terminal, quoted where it is needed. */
    public static String line(List<String> words) {
        return String.join(" ", words.stream().map(OrderText::quoted).toList());
    }

    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /**
     * The order, with every text read.
     *
     * @throws WorkbenchException if one cannot be read, in a sentence
     */
    public TrainingOrder order() throws WorkbenchException {
        if (texts.containsKey("steps") && texts.containsKey("epochs")) {
            throw new WorkbenchException("Give either --steps or --epochs, not both.");
        }
        if (!List.of("true", "false").contains(texts.getOrDefault("official", "false"))) {
            throw new WorkbenchException("'" + texts.get("official") + "' is neither true nor false (--official).");
        }
        Edition edition = OrderWords.edition(texts.getOrDefault("preset", "corrected"));
        Optional<NetworkName> network = texts.containsKey("network") ? Optional.of(OrderWords.network(texts.get("network"))) : Optional.empty();
        Optional<Pipeline> pipeline = texts.containsKey("augmentation") ? Optional.of(OrderWords.pipeline(texts.get("augmentation"), edition))
                : Optional.empty();
        Map<String, String> fields = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            if (name.startsWith(SET)) {
                fields.put(name.substring(SET.length()), text);
            }
        });
        Cases cases = new Cases(path("split"), text("part"), texts.getOrDefault("hold-out", Cases.USUAL.holdOut()),
                whole("cases").map(Long::intValue).orElse(Cases.USUAL.training()),
                whole("validation-cases").map(Long::intValue).orElse(Cases.USUAL.validation()));
        return new TrainingOrder(kind, data(), edition, network, "true".equals(texts.get("official")), choice(), pipeline, cases, path("checkpoint"), fields);
    }

    /** The folder of the prepared scans. */
    public Path data() throws WorkbenchException {
        return path("data").orElseThrow(() -> new WorkbenchException("Choose the folder of prepared scans to train on."));
    }

    private Defaults.Choice choice() throws WorkbenchException {
        Optional<Shape> patch = texts.containsKey("patch") ? Optional.of(OrderWords.shape(texts.get("patch"))) : Optional.empty();
        Precision precision = OrderWords.precision(texts.getOrDefault("precision", "bf16"));
        String device = OrderWords.device(texts.getOrDefault("device", "auto"));
        int threads = OrderWords.threads(whole("threads").map(Long::intValue).orElse(null));
        return new Defaults.Choice(whole("batch").map(Long::intValue), whole("steps"), whole("epochs"), patch, number("lr"), precision,
                whole("seed").orElse(1L), device.equals("auto") ? "cpu" : device, threads);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    private Optional<Path> path(String name) throws WorkbenchException {
        return texts.containsKey(name) ? Optional.of(OrderWords.path(texts.get(name))) : Optional.empty();
    }

    private Optional<Long> whole(String name) throws WorkbenchException {
        String text = texts.get(name);
        try {
            long value = text == null ? 0 : Long.parseLong(text);
            if (name.equals("seed") || Math.abs(value) <= Integer.MAX_VALUE) {
                return text == null ? Optional.empty() : Optional.of(value);
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new WorkbenchException("'" + text + "' is no whole number that --" + name + " can be.");
    }

    private Optional<Double> number(String name) throws WorkbenchException {
        String text = texts.get(name);
        try {
            return text == null ? Optional.empty() : Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            throw new WorkbenchException("'" + text + "' is no number; --" + name + " is one such as 1e-4.", null, e);
        }
    }
}
