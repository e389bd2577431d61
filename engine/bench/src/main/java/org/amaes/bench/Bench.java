package org.amaes.bench;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.runner.cli.ExitCode;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code amaes bench}: the table of speed and memory beside the references. */
@Command(name = "amaes bench", mixinStandardHelpOptions = true,
        header = "Measure speed and memory beside the references they must beat.",
        description = {"", "Where a Python with PyTorch, SciPy, nibabel and scikit-image is found (AMAES_PYTHON names one), the reference runs",
            "in turn with ours on the same machine; medians are shown. Close other programs first."},
        footer = {"", "Examples:", "  amaes bench", "  amaes bench --list", "  amaes bench --only augmentation --rounds 5",
            "  amaes bench --only bf16 --rounds 7 --json"})
public final class Bench implements Callable<Integer> {

    @Option(names = "--only", paramLabel = "TEXT", description = "Only rows whose name contains this text.")
    private String only = "";

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "9", description = "Measurements of each row (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--list", description = "Print the rows' names and measure nothing.")
    private boolean list;

    @Option(names = "--json", description = "Print an array of {name, reference, ours, ratio, budget, unit}; the table goes to standard error.")
    private boolean json;

    /** Runs the benchmarks and ends the process. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs the benchmarks; the exit code. */
    static int run(String... args) {
        CommandLine line = new CommandLine(new Bench());
        line.setParameterExceptionHandler((problem, _) -> {
            System.err.println(problem.getMessage() + ". 'amaes bench --help' lists the options.");
            return ExitCode.USER;
        });
        line.setExecutionExceptionHandler((problem, _, _) -> {
            if (problem instanceof WorkbenchException) {
                System.err.println(problem.getMessage());
                return ExitCode.USER;
            }
            throw problem;
        });
        return line.execute(args);
    }

    @Override
    public Integer call() throws Exception {
        if (rounds < 1) {
            throw new WorkbenchException("--rounds is at least 1, not " + rounds + ".");
        }
        List<Benchmark> rows = Benchmarks.ALL.stream().filter(row -> row.name().contains(only)).toList();
        if (rows.isEmpty()) {
            throw new WorkbenchException("No row's name contains '" + only + "'. 'amaes bench --list' prints them.");
        }
        if (list) {
            rows.forEach(row -> System.out.println(row.name()));
            return ExitCode.DONE;
        }
        Optional<ReferencePython> python = ReferencePython.find();
        Table table = new Table(json ? System.err : System.out);
        table.head(python.map(ReferencePython::executable).orElse("not on this machine"));
        for (Benchmark row : rows) {
            Optional<String> obstacle = row.obstacle();
            if (obstacle.isPresent()) {
                table.addUnmeasured(row, obstacle.get());
            } else {
                table.add(row, row.measure(rounds, python));
            }
        }
        if (json) {
            System.out.println(table.json());
        }
        return ExitCode.DONE;
    }
}
