package org.amaes.runner.training;

/** Patches a second over the last steps, as an exponential mean of the time a patch takes. */
final class Throughput {

    private static final double DECAY = 0.9;

    private long last = System.nanoTime();
    private double secondsPerPatch = Double.NaN;

    /** Counts a step that ended now. */
    double after(int patches) {
        long now = System.nanoTime();
        double seconds = (now - last) / 1e9 / patches;
        last = now;
        secondsPerPatch = Double.isNaN(secondsPerPatch) ? seconds : DECAY * secondsPerPatch + (1 - DECAY) * seconds;
        return 1 / secondsPerPatch;
    }
}
