package org.amaes.app.train.form;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amaes.core.WorkbenchException;
import org.amaes.core.order.OrderText;
import org.amaes.core.order.TrainingOrder;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.recipe.Sheet;
import org.amaes.core.run.RunFolder;

/**
 * What became of a form: the recipe it asks for, or what is wrong with which field. The sentences are those with which
 * the command line refuses the same order. A sentence belongs to the field without which it is not said.
 *
 * @param recipe the recipe that is asked for, if nothing is wrong; else the one without the fields that are
 * @param sheet the recipe beside the paper; empty where there is no recipe
 * @param problems sentences by the field's name
 * @param general sentences that belong to no one field
 */
record FormCheck(Optional<Recipe> recipe, Optional<Sheet> sheet, Map<String, String> problems, List<String> general) {

    private static final int MOST_PROBLEMS = 8;

    FormCheck {
        problems = Map.copyOf(problems);
        general = List.copyOf(general);
    }

    /** Before anybody has looked. */
    static final FormCheck NOTHING = new FormCheck(Optional.empty(), Optional.empty(), Map.of(), List.of());

    /** Whether the run can be started. */
    boolean isGood() {
        return recipe.isPresent() && problems.isEmpty() && general.isEmpty();
    }

    /**
     * Looks at a form. Reads the index of the prepared scans, and the weights of a starting point that is no run.
     *
     * @param latest the field that was changed last: it is suspected first
     */
    static FormCheck of(OrderText text, String latest, TrainingOrder.Checkpoints checkpoints) {
        Map<String, String> problems = new LinkedHashMap<>();
        checkPlace(text, problems);
        OrderText order = text.without("out");
        Path data;
        try {
            data = order.data();
        } catch (WorkbenchException e) {
            problems.put("data", e.getMessage());
            return new FormCheck(Optional.empty(), Optional.empty(), problems, List.of());
        }
        try (VolumeStore store = VolumeStore.open(data)) {
            return mended(order, latest, new Attempt(store, checkpoints), problems, store.settings().preprocessing());
        } catch (WorkbenchException e) {
            problems.put("data", e.getMessage());
            return new FormCheck(Optional.empty(), Optional.empty(), problems, List.of());
        }
    }

    private static void checkPlace(OrderText text, Map<String, String> problems) {
        String out = text.texts().get("out");
        try {
            if (out == null) {
                throw new WorkbenchException("Choose a new folder for the run.");
            }
            RunFolder.requireFree(Path.of(out));
        } catch (WorkbenchException e) {
            problems.put("out", e.getMessage());
        } catch (java.nio.file.InvalidPathException e) {
            problems.put("out", "'" + out + "' is no path on this machine (" + e.getReason() + ").");
        }
    }

    /** Takes fields away until the rest can be. */
    private static FormCheck mended(OrderText order, String latest, Attempt attempt, Map<String, String> problems, Preprocessing prepared) {
        OrderText rest = order;
        for (int i = 0; i < MOST_PROBLEMS; i++) {
            Optional<String> wrong = attempt.problem(rest);
            if (wrong.isEmpty()) {
                Recipe recipe = attempt.recipe;
                return new FormCheck(Optional.of(recipe), Optional.of(Sheet.of(recipe, Optional.of(prepared))), problems, List.of());
            }
            Optional<String> culprit = culprit(rest, latest, attempt, wrong.get());
            if (culprit.isEmpty()) {
                return new FormCheck(Optional.empty(), Optional.empty(), problems, List.of(wrong.get()));
            }
            problems.put(culprit.get(), wrong.get());
            if (!rest.texts().containsKey(culprit.get())) {
                return new FormCheck(Optional.empty(), Optional.empty(), problems, List.of()); // its usual value does not fit: it has to be written
            }
            rest = rest.without(culprit.get());
        }
        return new FormCheck(Optional.empty(), Optional.empty(), problems, List.of());
    }

    /**
     * The field that a sentence is about: the option that it names; or else the one without which all is well; or
     * else, where several are wrong, the one that the sentence names first; or else one without which another sentence
     * is said.
     */
    private static Optional<String> culprit(OrderText order, String latest, Attempt attempt, String sentence) {
        String words = sentence.replace(order.texts().getOrDefault("data", ""), ""); // a folder may be called like a field
        Optional<String> option = FormSection.all(order.kind()).stream().map(FormField::name).filter(name -> option(words, name) >= 0)
                .min(Comparator.comparingInt(name -> option(words, name)));
        if (option.isPresent()) {
            return option;
        }
        List<String> suspects = new ArrayList<>(order.texts().keySet());
        suspects.remove("data");
        if (suspects.remove(latest)) {
            suspects.addFirst(latest);
        }
        Optional<String> alone = suspects.stream().filter(name -> attempt.problem(order.without(name)).isEmpty()).findFirst();
        if (alone.isPresent()) {
            return alone;
        }
        return suspects.stream().filter(name -> named(words, name) >= 0).min(Comparator.comparingInt(name -> named(words, name)))
                .or(() -> suspects.stream().filter(name -> !attempt.problem(order.without(name)).equals(Optional.of(sentence))).findFirst());
    }

    /** Where a sentence names a field's option as the command line writes it; -1 if it does not. */
    private static int option(String sentence, String name) {
        Matcher matcher = Pattern.compile("--" + Pattern.quote(name) + "(?![\\w-])").matcher(sentence);
        return matcher.find() ? matcher.start() : -1;
    }

    /** Where a sentence names a field, by its option, its name in the recipe or its name for people; -1 if it does not. */
    private static int named(String sentence, String name) {
        String field = name.startsWith(OrderText.SET) ? name.substring(OrderText.SET.length()) : name;
        return sentence.toLowerCase(Locale.ROOT).indexOf(field.toLowerCase(Locale.ROOT));
    }

    /** Makes recipes of orders on one store. */
    private static final class Attempt {

        private final VolumeStore store;
        private final TrainingOrder.Checkpoints checkpoints;
        private Recipe recipe;

        private Attempt(VolumeStore store, TrainingOrder.Checkpoints checkpoints) {
            this.store = store;
            this.checkpoints = checkpoints;
        }

        private Optional<String> problem(OrderText order) {
            try {
                recipe = order.order().recipe(store, checkpoints);
                return Optional.empty();
            } catch (WorkbenchException e) {
                return Optional.of(e.getMessage());
            }
        }
    }
}
