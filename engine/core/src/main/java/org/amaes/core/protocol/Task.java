package org.amaes.core.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A segmentation task for few labelled scans: which scans of a store belong to it, which are held out, and which
 * are measured (SPEC section 4).
 *
 * @param word the word people write, such as "brats21"
 * @param title the name for people
 * @param sequence the one sequence that is segmented, such as "flair"; empty for whatever there is
 * @param measured which scans are measured
 * @param testShare the share of subjects held out as a test part, rounded up, where no pattern names them; 0 to below 1
 * @param testPattern a regular expression that is found in the ids of the test part; empty where it is drawn
 * @param divisions parts of the test scans that are reported by themselves: name to a regular expression found in ids
 */
public record Task(String word, String title, String sequence, Measured measured, double testShare, String testPattern,
        Map<String, String> divisions) {

    /** Folds of the paper. */
    public static final int FOLDS = 6;
    /** Training cases of a fold in the paper. */
    public static final int CASES = 20;
    /** Numbers of training cases of a learning curve. */
    public static final List<Integer> SHOTS = List.of(1, 5, 10, 20);

    /** A quarter, as the counts of the paper say (313 of 1251, 63 of 250), though its text says a fifth of BraTS21. */
    private static final double QUARTER = 0.25;
    private static final String TEST_IN_NAME = "(?i)(^|[_-])test[_-]";
    private static final String UNSEEN = "(?i)ge1[._]?5t|ge1t5|philips";

    /** Tumours: 938 subjects to develop on, 313 to test on. */
    public static final Task BRATS21 = new Task("brats21", "BraTS21", "flair", Measured.TEST, QUARTER, "", Map.of());
    /** Infarcts: 187 and 63 subjects; measured on those of the 187 that are not trained on. */
    public static final Task ISLES22 = new Task("isles22", "ISLES22", "dwi", Measured.OTHERS, QUARTER, "", Map.of());
    /** White matter hyperintensities, within the training part: measured on the 40 of 60 that are not trained on. */
    public static final Task WMH = new Task("wmh", "WMH", "flair", Measured.OTHERS, 0, TEST_IN_NAME, Map.of());
    /** The same, measured on the test part: 90 scans of the training part's scanners, 20 of others. */
    public static final Task WMH_OOD = new Task("wmh-ood", "WMH OOD", "flair", Measured.TEST, 0, TEST_IN_NAME, unseen());

    /** The tasks of the paper, in the order of its tables. */
    public static final List<Task> PUBLISHED = List.of(BRATS21, ISLES22, WMH, WMH_OOD);

    /** Which scans a network is measured on. */
    public enum Measured {
        /** The test part, the same for every fold. */
        TEST,
        /** The scans of the fold that are not trained on: they rotate with the folds. */
        OTHERS;

        /** The word in files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Task {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(measured, "measured");
        sequence = sequence.toLowerCase(Locale.ROOT);
        if (!word.matches("[a-z0-9][a-z0-9._-]*")) {
            throw new IllegalArgumentException("A task's word is made of small letters, digits, points and dashes, not '" + word + "'.");
        }
        if (!(testShare >= 0 && testShare < 1)) {
            throw new IllegalArgumentException("The share of the test part lies between 0 and below 1, not " + testShare + ".");
        }
        Pattern.compile(testPattern);
        divisions.values().forEach(Pattern::compile);
        divisions = Collections.unmodifiableMap(new LinkedHashMap<>(divisions));
    }

    /** A task of one's own: any labelled scans. */
    public static Task own(Measured measured, double testShare) {
        return new Task("own", "own task", "", measured, testShare, "", Map.of());
    }

    private static Map<String, String> unseen() {
        Map<String, String> divisions = new LinkedHashMap<>();
        divisions.put("test_seen_scanners", "(?i)^(?!.*(" + UNSEEN.substring(4) + "))");
        divisions.put("test_unseen_scanners", UNSEEN);
        return divisions;
    }

    /** The published task of a word. */
    public static Optional<Task> parse(String word) {
        return PUBLISHED.stream().filter(task -> task.word.equalsIgnoreCase(word.strip())).findFirst();
    }

    /** All words of published tasks, for messages. */
    public static String words() {
        return PUBLISHED.stream().map(Task::word).collect(Collectors.joining(", "));
    }

    /** The same task on another sequence. */
    public Task withSequence(String other) {
        return new Task(word, title, other, measured, testShare, testPattern, divisions);
    }

    /** Whether the paper has results of it. */
    public boolean isPublished() {
        return PUBLISHED.stream().anyMatch(task -> task.word.equals(word));
    }
}
