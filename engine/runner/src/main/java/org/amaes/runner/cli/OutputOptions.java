package org.amaes.runner.cli;

import java.io.PrintWriter;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options on output that every command has. */
final class OutputOptions {

    @Option(names = "--json", description = "Print the result as JSON for machines, and nothing else, on standard output.")
    private boolean json;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    /** Where this command tells what it does. */
    Terminal terminal() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        return new Terminal(out, err, json, Terminal.isInteractive());
    }
}
