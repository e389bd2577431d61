package org.amaes.core.plot;

import java.util.Objects;
import org.amaes.core.curve.Curve;
import org.amaes.core.curve.Scale;

/**
 * One line of a plot.
 *
 * @param name what people call it
 * @param raw the values themselves
 * @param shown what is drawn strongly: the values, or their moving average over a ghost of them
 * @param scale how they lie on the axis
 * @param style how it looks
 * @param sparse whether each value gets its mark, as with validations, and the line between them is thin
 * @param faults whether a value that is no number is a fault, and is shown as one; a Dice may be undefined
 */
public record PlotLine(String name, Curve raw, Curve shown, Scale scale, LineStyle style, boolean sparse, boolean faults) {

    public PlotLine {
        Objects.requireNonNull(name);
        Objects.requireNonNull(raw);
        Objects.requireNonNull(shown);
        Objects.requireNonNull(scale);
        Objects.requireNonNull(style);
    }

    /** Whether there is a ghost of the values behind what is drawn. */
    boolean isSmoothed() {
        return raw != shown;
    }
}
