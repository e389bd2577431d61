package org.amaes.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The folder that is a run: everything that the engine and the window, or the next engine, must
 * remember of it (DESIGN section 3).
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

    /** The newest run format that this version reads, and the one it writes. */
    public static final int FORMAT = 1;

    private static final String RECIPE = "recipe.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LOCK_ATTEMPTS = 10;
    private static final long LOCK_PAUSE_NANOS = 20_000_000L;

    /**
     * Makes a run.
     *
     * @param recipe the recipe as JSON, with its format number
     * @throws WorkbenchException if the folder already holds something, or cannot be made
     */
    public static RunFolder create(Path path, JsonNode recipe) throws WorkbenchException {
        try {
            requireFree(path);
            RunFolder folder = new RunFolder(path);
            Files.createDirectories(folder.checkpoints());
            Files.createDirectories(folder.previews());
            AtomicFile.writeString(path.resolve(RECIPE), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(recipe) + "\n");
            return folder;
        } catch (IOException e) {
            throw new WorkbenchException("The run folder " + path + " cannot be made (" + e.getMessage()
                    + "). Choose a place you may write to.", path, e);
        }
    }

    /**
     * Refuses a place for a new run at which there is something already.
     *
     * @throws WorkbenchException if it is a file, or a folder that holds something
     */
    public static void requireFree(Path path) throws WorkbenchException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new WorkbenchException(path + " is a file. Choose a new folder for this run.", path);
        }
        try {
            if (Files.exists(path) && !isEmpty(path)) {
                throw new WorkbenchException("The folder " + path + " is not empty. Choose a new folder for this run, or "
                        + (Files.exists(path.resolve(RECIPE)) ? "resume the run that is in it." : "empty it first."), path);
            }
        } catch (IOException e) {
            throw new WorkbenchException("The folder " + path + " cannot be looked into (" + e.getMessage() + "). Choose a place you may write to.", path, e);
        }
    }

    /**
     * Opens a run.
     *
     * @throws WorkbenchException if there is no run, or it is of a newer format
     */
    public static RunFolder open(Path path) throws WorkbenchException {
        RunFolder folder = new RunFolder(path);
        folder.recipe();
        return folder;
    }

    /** Whether a folder looks like a run. */
    public static boolean isRun(Path path) {
        return Files.isRegularFile(path.resolve(RECIPE));
    }

    /** The recipe as JSON. */
    public JsonNode recipe() throws WorkbenchException {
        Path file = path.resolve(RECIPE);
        if (!Files.isRegularFile(file)) {
            throw new WorkbenchException("There is no run in " + path + ": it has no recipe.json.", path);
        }
        try {
            JsonNode recipe = JSON.readTree(file.toFile());
            int format = recipe.path("format").asInt(0);
            if (format > FORMAT) {
                throw new WorkbenchException("The run in " + path + " was made by a newer version of AMAES Workbench (format "
                        + format + "; this version reads up to " + FORMAT + "). Update AMAES Workbench to use it.", path);
            }
            if (format < 1) {
                throw new WorkbenchException("The recipe " + file + " has no format number, so it is not a run of AMAES Workbench.", file);
            }
            return recipe;
        } catch (JsonProcessingException e) {
            throw new WorkbenchException("The recipe " + file + " is damaged: it is not JSON (" + e.getOriginalMessage()
                    + "). Start a new run.", file, e);
        } catch (IOException e) {
            throw new WorkbenchException("The recipe " + file + " cannot be read (" + e.getMessage() + ").", file, e);
        }
    }

    /**
     * Takes the right to work on this run.
     *
     * @throws WorkbenchException if another engine has it
     */
    public RunLock lock() throws WorkbenchException {
        try {
            return lockSoon().orElseThrow(() -> new WorkbenchException("Another engine is already working on the run in "
                    + path + ". Wait for it, or stop it first (amaes stop).", path));
        } catch (IOException e) {
            throw new WorkbenchException("The run in " + path + " cannot be locked (" + e.getMessage()
                    + "). Check that you may write to this folder.", path, e);
        }
    }

    /** Whoever looks how the run stands has the lock for a moment, so that one refusal says nothing. */
    private Optional<RunLock> lockSoon() throws IOException {
        Optional<RunLock> lock = RunLock.tryTake(lockFile());
        for (int i = 0; i < LOCK_ATTEMPTS && lock.isEmpty(); i++) {
            LockSupport.parkNanos(LOCK_PAUSE_NANOS);
            lock = RunLock.tryTake(lockFile());
        }
        return lock;
    }

    /** How the run stands, from its events and its lock. */
    public RunState state() throws WorkbenchException {
        try {
            boolean held = RunLock.isHeld(lockFile());
            RunEvent last = EventTail.last(events()).orElse(null); // a pause and an end are always the last word
            if (held) {
                return last instanceof RunEvent.Paused ? RunState.PAUSED : RunState.RUNNING;
            }
            return switch (last) {
                case null -> RunState.NEW;
                case RunEvent.Finished _ -> RunState.FINISHED;
                case RunEvent.Stopped _ -> RunState.STOPPED;
                case RunEvent.Failed _ -> RunState.FAILED;
                default -> RunState.DIED;
            };
        } catch (IOException e) {
            throw new WorkbenchException("The run in " + path + " cannot be read (" + e.getMessage() + ").", path, e);
        }
    }

    /** The step of the weights that the run was stopped to stand for; empty for its newest. */
    public Optional<Long> kept() throws WorkbenchException {
        try {
            return EventTail.last(events()).map(last -> last instanceof RunEvent.Stopped stopped ? stopped.kept() : null);
        } catch (IOException e) {
            throw new WorkbenchException("The run in " + path + " cannot be read (" + e.getMessage() + ").", path, e);
        }
    }

    /**
     * Takes away a run that never began, with everything an engine may have written into its folder, so that
     * nothing is in the way of the next attempt. Files of others stay.
     *
     * @param withFolder whether the folder itself goes, too, if it is empty then
     */
    public void discard(boolean withFolder) throws WorkbenchException {
        try {
            remove(withFolder);
        } catch (IOException e) {
            throw new WorkbenchException("The run in " + path + " never began and could not be removed (" + e.getMessage()
                    + "). Remove the folder before you try again.", path, e);
        }
    }

    /** Removes what an engine writes, and the folder if nothing else is in it. */
    void remove(boolean withFolder) throws IOException {
        for (Path folder : List.of(checkpoints(), previews())) {
            deleteFolder(folder);
        }
        for (Path file : List.of(environment(), events(), log(), lockFile(), request(Request.Kind.STOP).file(),
                request(Request.Kind.PAUSE).file(), path.resolve(RECIPE))) {
            Files.deleteIfExists(file);
        }
        deleteTemporaries();
        if (withFolder && isEmpty(path)) {
            Files.delete(path);
        }
    }

    /** What a killed engine was writing. */
    private void deleteTemporaries() throws IOException {
        try (Stream<Path> inside = Files.list(path)) {
            for (Path file : inside.filter(AtomicFile::isTemporary).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void deleteFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                for (Path file : inside.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    /** {@code events.jsonl}. */
    public Path events() {
        return path.resolve("events.jsonl");
    }

    /** {@code environment.json}. */
    public Path environment() {
        return path.resolve("environment.json");
    }

    /** The folder of checkpoints. */
    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /** The folder of previews. */
    public Path previews() {
        return path.resolve("previews");
    }

    /** {@code engine.log}. */
    public Path log() {
        return path.resolve("engine.log");
    }

    private Path lockFile() {
        return path.resolve("run.lock");
    }

    /** Asks, withdraws and looks for requests to the engine that works on this run. */
    public Request request(Request.Kind kind) {
        return new Request(path.resolve(kind.fileName()));
    }

    /**
     * A wish of a person to the engine: a file that is there, or not.
     *
     * @param file the request's file
     */
    public record Request(Path file) {

        /** What can be asked. */
        public enum Kind {
            /** End; what to keep stands in the file, see {@link Keep}. */
            STOP,
            /** Wait after the current step until the request is gone. */
            PAUSE;

            private String fileName() {
                return name().toLowerCase(Locale.ROOT) + ".request";
            }
        }

        /** What a run that is stopped keeps. */
        public enum Keep {
            /** A checkpoint of its last step is written; the run stands for it. */
            LAST,
            /** A checkpoint of its last step is written, to resume from; the run stands for the best one so far. */
            BEST,
            /** Nothing more is written: the run is to be deleted. */
            NOTHING;

            /** The word people write. */
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** Makes the request. */
        public void make() throws WorkbenchException {
            AtomicFile.writeString(file, "");
        }

        /** Makes a request to stop. */
        public void make(Keep keep) throws WorkbenchException {
            AtomicFile.writeString(file, keep.word());
        }

        /** What the request to stop asks to keep: the last checkpoint, unless it says otherwise. */
        public Keep keep() {
            try {
                String word = Files.exists(file) ? Files.readString(file).strip() : "";
                return Arrays.stream(Keep.values()).filter(keep -> keep.word().equals(word)).findFirst().orElse(Keep.LAST);
            } catch (IOException _) {
                return Keep.LAST; // gone or unreadable this moment: nothing is lost by a checkpoint
            }
        }

        /** Takes the request back; nothing happens if there is none. */
        public void clear() throws WorkbenchException {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new WorkbenchException("The request " + file + " cannot be removed (" + e.getMessage() + ").", file, e);
            }
        }

        /** Whether it is being asked. */
        public boolean isMade() {
            return Files.exists(file);
        }
    }
}
