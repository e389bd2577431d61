package org.amaes.app.predict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.amaes.app.engine.EngineLauncher;
import org.amaes.app.job.Progress;
import org.amaes.core.WorkbenchException;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command of the engine's command line that trains a run, as a child process, followed by its run folder. A child
 * that is cancelled writes a checkpoint first; its run can be resumed.
 *
 * @param launcher how the engine's command line is started
 * @param command the command's words after {@code amaes}
 * @param run the run that it makes
 * @param log gets what it says
 */
record ChildCommand(EngineLauncher launcher, List<String> command, Path run, Path log) {

    private static final Logger LOG = LoggerFactory.getLogger(ChildCommand.class);
    private static final long PULL_MILLIS = 250;
    private static final int DONE = 0;
    private static final int STOPPED = 3;

    /** Runs it to its end; returns the run's folder. */
    Path run(Progress progress) throws WorkbenchException {
        Process child = start();
        boolean asked = false;
        while (!ended(child)) {
            if (progress.isCancelled() && !asked) {
                asked = true;
                stop(child);
            }
            tell(progress);
        }
        if (child.exitValue() != DONE && child.exitValue() != STOPPED) {
            throw new WorkbenchException(lastWords(), log);
        }
        return run;
    }

    private Process start() throws WorkbenchException {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Files.createDirectories(run.toAbsolutePath().getParent());
            return new ProcessBuilder(launcher.words(command)).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        } catch (IOException e) {
            throw new WorkbenchException("The training cannot be started: the engine does not start (" + e.getMessage() + ").", log, e);
        }
    }

    private static boolean ended(Process child) {
        try {
            return child.waitFor(PULL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            child.destroy();
            return true;
        }
    }

    /** By the run's own request where it has begun, so that nothing is lost. */
    private void stop(Process child) throws WorkbenchException {
        if (RunFolder.isRun(run)) {
            RunFolder.open(run).request(RunFolder.Request.Kind.STOP).make();
        } else {
            child.destroy();
        }
    }

    private void tell(Progress progress) {
        if (!RunFolder.isRun(run)) {
            progress.at(Double.NaN, "preparing the case");
            return;
        }
        try {
            RunHistory history = RunHistory.read(RunFolder.open(run).events());
            long total = history.total();
            progress.at(total == 0 ? Double.NaN : (double) history.step() / total, String.format(Locale.ROOT, "step %d of %d", history.step(), total));
        } catch (IOException | WorkbenchException e) {
            LOG.debug("the run's events cannot be read yet", e);
        }
    }

    /** The sentence that the command ended with. */
    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8).stream().filter(line -> !line.isBlank() && !line.startsWith("\tat ")).toList();
            return lines.isEmpty() ? "The engine ended without a word; its log is " + log + "." : lines.getLast().strip();
        } catch (IOException e) {
            LOG.debug("the log cannot be read", e);
            return "The engine ended, and what it said cannot be read from " + log + ".";
        }
    }
}
