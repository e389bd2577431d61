package org.amaes.core.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Settings of a training by name, as words of a command: options where there are any, fields of the recipe otherwise. */
public final class Settings {

    /** Options of both trainings that take a value. */
    private static final Set<String> OPTIONS = Set.of("preset", "patch", "batch", "steps", "epochs", "lr", "precision", "threads", "device",
            "augmentation");
    /** What decides how fast, not what. */
    private static final Set<String> MACHINE = Set.of("threads", "device");
    /** What the experiment itself decides. */
    private static final Set<String> OWN = Set.of("data", "out", "split", "part", "hold-out", "seed", "cases", "validation-cases", "checkpoint",
            "network", "forecast", "wait");

    private Settings() {
    }

    /**
     * As words of a command.
     *
     * @throws IllegalArgumentException if a setting is the experiment's own to decide
     */
    public static List<String> words(Map<String, String> settings) {
        List<String> words = new ArrayList<>();
        settings.forEach((name, value) -> {
            if (OWN.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' is no setting: the experiment itself decides it.");
            }
            if (OPTIONS.contains(name)) {
                words.add("--" + name);
                words.add(value);
            } else {
                words.add("--set");
                words.add(name + "=" + value);
            }
        });
        return words;
    }

    /** Without what decides how fast, not what. */
    static Map<String, String> ofTraining(Map<String, String> settings) {
        Map<String, String> kept = new TreeMap<>(settings);
        kept.keySet().removeAll(MACHINE);
        return kept;
    }
}
