package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.curve.Axis;
import org.amaes.core.plot.Chart;
import org.amaes.core.plot.CurveFile;
import org.amaes.core.plot.Look;
import org.amaes.core.plot.ShownRun;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amaes curves}. */
@Command(name = "curves", mixinStandardHelpOptions = true, header = "Write the curves of runs as a table or as a picture.",
        description = {"", "Losses, Dice by class, learning rate, speed and memory, of one run or of several over one another. The ending of --out "
                + "decides: .csv has every value, unrounded; .png and .svg are the window's own plots. A run may still be going on."},
        footer = {"", "Examples:", "  amaes curves runs/b --out b.csv", "  amaes curves runs/scratch runs/pretrained --out both.png --axis epoch"})
final class CurvesCommand implements Callable<Integer> {

    private static final double MOST_SMOOTHING = 0.9999;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run folders; the first one's lines lie on top.")
    private List<Path> runs;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "What to write: a name that ends in .csv, .png or .svg.")
    private Path out;

    @Option(names = "--axis", paramLabel = "NAME", defaultValue = "step", description = "Of pictures: step, epoch or time (default: ${DEFAULT-VALUE}).")
    private String axis;

    @Option(names = "--smoothing", paramLabel = "W", defaultValue = "0.9",
            description = "Of pictures: weight of the moving average of loss and speed, 0 (none) to below 1 (default: ${DEFAULT-VALUE}).")
    private double smoothing;

    @Option(names = "--linear", description = "Of pictures: losses on a linear axis instead of a logarithmic one.")
    private boolean linear;

    @Option(names = "--scale", paramLabel = "N", defaultValue = "2", description = "Of .png: pixels of a unit, 1 to 4 (default: ${DEFAULT-VALUE}).")
    private int scale;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        if (!(smoothing >= 0 && smoothing <= MOST_SMOOTHING)) {
            throw new WorkbenchException("--smoothing is a number from 0 to " + MOST_SMOOTHING + ", not " + smoothing + ".");
        }
        if (scale < 1 || scale > 4) {
            throw new WorkbenchException("--scale is 1, 2, 3 or 4, not " + scale + ".");
        }
        Look look = new Look(axis(), linear ? EnumSet.noneOf(Chart.class) : EnumSet.of(Chart.LOSS), smoothing, Optional.empty(), OptionalLong.empty(),
                Optional.empty());
        List<ShownRun> shown = new ArrayList<>();
        for (Path run : runs) {
            shown.add(ShownRun.read(run, shown.size()));
        }
        CurveFile.write(out, shown, look, new CurveFile.Size(CurveFile.Size.STANDARD.width(), CurveFile.Size.STANDARD.height(), scale));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("file", out.toString());
        result.put("runs", shown.stream().map(ShownRun::name).toList());
        Terminal terminal = output.terminal();
        terminal.result(result);
        terminal.say(out + " is written.");
        return ExitCode.DONE;
    }

    private Axis axis() throws WorkbenchException {
        for (Axis each : Axis.values()) {
            if (each.name().equals(axis.toUpperCase(Locale.ROOT))) {
                return each;
            }
        }
        throw new WorkbenchException("--axis is step, epoch or time, not '" + axis + "'.");
    }
}
