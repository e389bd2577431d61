package org.amaes.core.experiment;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.amaes.core.protocol.PaperResults;

/**
 * One way to come to a segmentation: a network, where it starts from, and how it is fine-tuned.
 *
 * @param name the name for people, unique in the experiment
 * @param network its name on the command line, such as "unet_b"
 * @param start what its fine-tunings start from
 * @param settings options of {@code amaes finetune} and fields of its recipe, by name; they go before the experiment's
 * @param paper the row of the paper's tables that it repeats, such as "table2/light"; empty for the row of its network and start
 */
public record Method(String name, String network, Start start, Map<String, String> settings, String paper) {

    public Method {
        Objects.requireNonNull(start, "start");
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        if (name.isBlank() || folder(name).isEmpty()) {
            throw new IllegalArgumentException("A method needs a name with letters or digits, not '" + name + "'.");
        }
        if (!paper.isEmpty() && !PaperResults.hasRow(paper)) {
            throw new IllegalArgumentException("The paper has no row '" + paper + "'; choose from " + PaperResults.rowNames() + ".");
        }
    }

    /** Its folder's name, which every file system takes. */
    public String folder() {
        return folder(name);
    }

    private static String folder(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    }

    /** The paper's number for it in a task. */
    public Optional<PaperResults.Score> published(String task) {
        return PaperResults.find(task, row());
    }

    /** Its row in the paper's tables. */
    public String row() {
        return paper.isEmpty() ? (start.isPretrained() ? "pretrained/" : "scratch/") + network : paper;
    }
}
