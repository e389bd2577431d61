package org.amaes.core.curve;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;

/**
 * A curve that grows at its end. A value costs the same however many came before it, and {@link #now} costs
 * nothing to speak of. Not thread-safe; the curves it hands out may be read anywhere.
 */
public final class GrowingCurve {

    private DoubleArrayList steps = new DoubleArrayList();
    private DoubleArrayList seconds = new DoubleArrayList();
    private DoubleArrayList values = new DoubleArrayList();
    private IntArrayList gaps = new IntArrayList();
    private List<DoubleArrayList> least = new ArrayList<>();
    private List<DoubleArrayList> greatest = new ArrayList<>();
    private Object lineage = new Object();

    /**
     * Adds a value.
     *
     * @param step updates done, never less than at the value before
     * @param second seconds the run had been worked on
     * @param value what was measured; anything that is not finite is a gap
     */
    public void add(long step, double second, double value) {
        int index = values.size();
        double number = Double.isFinite(value) ? value : Double.NaN;
        steps.add(step);
        seconds.add(second);
        values.add(number);
        if (Double.isNaN(number)) {
            gaps.add(index);
        }
        closeBlocks();
    }

    /** Only whole blocks are noted, so that what is noted never changes under a reader. */
    private void closeBlocks() {
        DoubleArrayList lows = values;
        DoubleArrayList highs = values;
        for (int level = 0; lows.size() % Curve.FAN == 0; level++) {
            if (level == least.size()) {
                least.add(new DoubleArrayList());
                greatest.add(new DoubleArrayList());
            }
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = lows.size() - Curve.FAN; i < lows.size(); i++) {
                low = lows.getDouble(i) < low ? lows.getDouble(i) : low;
                high = highs.getDouble(i) > high ? highs.getDouble(i) : high;
            }
            lows = least.get(level);
            highs = greatest.get(level);
            lows.add(low);
            highs.add(high);
        }
    }

    /** Takes back what was measured at a step and after it. */
    public void dropFrom(long step) {
        int kept = now().indexAtStep(step - 1) + 1;
        if (kept == values.size()) {
            return;
        }
        // in new memory: curves handed out before still show what was taken back
        steps = new DoubleArrayList(steps.subList(0, kept));
        seconds = new DoubleArrayList(seconds.subList(0, kept));
        values = new DoubleArrayList(values.subList(0, kept));
        gaps = new IntArrayList(gaps.intStream().filter(index -> index < kept).toArray());
        least = shortened(least, kept);
        greatest = shortened(greatest, kept);
        lineage = new Object();
    }

    private static List<DoubleArrayList> shortened(List<DoubleArrayList> levels, int values) {
        List<DoubleArrayList> out = new ArrayList<>();
        int blocks = values;
        for (DoubleArrayList level : levels) {
            blocks /= Curve.FAN;
            out.add(new DoubleArrayList(level.subList(0, blocks)));
        }
        return out;
    }

    /** How many values there are. */
    public int size() {
        return values.size();
    }

    /** The curve so far. */
    public Curve now() {
        return new Curve(values.size(), steps.elements(), seconds.elements(), values.elements(), arrays(least), arrays(greatest), gaps.elements(),
                gaps.size(), lineage);
    }

    private static double[][] arrays(List<DoubleArrayList> levels) {
        return levels.stream().map(DoubleArrayList::elements).toArray(double[][]::new);
    }
}
