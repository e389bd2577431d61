package org.amaes.runner.cli;

import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;

import picocli.CommandLine.Command;

/** {@code amaes demo}. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Override
    public Integer call() throws WorkbenchException {
        return ExitCode.FAULT;
    }
}
