package org.amaes.runner.cli;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Execution;
import org.amaes.core.order.OrderWords;
import org.amaes.core.recipe.Precision;

import picocli.CommandLine.Option;

/** Where and how a trained network is computed. */
final class EngineOptions {

    @Option(names = "--precision", paramLabel = "NAME", defaultValue = "float32",
            description = "float32 or bf16 (default: ${DEFAULT-VALUE}).")
    private String precision;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of the tensor operations (default: all cores).")
    private Integer threads;

    @Option(names = "--device", paramLabel = "NAME", defaultValue = "auto",
            description = "cpu, a graphics card like cuda:0, or auto: the first card, else the CPU (default: ${DEFAULT-VALUE}).")
    private String device;

    Execution execution() throws WorkbenchException {
        return new Execution(CommandText.device(device), CommandText.threads(threads), precision(precision));
    }

    /** A precision by its name. */
    static Precision precision(String name) throws WorkbenchException {
        return OrderWords.precision(name);
    }
}
