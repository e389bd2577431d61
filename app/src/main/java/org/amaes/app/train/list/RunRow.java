package org.amaes.app.train.list;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A run in the list.
 *
 * @param path its folder
 * @param condition how it stands
 * @param kind {@link #PRETRAINING} or {@link #FINETUNING}; empty if its recipe cannot be read
 * @param network the network, in a few words
 * @param data the folder of the prepared scans
 * @param step updates done
 * @param total updates it will have; 0 if nobody knows yet
 * @param secondsLeft until it is done, where that can be told
 * @param best its best validation, in a few words; empty while there is none
 * @param facts more to tell, by name
 * @param words what a person has to know: why it ended, what can be done; empty if nothing
 */
public record RunRow(Path path, RunCondition condition, String kind, String network, String data, long step, long total,
        OptionalDouble secondsLeft, String best, List<Fact> facts, String words) {

    /** The kind of run that learns without outlines. */
    public static final String PRETRAINING = "pretraining";
    /** The kind of run that learns from outlined scans. */
    public static final String FINETUNING = "fine-tuning";

    /**
     * Something to tell of a run.
     *
     * @param name such as "training loss"
     * @param value such as "0.0312 at step 400"
     */
    public record Fact(String name, String value) {
    }

    public RunRow {
        facts = List.copyOf(facts);
    }

    /** The folder's name. */
    public String name() {
        return path.getFileName() == null ? path.toString() : path.getFileName().toString();
    }

    /** The name of the folder of its scans. */
    public String dataName() {
        Path folder = data.isEmpty() ? null : Path.of(data).getFileName();
        return folder == null ? data : folder.toString();
    }

    /** How far it is, 0 to 1. */
    public double share() {
        return total == 0 ? 0 : Math.min(1, (double) step / total);
    }

    /** How far it is, in words. */
    public String progress() {
        if (total == 0) {
            return condition == RunCondition.STARTING ? "getting ready" : "–";
        }
        String left = condition == RunCondition.RUNNING && secondsLeft.isPresent() ? ", " + time(secondsLeft.getAsDouble()) + " left" : "";
        return String.format(Locale.ROOT, "%,d of %,d%s", step, total, left);
    }

    /** A time for people: "40 s", "12 min", "3 h 05 min", "4 days". */
    public static String time(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return (whole + 30) / 60 + " min";
        }
        return whole < 2 * 86_400 ? String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60) : (whole + 43_200) / 86_400 + " days";
    }

    /** Whether a text is in what is written of it. */
    boolean matches(String text) {
        String all = String.join(" ", path.toString(), condition.word(), kind, network, data).toLowerCase(Locale.ROOT);
        return text.strip().toLowerCase(Locale.ROOT).lines().allMatch(part -> List.of(part.split(" +")).stream().allMatch(all::contains));
    }
}
