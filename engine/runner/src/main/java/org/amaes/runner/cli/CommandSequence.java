package org.amaes.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.amaes.core.WorkbenchException;
import org.amaes.core.run.RunFolder;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The very commands that a person would type, given one after the other by a larger command, which shows each first.
 *
 * @param terminal where the commands are shown
 * @param owner the larger command
 * @param waiting whether trainings wait while another run has the graphics card
 */
record CommandSequence(Terminal terminal, CommandSpec owner, boolean waiting) {

    private static final String WAIT = "--wait";

    /** Trainings that refuse a graphics card which another has. */
    CommandSequence(Terminal terminal, CommandSpec owner) {
        this(terminal, owner, false);
    }

    /** Trains a run, or goes on with it if it was begun before. */
    void train(Path run, Object... arguments) throws WorkbenchException, StoppedException {
        if (RunFolder.isRun(run)) {
            run(waiting ? new Object[] {"resume", run, WAIT} : new Object[] {"resume", run});
        } else {
            if (Files.isDirectory(run)) {
                new RunFolder(run).discard(true); // killed before there was a recipe
            }
            List<Object> all = new ArrayList<>(Arrays.asList(arguments));
            all.add("--out");
            all.add(run);
            if (waiting) {
                all.add(WAIT);
            }
            run(all.toArray());
        }
    }

    /** Runs {@code amaes ARGUMENTS}; what it refuses ends the sequence. */
    void run(Object... arguments) throws WorkbenchException, StoppedException {
        String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        terminal.say("$ amaes " + String.join(" ", words));
        CommandLine line = Amaes.commandLine();
        line.setErr(owner.commandLine().getErr());
        line.setOut(terminal.isJson() ? owner.commandLine().getErr() : owner.commandLine().getOut());
        int code = line.execute(words);
        if (code == ExitCode.STOPPED) {
            throw new StoppedException();
        }
        if (code != ExitCode.DONE) {
            throw new WorkbenchException("The " + owner.name() + " ended at 'amaes " + words[0] + "'; the reason stands above.");
        }
    }
}
