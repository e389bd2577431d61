package org.amaes.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.runner.cli.ExitCode;

import com.fasterxml.jackson.databind.ObjectMapper;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code amaes bench}: the table of speed and memory beside the references. */
@Command(name = "amaes bench", mixinStandardHelpOptions = true,
        header = "Measure speed and memory beside the references they must beat.",
        description = {"", "Where a Python with PyTorch, nibabel and scikit-image is found (AMAES_PYTHON names one), the reference runs in turn",
            "with ours on the same machine; medians are shown. Close other programs first."},
        footer = {"", "Examples:", "  amaes bench", "  amaes bench --only bf16 --rounds 7 --json"})
public final class Bench implements Callable<Integer> {

    @Option(names = "--only", paramLabel = "TEXT", description = "Only rows whose name contains this text.")
    private String only = "";

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "9", description = "Measurements of each row (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--json", description = "Print an array of {name, reference, ours, ratio, budget, unit}.")
    private boolean json;

    /** Runs the benchmarks and ends the process. */
    public static void main(String[] args) {
        CommandLine line = new CommandLine(new Bench());
        line.setExecutionExceptionHandler((problem, command, _) -> {
            if (problem instanceof WorkbenchException) {
                command.getErr().println(problem.getMessage());
                return ExitCode.USER;
            }
            throw problem;
        });
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Optional<ReferencePython> python = ReferencePython.find();
        List<Benchmark> rows = Benchmarks.ALL.stream().filter(row -> row.name().contains(only)).toList();
        if (rows.isEmpty() || rounds < 1) {
            throw new WorkbenchException("No row's name contains '" + only + "', or --rounds is below 1. The rows are:\n  "
                    + String.join("\n  ", Benchmarks.ALL.stream().map(Benchmark::name).toList()));
        }
        List<Map<String, Object>> told = new ArrayList<>();
        if (!json) {
            System.out.printf(Locale.ROOT, "%d cores; reference: %s%n%-70s %10s %10s %7s %7s%n", Runtime.getRuntime().availableProcessors(),
                    python.isPresent() ? python.get().executable() : "not on this machine", "", "reference", "ours", "ratio", "budget");
        }
        for (Benchmark row : rows) {
            Benchmark.Figures figures = row.measure(rounds, python);
            told.add(describe(row, figures));
            if (!json) {
                print(row, figures);
            }
        }
        if (json) {
            System.out.println(new ObjectMapper().writeValueAsString(told));
        }
        return ExitCode.DONE;
    }

    private static Map<String, Object> describe(Benchmark row, Benchmark.Figures figures) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", row.name());
        line.put("reference", figures.reference().orElse(null));
        line.put("ours", figures.ours());
        line.put("ratio", figures.reference().map(reference -> figures.ours() / reference).orElse(null));
        line.put("budget", row.budget());
        line.put("unit", row.unit());
        return line;
    }

    private static void print(Benchmark row, Benchmark.Figures figures) {
        String reference = figures.reference().map(value -> String.format(Locale.ROOT, "%.3f %s", value, row.unit())).orElse("-");
        String ratio = figures.reference().map(value -> String.format(Locale.ROOT, "%.2f", figures.ours() / value)).orElse("-");
        System.out.printf(Locale.ROOT, "%-70s %10s %10s %7s %7s%n", row.name(), reference,
                String.format(Locale.ROOT, "%.3f %s", figures.ours(), row.unit()), ratio,
                String.format(Locale.ROOT, row.budgetIsRatio() ? "≤ %.2f" : "≤ %.0f " + row.unit(), row.budget()));
    }
}
