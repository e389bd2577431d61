package org.amaes.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.TrainingState;
import org.amaes.core.checkpoint.ArrayFile;
import org.amaes.core.checkpoint.Safetensors;
import org.amaes.core.file.AtomicFile;
import org.amaes.core.share.ModelZip;

/**
 * The checkpoints of a run: {@code step-N.safetensors} with the weights, for everyone, and
 * {@code step-N.state} with what only training needs (the optimiser's moments and the run's counters).
 *
 * <p>Only the newest states are kept, and the weights of the newest checkpoints and of the best one.
 */
public final class Checkpoints {

    private static final Pattern WEIGHTS = Pattern.compile("step-(\\d+)\\.safetensors");
    private static final Pattern STATE = Pattern.compile("step-(\\d+)\\.state");
    private static final String STEPS = "steps";
    private static final String COUNTER = "counter.";
    /** States of the newest two: should the newest be damaged by a dying disk, the one before still resumes. */
    private static final int STATES_KEPT = 2;

    private final Path folder;

    /** The checkpoints in a folder, such as {@link RunFolder#checkpoints()}. */
    public Checkpoints(Path folder) {
        this.folder = folder;
    }

    /**
     * The weights' file that a path stands for: itself, or a run folder's newest weights, or its best if it was stopped
     * to keep those, or the weights of a shared model's folder.
     *
     * @throws WorkbenchException if there is no such file, or the run has no checkpoint yet
     */
    public static Path weightsFile(Path path) throws WorkbenchException {
        if (Files.isRegularFile(path.resolve(ModelZip.WEIGHTS)) && !RunFolder.isRun(path)) {
            return path.resolve(ModelZip.WEIGHTS);
        }
        if (Files.isDirectory(path)) {
            RunFolder run = RunFolder.open(path);
            Checkpoints checkpoints = new Checkpoints(run.checkpoints());
            List<Long> steps = checkpoints.steps();
            if (steps.isEmpty()) {
                throw new WorkbenchException("The run in " + path + " has no checkpoint yet. Let it train on, or choose another run.", path);
            }
            return checkpoints.weights(run.kept().filter(steps::contains).orElse(steps.getLast()));
        }
        if (!Files.isRegularFile(path)) {
            throw new WorkbenchException("There is no checkpoint " + path + ". Check the path.", path);
        }
        return path;
    }

    /**
     * A point that training can go on from.
     *
     * @param training weights, moments, steps
     * @param counters numbers of the run by name, such as the best validation so far
     * @param skipped files of newer checkpoints that were damaged and passed over
     */
    public record Point(TrainingState training, Map<String, Double> counters, List<Path> skipped) {
    }

    /**
     * Writes a checkpoint: its state first, then its weights, each atomically; it exists once both do.
     *
     * @param training what the session holds
     * @param metadata texts about the weights: architecture, preset, provenance, …
     * @param counters finite numbers of the run by name
     * @return the weights' file
     */
    public Path write(TrainingState training, Map<String, String> metadata, Map<String, Double> counters) throws WorkbenchException {
        Map<String, String> state = new TreeMap<>();
        state.put(STEPS, Long.toString(training.steps()));
        counters.forEach((name, value) -> state.put(COUNTER + name, Double.toHexString(value)));
        Safetensors.write(state(training.steps()), ArrayFile.of(training.moments(), state));
        Path weights = weights(training.steps());
        Safetensors.write(weights, training.weights(), metadata);
        return weights;
    }

    /** The newest checkpoint that can be read, if there is any. */
    public Optional<Point> newest() throws WorkbenchException {
        List<Path> skipped = new ArrayList<>();
        for (long step : steps().reversed()) {
            if (!Files.exists(state(step))) {
                continue;
            }
            try {
                ArrayFile state = Safetensors.read(state(step));
                ArrayFile weights = Safetensors.read(weights(step));
                Map<String, Double> counters = new HashMap<>();
                state.metadata().forEach((key, value) -> {
                    if (key.startsWith(COUNTER)) {
                        counters.put(key.substring(COUNTER.length()), Double.valueOf(value));
                    }
                });
                long steps = Long.parseLong(state.metadata().getOrDefault(STEPS, "-1"));
                if (steps != step) {
                    throw new WorkbenchException(state(step) + " is the state of another step.", state(step));
                }
                return Optional.of(new Point(new TrainingState(weights.floats(), state.floats(), steps), counters, skipped));
            } catch (WorkbenchException | NumberFormatException e) {
                skipped.add(state(step));
            }
        }
        if (!skipped.isEmpty()) {
            throw new WorkbenchException("None of the checkpoints in " + folder
                    + " can be read: they are damaged. Start the run anew, or bring the folder back from a copy.", folder);
        }
        return Optional.empty();
    }

    /**
     * Removes what is no longer needed.
     *
     * @param keep how many of the newest checkpoints keep their weights, at least 1
     * @param best the best checkpoint's step, which stays
     */
    public void prune(int keep, OptionalLong best) throws WorkbenchException {
        List<Long> newestFirst = steps().reversed();
        for (int i = 0; i < newestFirst.size(); i++) {
            long step = newestFirst.get(i);
            if (i >= STATES_KEPT) {
                delete(state(step));
            }
            if (i >= Math.max(keep, STATES_KEPT) && !(best.isPresent() && best.getAsLong() == step)) {
                delete(weights(step));
            }
        }
    }

    /**
     * Removes what a killed engine left of a checkpoint that never came to be: half-written files, and a state
     * without weights. Only for the engine that holds the run's lock.
     */
    public void tidy() throws WorkbenchException {
        for (Path file : files()) {
            Matcher state = STATE.matcher(file.getFileName().toString());
            if (AtomicFile.isTemporary(file) || state.matches() && !Files.exists(weights(Long.parseLong(state.group(1))))) {
                delete(file);
            }
        }
    }

    /** The steps that have weights, oldest first. */
    public List<Long> steps() throws WorkbenchException {
        return files().stream().map(file -> WEIGHTS.matcher(file.getFileName().toString())).filter(Matcher::matches)
                .map(match -> Long.valueOf(match.group(1))).sorted().toList();
    }

    private List<Path> files() throws WorkbenchException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new WorkbenchException("The checkpoints in " + folder + " cannot be listed (" + e.getMessage()
                    + "). Check that the folder is there and that you may read it.", folder, e);
        }
    }

    /** The weights' file of a step. */
    public Path weights(long step) {
        return folder.resolve("step-" + step + ".safetensors");
    }

    private Path state(long step) {
        return folder.resolve("step-" + step + ".state");
    }

    private static void delete(Path file) throws WorkbenchException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new WorkbenchException("The file " + file + " is no longer needed and cannot be removed (" + e.getMessage() + ").", file, e);
        }
    }
}
