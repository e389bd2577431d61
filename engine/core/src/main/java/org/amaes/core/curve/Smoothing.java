package org.amaes.core.curve;

/**
 * A moving average that follows a growing curve: exponential, freed of the pull towards zero that its beginning
 * would have (the sum of weights so far divides it). Gaps stay gaps and do not disturb what follows.
 *
 * <p>s_n = (w·s_{n-1} + (1-w)·y_n), shown as s_n / (1 - w^n). Each value is taken in once, however often
 * {@link #follow} is asked. Not thread-safe.
 */
public final class Smoothing {

    private final double weight;
    private GrowingCurve smooth = new GrowingCurve();
    private Curve followed = Curve.EMPTY;
    private double sum;
    private double missing = 1;

    /** @param weight how much of the average so far stays with every value, 0 (none: the curve itself) to below 1 */
    public Smoothing(double weight) {
        if (!(weight >= 0 && weight < 1)) {
            throw new IllegalArgumentException("A weight lies between 0 and 1: " + weight);
        }
        this.weight = weight;
    }

    /** How much of the average so far stays with every value. */
    public double weight() {
        return weight;
    }

    /** The average of a curve at each of its values; quick if it is the curve of the last call, longer by now. */
    public Curve follow(Curve raw) {
        if (!raw.continues(followed)) {
            smooth = new GrowingCurve();
            sum = 0;
            missing = 1;
        }
        for (int index = smooth.size(); index < raw.size(); index++) {
            double value = raw.value(index);
            if (!Double.isNaN(value)) {
                sum = weight * sum + (1 - weight) * value;
                missing *= weight;
            }
            smooth.add(raw.step(index), raw.seconds(index), Double.isNaN(value) ? Double.NaN : sum / (1 - missing));
        }
        followed = raw;
        return smooth.now();
    }
}
