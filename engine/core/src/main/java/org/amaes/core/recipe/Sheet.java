package org.amaes.core.recipe;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.amaes.core.augment.Edition;
import org.amaes.core.preprocess.Preprocessing;

/**
 * What a run does beside what the paper says and what the published code does, item by item (SPEC section 12).
 *
 * @param title what is compared, such as "pretraining, U-Net, 32 filters"
 * @param rows the items, in the order of the method
 */
public record Sheet(String title, List<Row> rows) {

    /** Whether a source agrees with the run. */
    public enum Agreement {
        /** It says, or does, what the run does. */
        SAME,
        /** It says, or does, something else. */
        DIFFERENT,
        /** It does not say. */
        SILENT
    }

    /**
     * What a source says of an item.
     *
     * @param text in a few words; "–" where it is silent
     * @param agreement whether the run does the same
     */
    public record Source(String text, Agreement agreement) {

        /** A source that does not say. */
        public static final Source SILENT = new Source("–", Agreement.SILENT);

        public Source {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(agreement, "agreement");
        }

        /** A source that says this of an item of which the run does that. */
        static Source of(String said, String used) {
            return new Source(said, said.equals(used) ? Agreement.SAME : Agreement.DIFFERENT);
        }
    }

    /**
     * One item.
     *
     * @param item its name, such as "weight decay"
     * @param used what the run does
     * @param paper what the paper says
     * @param asCoded what the published code does
     * @param reason why the sources differ or where the value comes from; empty where it needs no word
     */
    public record Row(String item, String used, Source paper, Source asCoded, String reason) {

        public Row {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(used, "used");
            Objects.requireNonNull(paper, "paper");
            Objects.requireNonNull(asCoded, "asCoded");
            Objects.requireNonNull(reason, "reason");
        }

        /** Whether paper or published code do otherwise than the run. */
        public boolean differs() {
            return paper.agreement() == Agreement.DIFFERENT || asCoded.agreement() == Agreement.DIFFERENT;
        }
    }

    public Sheet {
        rows = List.copyOf(rows);
    }

    /**
     * The sheet of a recipe.
     *
     * @param recipe the run's
     * @param prepared how its scans were prepared, or empty where they are not at hand
     */
    public static Sheet of(Recipe recipe, Optional<Preprocessing> prepared) {
        return new SheetRows(recipe, Defaults.published(Edition.PAPER, recipe), Defaults.published(Edition.AS_CODED, recipe)).sheet(prepared);
    }

    /** The row of an item. */
    public Optional<Row> row(String item) {
        return rows.stream().filter(row -> row.item().equals(item)).findFirst();
    }
}
