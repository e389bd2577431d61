package org.amaes.core.curve;

/**
 * How the values of one run lie on an axis.
 *
 * @param axis what the axis counts
 * @param unit steps or seconds of one unit of the axis: the steps of an epoch differ from run to run
 */
public record Scale(Axis axis, double unit) {

    public Scale {
        if (!(unit > 0)) {
            throw new IllegalArgumentException("A unit is positive: " + unit);
        }
    }

    /** @param stepsOfEpoch steps in which a run sees every training scan once */
    public static Scale of(Axis axis, double stepsOfEpoch) {
        return new Scale(axis, switch (axis) {
            case STEP -> 1;
            case EPOCH -> stepsOfEpoch;
            case TIME -> Axis.HOUR;
        });
    }

    /** Where a step, or for {@link Axis#TIME} a second, lies on the axis. */
    public double x(double raw) {
        return raw / unit;
    }

    /** The step, or for {@link Axis#TIME} the second, at a place on the axis. */
    public double raw(double x) {
        return x * unit;
    }
}
