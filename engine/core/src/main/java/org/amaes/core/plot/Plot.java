package org.amaes.core.plot;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.amaes.core.curve.Axis;

/**
 * What one plot shows: immutable, and independent of its size.
 *
 * @param title what is measured, with its unit
 * @param axis what runs from left to right
 * @param logarithmic whether the values are spaced by their logarithms; those that are not positive then are not drawn
 * @param fromZero whether the values begin at zero where they are not logarithmic, as those of a share or a memory
 * @param lines the lines, the first one on top
 * @param across the part of the axis that is on show
 * @param up the part of the values that is on show; empty: what the lines need
 * @param pin where a marker stands on the axis, if one does
 * @param hover where somebody points at on the axis, if somebody does
 */
public record Plot(String title, Axis axis, boolean logarithmic, boolean fromZero, List<PlotLine> lines, Stretch across, Optional<Stretch> up,
        OptionalDouble pin, OptionalDouble hover) {

    public Plot {
        Objects.requireNonNull(title);
        Objects.requireNonNull(axis);
        lines = List.copyOf(lines);
        Objects.requireNonNull(across);
        Objects.requireNonNull(up);
    }

    /** A plot of everything, without marker. */
    public static Plot of(String title, Axis axis, boolean logarithmic, boolean fromZero, List<PlotLine> lines) {
        return new Plot(title, axis, logarithmic, fromZero, lines, whole(lines), Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** The part of the axis that lines need, from zero. */
    public static Stretch whole(List<PlotLine> lines) {
        double right = 0;
        for (PlotLine line : lines) {
            if (!line.raw().isEmpty()) {
                right = Math.max(right, line.raw().x(line.scale(), line.raw().size() - 1));
            }
        }
        return right > 0 ? new Stretch(0, right) : Stretch.UNIT;
    }

    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
        return lines.stream().allMatch(line -> line.raw().isEmpty());
    }

    /** Whether several lines of many values lie over one another, which need marks to be told apart. */
    boolean isShared() {
        return lines.stream().filter(line -> !line.sparse()).count() > 1;
    }

    /** The same plot of another part of the axis. */
    public Plot withAcross(Stretch part) {
        return new Plot(title, axis, logarithmic, fromZero, lines, part, up, pin, hover);
    }

    /** The same plot of another part of the values. */
    public Plot withUp(Optional<Stretch> part) {
        return new Plot(title, axis, logarithmic, fromZero, lines, across, part, pin, hover);
    }

    /** The same plot with a marker. */
    public Plot withPin(OptionalDouble x) {
        return new Plot(title, axis, logarithmic, fromZero, lines, across, up, x, hover);
    }

    /** The same plot with somebody pointing at it. */
    public Plot withHover(OptionalDouble x) {
        return new Plot(title, axis, logarithmic, fromZero, lines, across, up, pin, x);
    }

    /** What a line says at a place of the axis: its newest value up to there. */
    public record Reading(PlotLine line, double shown, double raw) {
    }

    /** What the lines say at a place of the axis; those that begin later say nothing. */
    public List<Reading> readings(double x) {
        return lines.stream().filter(line -> line.raw().countUpTo(line.scale(), x) > 0).map(line -> {
            int index = line.raw().countUpTo(line.scale(), x) - 1;
            return new Reading(line, line.shown().value(index), line.raw().value(index));
        }).toList();
    }
}
