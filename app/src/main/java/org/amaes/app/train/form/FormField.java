package org.amaes.app.train.form;

import java.util.List;
import java.util.Optional;
import org.amaes.core.order.TrainingOrder.Kind;

/**
 * A field of the form.
 *
 * @param name the option of the command line, or {@code set:} and a field of the recipe
 * @param label its name for people
 * @param unit what it counts, such as "patches"; empty if nothing
 * @param range what it can be, in words
 * @param why one line: what it does, or why it is as it is
 * @param input how it is filled in
 * @param item the row of the {@linkplain org.amaes.core.recipe.Sheet sheet} that says the paper's value; empty where there is none
 * @param path where in the recipe the value in effect stands; empty where it has no one place
 * @param kinds the trainings that have it
 */
record FormField(String name, String label, String unit, String range, String why, Input input, Optional<String> item, Optional<String> path, List<Kind> kinds) {

    /** How a field is filled in. */
    sealed interface Input {

        /** A number or a few words. */
        record Text() implements Input {
        }

        /** One of some words; {@code others} says whether further words can be typed. @param words the words, without the empty one */
        record Choice(List<String> words) implements Input {
        }

        /** A file, or a run's folder. */
        record FileOrRun() implements Input {
        }

        /** A JSON file, or one of some words. @param words the words */
        record JsonFile(List<String> words) implements Input {
        }

        /** A folder that is there. */
        record Folder() implements Input {
        }

        /** A folder that is not there yet. */
        record NewFolder() implements Input {
        }
    }

    FormField {
        kinds = List.copyOf(kinds);
    }

    /** The label with its unit. */
    String title() {
        return unit.isEmpty() ? label : label + ", " + unit;
    }

    /** A word for a control's id. */
    String id() {
        return "field-" + name.replace("set:", "");
    }
}
