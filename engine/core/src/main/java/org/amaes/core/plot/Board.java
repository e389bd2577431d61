package org.amaes.core.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.amaes.core.curve.Axis;
import org.amaes.core.curve.Curve;
import org.amaes.core.curve.Measure;
import org.amaes.core.curve.Scale;
import org.amaes.core.curve.Smoothing;

/**
 * The plots of several runs, by what they tell and how they are looked at. Moving averages are kept from one call to
 * the next, so that a longer run costs only what is new. Not thread-safe.
 */
public final class Board {

    private record Averaged(String run, Measure measure) {
    }

    private final Map<Averaged, Smoothing> averages = new HashMap<>();

    /** The plots for which at least one run has values; the loss always. */
    public static List<Chart> charts(List<ShownRun> runs) {
        return Arrays.stream(Chart.values()).filter(chart -> chart == Chart.LOSS || runs.stream().anyMatch(run ->
                run.course().curves().keySet().stream().anyMatch(measure -> chart.kinds().contains(measure.kind())))).toList();
    }

    /** A plot of runs. Along epochs, runs whose epochs nobody knows are left out. */
    public Plot plot(Chart chart, List<ShownRun> runs, Look look) {
        List<ShownRun> placed = runs.stream().filter(run -> look.axis() != Axis.EPOCH || run.stepsOfEpoch() > 0).toList();
        boolean alone = runs.size() == 1;
        List<PlotLine> lines = new ArrayList<>();
        for (ShownRun run : placed) {
            Scale scale = scale(run, look);
            switch (chart) {
                case LOSS -> {
                    Curve validation = run.course().curve(Measure.Kind.VALIDATION_LOSS);
                    lines.add(alone ? new PlotLine("validation", validation, validation, scale, new LineStyle(run.style().number() + 1), true, true)
                            : new PlotLine(run.name() + ", validation", validation, validation, scale, run.style(), true, true));
                    lines.add(smoothed(run, alone ? "training" : run.name(), Measure.of(Measure.Kind.LOSS), scale, look));
                }
                case DICE -> lines.addAll(dice(run, alone, scale, look));
                case LEARNING_RATE -> lines.add(plain(run, run.name(), run.course().curve(Measure.Kind.LEARNING_RATE), scale));
                case SPEED -> lines.add(smoothed(run, run.name(), Measure.of(Measure.Kind.SPEED), scale, look));
                case MEMORY -> {
                    lines.add(sparse(run, alone ? "graphics card" : run.name() + ", graphics card", run.course().curve(Measure.Kind.DEVICE_MEMORY), scale));
                    lines.add(plain(run, alone ? "machine" : run.name(), run.course().curve(Measure.Kind.MEMORY), scale));
                }
            }
        }
        lines.removeIf(line -> line.raw().isEmpty());
        return new Plot(title(chart, alone, look), look.axis(), look.logarithmic().contains(chart), chart.isFromZero(), lines,
                look.across().orElseGet(() -> whole(placed, look)), Optional.empty(), mark(placed, look), OptionalDouble.empty());
    }

    private static String title(Chart chart, boolean alone, Look look) {
        return chart == Chart.DICE && !alone ? chart.title() + ", " + look.part().orElse("mean of classes") : chart.title();
    }

    private static Scale scale(ShownRun run, Look look) {
        return Scale.of(look.axis(), Math.max(1, run.stepsOfEpoch()));
    }

    private List<PlotLine> dice(ShownRun run, boolean alone, Scale scale, Look look) {
        if (!alone) {
            return List.of(sparse(run, run.name(), look.part().map(part -> run.course().curve(Measure.dice(part))).orElseGet(run::meanDice), scale));
        }
        List<PlotLine> lines = new ArrayList<>();
        for (String part : run.parts()) {
            Curve curve = run.course().curve(Measure.dice(part));
            lines.add(new PlotLine(part, curve, curve, scale, new LineStyle(run.style().number() + lines.size()), true, false));
        }
        return lines;
    }

    private static PlotLine sparse(ShownRun run, String name, Curve curve, Scale scale) {
        return new PlotLine(name, curve, curve, scale, run.style(), true, false);
    }

    private static PlotLine plain(ShownRun run, String name, Curve curve, Scale scale) {
        return new PlotLine(name, curve, curve, scale, run.style(), false, false);
    }

    private PlotLine smoothed(ShownRun run, String name, Measure measure, Scale scale, Look look) {
        Curve raw = run.course().curve(measure);
        if (look.smoothing() == 0) {
            return new PlotLine(name, raw, raw, scale, run.style(), false, measure.kind() == Measure.Kind.LOSS);
        }
        Averaged key = new Averaged(run.key(), measure);
        Smoothing average = averages.get(key);
        if (average == null || average.weight() != look.smoothing()) {
            average = new Smoothing(look.smoothing());
            averages.put(key, average);
        }
        return new PlotLine(name, raw, average.follow(raw), scale, run.style(), false, measure.kind() == Measure.Kind.LOSS);
    }

    /** All plots show the same part of the axis, whatever they have values for. */
    private static Stretch whole(List<ShownRun> runs, Look look) {
        double right = 0;
        for (ShownRun run : runs) {
            double raw = look.axis() == Axis.TIME ? run.course().seconds() : run.course().step();
            right = Math.max(right, scale(run, look).x(raw));
        }
        return right > 0 ? new Stretch(0, right) : Stretch.UNIT;
    }

    private static OptionalDouble mark(List<ShownRun> runs, Look look) {
        if (runs.isEmpty() || look.mark().isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(place(runs.getFirst(), look.mark().getAsLong(), look.axis()));
    }

    /** Where a step of a run lies on an axis. */
    public static double place(ShownRun run, long step, Axis axis) {
        Scale scale = Scale.of(axis, Math.max(1, run.stepsOfEpoch()));
        Curve clock = run.course().curve(Measure.Kind.LOSS);
        int index = clock.indexAtStep(step);
        return scale.x(axis != Axis.TIME ? step : index < 0 ? 0 : clock.seconds(index));
    }

    /** The step of a run at a place of an axis. */
    public static long step(ShownRun run, double place, Axis axis) {
        Scale scale = Scale.of(axis, Math.max(1, run.stepsOfEpoch()));
        Curve clock = run.course().curve(Measure.Kind.LOSS);
        int index = Math.max(0, clock.countUpTo(scale, place) - 1);
        return axis != Axis.TIME ? Math.round(scale.raw(place)) : clock.isEmpty() ? 0 : clock.step(index);
    }
}
