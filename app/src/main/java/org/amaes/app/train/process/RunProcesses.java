package org.amaes.app.train.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.amaes.app.engine.EngineLauncher;
import org.amaes.core.WorkbenchException;

/**
 * The trainings that this window has started. Each is a process with a session of its own where the system has
 * such: closing the window, or the terminal it was started from, does not end it. Called on the window's thread only.
 */
public final class RunProcesses {

    private static final Path SESSION_STARTER = Path.of("/usr/bin/setsid");

    private final EngineLauncher launcher;
    private final Path folder;
    private final Map<Path, EngineChild> children = new LinkedHashMap<>();

    /** @param folder where what the processes tell is kept */
    public RunProcesses(EngineLauncher launcher, Path folder) {
        this.launcher = launcher;
        this.folder = folder;
    }

    /**
     * Starts the engine on a run.
     *
     * @param run the run's folder, which need not be there yet
     * @param command the command's words after {@code amaes}
     * @throws WorkbenchException if it does not start, or works on the run already
     */
    public void start(Path run, List<String> command) throws WorkbenchException {
        if (isAlive(run)) {
            throw new WorkbenchException("An engine works on the run in " + run + " already.", run);
        }
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(SESSION_STARTER)) {
            words.add(SESSION_STARTER.toString());
        }
        words.addAll(launcher.words(command));
        try {
            Files.createDirectories(folder);
            Path told = folder.resolve(run.getFileName() + "-" + Integer.toHexString(run.hashCode()) + ".txt");
            Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(told.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(nothing())).start();
            children.put(run, new EngineChild(run, process, told));
        } catch (IOException e) {
            throw new WorkbenchException("The engine does not start (" + e.getMessage() + "). Check that you may write to " + folder
                    + ", and the installation.", folder, e);
        }
    }

    /** What has nothing in it. */
    private static File nothing() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    /** Ends the process of a run that has not begun to tell of itself; one that trains already writes a last checkpoint. */
    public void end(Path run) {
        Optional.ofNullable(children.get(run)).ifPresent(child -> child.process().destroy());
    }

    /** Whether a process that this window has started works on a run. */
    public boolean isAlive(Path run) {
        return Optional.ofNullable(children.get(run)).map(child -> child.process().isAlive()).orElse(false);
    }

    /** The runs whose processes are alive. */
    public List<Path> alive() {
        return children.keySet().stream().filter(this::isAlive).toList();
    }

    /** The processes that have ended since the last call; they are forgotten. */
    public List<EngineChild> takeEnded() {
        List<EngineChild> ended = children.values().stream().filter(child -> !child.process().isAlive()).toList();
        ended.forEach(child -> children.remove(child.run()));
        return ended;
    }
}
