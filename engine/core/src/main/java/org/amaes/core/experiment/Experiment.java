package org.amaes.core.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.amaes.core.protocol.Task;

/**
 * A grid of trainings: every method on every fold, number of training cases and seed.
 *
 * @param title the name for people
 * @param task which scans belong, and which are measured
 * @param data folder of the prepared scans
 * @param split how they are parted
 * @param folds how many folds are done
 * @param shots numbers of training cases, rising
 * @param seeds seeds of the fine-tunings
 * @param settings options of {@code amaes finetune} and fields of its recipe, by name, for all methods
 * @param methods at least one
 * @param baseline the method that others are compared with; empty for the one from scratch with the same network
 * @param keepPredictions whether the segmentations of the measured scans are kept
 */
public record Experiment(String title, Task task, String data, Parting split, int folds, List<Integer> shots, List<Long> seeds,
        Map<String, String> settings, List<Method> methods, String baseline, boolean keepPredictions) {

    /** The version of the file. */
    public static final int FORMAT = 1;

    /**
     * How scans are parted: by a file, or drawn.
     *
     * @param file a split's file with the lists of {@link org.amaes.core.protocol.TaskSplit}; empty to draw one
     * @param seed of the draw
     * @param test subjects of the test part; empty for the task's own number
     */
    public record Parting(String file, long seed, Optional<Integer> test) {
    }

    /**
     * One training and its measurement.
     *
     * @param method how
     * @param fold on which fold, from 1
     * @param shots with how many training cases
     * @param seed from which every random choice follows
     */
    public record Part(Method method, int fold, int shots, long seed) {

        /** In words. */
        public String title() {
            return method.name() + ", fold " + fold + ", " + shots + (shots == 1 ? " case" : " cases") + ", seed " + seed;
        }
    }

    public Experiment {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(split, "split");
        shots = shots.stream().distinct().sorted().toList();
        seeds = seeds.stream().distinct().toList();
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        methods = List.copyOf(methods);
        require(!title.isBlank(), "An experiment needs a title.");
        require(folds >= 1 && folds <= 100, "An experiment has 1 to 100 folds, not " + folds + ".");
        require(!shots.isEmpty() && shots.getFirst() >= 1, "shots are numbers of training cases from 1 on, and there is at least one: " + shots + ".");
        require(!seeds.isEmpty(), "An experiment has at least one seed.");
        require(!methods.isEmpty(), "An experiment has at least one method.");
        Set<String> names = new HashSet<>();
        for (Method method : methods) {
            require(names.add(method.folder()), "Two methods are called '" + method.name()
                    + "', or differ in small and capital letters or signs only. Give each a name of its own.");
        }
        String chosen = baseline;
        require(chosen.isEmpty() || methods.stream().anyMatch(method -> method.name().equals(chosen)),
                "The baseline '" + chosen + "' is none of the methods.");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** Every training, in the order they are done: all methods of a fold before the next, so that comparisons come early. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (long seed : seeds) {
            for (int shot : shots.reversed()) {
                for (int fold = 1; fold <= folds; fold++) {
                    for (Method method : methods) {
                        parts.add(new Part(method, fold, shot, seed));
                    }
                }
            }
        }
        return parts;
    }

    /** What a method is compared with: the chosen baseline, or the one from scratch with the same network, or nothing. */
    public Optional<Method> reference(Method method) {
        return methods.stream().filter(other -> !other.equals(method))
                .filter(other -> baseline.isEmpty()
                        ? method.start().isPretrained() && !other.start().isPretrained() && other.network().equals(method.network())
                        : other.name().equals(baseline))
                .findFirst();
    }

    /** The settings of a method's fine-tunings, its own before those of all. */
    public Map<String, String> settingsOf(Method method) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(method.settings());
        return all;
    }

    /** The same experiment with settings that go before all others, of pretrainings, too: what a machine has. */
    public Experiment withForced(Map<String, String> forced) {
        List<Method> changed = methods.stream().map(method -> new Method(method.name(), method.network(), switch (method.start()) {
            case Start.Pretraining pretraining -> new Start.Pretraining(pretraining.data(), with(pretraining.settings(), forced));
            case Start.Scratch scratch -> scratch;
            case Start.Checkpoint checkpoint -> checkpoint;
        }, with(method.settings(), forced), method.paper())).toList();
        return new Experiment(title, task, data, split, folds, shots, seeds, with(settings, forced), changed, baseline, keepPredictions);
    }

    private static Map<String, String> with(Map<String, String> settings, Map<String, String> forced) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(forced);
        return all;
    }
}
