package org.amaes.core.plot;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.amaes.core.curve.Axis;

/**
 * How runs are looked at.
 *
 * @param axis what runs from left to right
 * @param logarithmic the plots whose values are spaced by their logarithms
 * @param smoothing the weight of the moving average, 0 (none) to below 1
 * @param across the part of the axis that is on show; empty: all of it
 * @param mark the step of the first run at which a marker stands
 * @param part the class whose Dice several runs are compared by; empty: the mean of the classes
 */
public record Look(Axis axis, Set<Chart> logarithmic, double smoothing, Optional<Stretch> across, OptionalLong mark, Optional<String> part) {

    /** By steps, losses logarithmic, clearly smoothed. */
    public static final Look STANDARD = new Look(Axis.STEP, Set.of(Chart.LOSS), 0.9, Optional.empty(), OptionalLong.empty(), Optional.empty());

    public Look {
        Objects.requireNonNull(axis);
        logarithmic = Set.copyOf(logarithmic);
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException("Smoothing lies between 0 and 1: " + smoothing);
        }
    }

    /** Along another axis, of which all is on show. */
    public Look withAxis(Axis other) {
        return new Look(other, logarithmic, smoothing, Optional.empty(), mark, part);
    }

    /** With the values of a plot spaced by their logarithms, or not. */
    public Look withLogarithmic(Chart chart, boolean on) {
        Set<Chart> charts = logarithmic.isEmpty() ? EnumSet.noneOf(Chart.class) : EnumSet.copyOf(logarithmic);
        if (on) {
            charts.add(chart);
        } else {
            charts.remove(chart);
        }
        return new Look(axis, charts, smoothing, across, mark, part);
    }

    /** Smoothed otherwise. */
    public Look withSmoothing(double weight) {
        return new Look(axis, logarithmic, weight, across, mark, part);
    }

    /** With another part of the axis on show. */
    public Look withAcross(Optional<Stretch> stretch) {
        return new Look(axis, logarithmic, smoothing, stretch, mark, part);
    }

    /** With the marker elsewhere, or without. */
    public Look withMark(OptionalLong step) {
        return new Look(axis, logarithmic, smoothing, across, step, part);
    }

    /** Compared by the Dice of another class. */
    public Look withPart(Optional<String> name) {
        return new Look(axis, logarithmic, smoothing, across, mark, name);
    }
}
