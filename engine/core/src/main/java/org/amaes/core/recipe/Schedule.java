package org.amaes.core.recipe;

/**
 * The learning rate of every step: linear from base/1000 to base over the warm-up, then half a cosine to 0.
 *
 * @param base the rate at the end of the warm-up
 * @param warmup steps of the warm-up, 0 for none
 * @param total steps of the run
 * @param stretch the cosine's length as a multiple of the steps after the warm-up; 1 ends at 0,
 *     1.15 is the public fine-tuning code (SPEC section 12)
 * @param hold how many steps share one rate: 1, or the steps of an epoch where the rate changes per epoch
 */
public record Schedule(double base, long warmup, long total, double stretch, long hold) {

    /** The warm-up starts at this share of the base rate. */
    private static final double START = 1e-3;

    public Schedule {
        if (!(base > 0) || warmup < 0 || total < 1 || warmup > total || !(stretch >= 1) || hold < 1) {
            throw new IllegalArgumentException("A schedule needs a positive rate and at least as many steps as its warm-up: rate "
                    + base + ", warm-up " + warmup + ", steps " + total);
        }
    }

    /** Per step, to 0 at the end. */
    public Schedule(double base, long warmup, long total) {
        this(base, warmup, total, 1, 1);
    }

    /** The learning rate of a step, the first being 0. */
    public double at(long step) {
        long held = step / hold * hold;
        if (held < warmup) {
            return base * (START + (1 - START) * held / warmup);
        }
        double length = stretch * Math.max(1, total - warmup);
        double progress = Math.min(1, (held - warmup) / length);
        return base * 0.5 * (1 + Math.cos(Math.PI * progress));
    }
}
