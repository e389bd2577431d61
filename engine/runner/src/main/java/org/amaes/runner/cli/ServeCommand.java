package org.amaes.runner.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.runner.Backends;
import org.amaes.runner.service.EngineServer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code amaes serve}. */
@Command(name = "serve", mixinStandardHelpOptions = true,
        header = "Answer requests of the window: JSON lines in, JSON lines out.",
        description = {"", "Ends when standard input ends. Opens no port. The protocol is in docs/engine-service.md."},
        footer = {"", "Example:", "  amaes serve --threads 2",
            "and then on its standard input:", "  {\"id\": 1, \"request\": \"hello\", \"protocol\": 1}"})
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() throws WorkbenchException {
        FileOutputStream replies = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err); // standard output carries replies and nothing else, whatever a library prints
        try {
            boolean atRest = new EngineServer(System.in, replies, Backends.here(), engine.execution()).serve();
            if (!atRest) {
                Runtime.getRuntime().halt(ExitCode.DONE); // a pass through a network cannot be interrupted, and nobody waits for it
            }
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new WorkbenchException("The requests on standard input cannot be read (" + e.getMessage() + ").", null, e);
        }
    }
}
