package org.amaes.core.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The paper's Dice in percent, mean and standard deviation over six folds of 20 training cases: its tables 4 and 6
 * for every task, tables 2 and 3 for BraTS21 (SPEC section 14).
 */
public final class PaperResults {

    /**
     * One number of the paper.
     *
     * @param mean Dice in percent
     * @param sd standard deviation over folds; NaN where the paper has none
     */
    public record Score(double mean, double sd) {

        /** "57.20 ± 1.75". */
        public String text() {
            return Double.isNaN(sd) ? String.format(Locale.ROOT, "%.2f", mean) : String.format(Locale.ROOT, "%.2f ± %.2f", mean, sd);
        }
    }

    private static final Map<String, List<Score>> ROWS = rows();

    private PaperResults() {
    }

    private static Map<String, List<Score>> rows() {
        Map<String, List<Score>> rows = new LinkedHashMap<>();
        rows.put("scratch/unet_xl", four(56.00, 2.55, 48.30, 2.94, 68.32, 1.75, 67.22, 1.59));
        rows.put("scratch/unet_b", four(55.28, 1.75, 45.66, 2.40, 66.18, 2.28, 64.96, 2.52));
        rows.put("scratch/mednext_m", four(58.38, 1.44, 56.15, 2.77, 70.01, 1.48, 67.64, 1.74));
        rows.put("scratch/mednext_l", four(58.28, 1.23, 55.40, 1.88, 70.32, 1.77, 67.57, 1.48));
        rows.put("scratch/mednext_l3", four(55.42, 2.25, 53.88, 1.52, 68.75, 2.18, 67.14, 1.28));
        rows.put("scratch/swinunetr", four(50.00, 2.59, 42.55, 2.49, 64.96, 3.90, 65.02, 2.86));
        rows.put("pretrained/unet_xl", four(58.98, 0.88, 53.58, 0.76, 70.40, 1.46, 68.22, 1.16));
        rows.put("pretrained/unet_b", four(57.20, 1.75, 48.42, 1.32, 69.11, 2.28, 67.51, 1.56));
        rows.put("pretrained/mednext_m", four(56.81, 2.40, 55.89, 2.17, 71.70, 1.62, 68.80, 0.79));
        rows.put("pretrained/mednext_l", four(58.73, 1.33, 56.83, 1.39, 71.63, 1.67, 68.68, 0.97));
        rows.put("pretrained/swinunetr", four(49.54, 0.94, 48.42, 3.14, 67.28, 2.67, 68.14, 1.43));
        rows.put("table2/standard", List.of(new Score(56.65, 1.85)));
        rows.put("table2/light", List.of(new Score(58.61, 1.94)));
        rows.put("text/skips", List.of(new Score(56.22, Double.NaN)));
        rows.put("table3/none", List.of(new Score(58.61, 1.94)));
        rows.put("table3/all", List.of(new Score(59.85, 0.98)));
        return rows;
    }

    private static List<Score> four(double... numbers) {
        return List.of(new Score(numbers[0], numbers[1]), new Score(numbers[2], numbers[3]), new Score(numbers[4], numbers[5]),
                new Score(numbers[6], numbers[7]));
    }

    /** Whether there is such a row. */
    public static boolean hasRow(String row) {
        return ROWS.containsKey(row);
    }

    /** The names of all rows, for messages. */
    public static String rowNames() {
        return String.join(", ", ROWS.keySet());
    }

    /**
     * A number of the paper; empty where it has none.
     *
     * @param task the task's word
     * @param row such as "pretrained/unet_b" or "table2/light"
     */
    public static Optional<Score> find(String task, String row) {
        List<Score> scores = ROWS.getOrDefault(row, List.of());
        List<String> columns = Task.PUBLISHED.stream().map(Task::word).toList();
        int column = columns.indexOf(task);
        return column < 0 || column >= scores.size() ? Optional.empty() : Optional.of(scores.get(column));
    }

    /** What has to be said beside a number: the paper contradicts itself in two places. */
    public static Optional<String> caveat(String task, String row) {
        return switch (task + " " + row) {
            case "isles22 pretrained/swinunetr" -> Optional.of("The paper prints 48.42 and a gain of 1.75, which would make 44.30.");
            case "wmh-ood pretrained/swinunetr" -> Optional.of("The paper prints 68.14 and a gain of 1.59, which would make 66.61.");
            default -> Optional.empty();
        };
    }
}
