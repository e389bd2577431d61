package org.amaes.core.phantom;

import java.util.SplittableRandom;

/**
 * What makes one phantom subject differ from the next: how the head is sized, tilted and aged.
 *
 * @param seed the subject's own seed, from which folding and lesions are drawn
 * @param width factor on left-right size
 * @param length factor on front-back size
 * @param height factor on up-down size
 * @param shift where the head lies in the scanner, mm along x, y, z
 * @param tilt small head rotations about x (nod), y (roll) and z (shake), in turns
 * @param ventricles mm by which the ventricles are wider than a young adult's
 * @param sulci half the width of a sulcus in mm
 * @param cortex thickness of the cortex in mm
 * @param lesionLoad 0 for none, 0.5 for a usual one, above 1 for a heavy load
 */
record Traits(long seed, double width, double length, double height, double[] shift, double[] tilt,
        double ventricles, double sulci, double cortex, double lesionLoad) {

    /** Seeds of neighbouring subjects share nothing: mixes as SplitMix64 does. */
    static long mix(long seed, long stream) {
        long z = seed + 0x9E3779B97F4A7C15L * (stream + 1);
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    static Traits of(long studySeed, int subject) {
        long seed = mix(studySeed, subject);
        SplittableRandom random = new SplittableRandom(seed);
        double age = random.nextDouble(); // 0 young, 1 old: ventricles, sulci and lesions go together
        double size = between(random, 0.90, 0.97);
        double[] shift = {between(random, -3, 3), between(random, -4, 4), between(random, -4, 4)};
        double[] tilt = {between(random, -0.022, 0.022), between(random, -0.008, 0.008), between(random, -0.012, 0.012)};
        double load = random.nextDouble() < 0.12 ? 0 : between(random, 0.15, 0.5) + age * random.nextDouble();
        return new Traits(seed,
                size * between(random, 0.96, 1.04), size * between(random, 0.97, 1.03), size * between(random, 0.97, 1.03),
                shift, tilt,
                -0.2 + 3.8 * age + between(random, -0.5, 0.7),
                0.35 + 0.55 * age + between(random, 0, 0.2),
                3.0 - 0.45 * age + between(random, -0.1, 0.1),
                load);
    }

    /** A number drawn evenly from a range. */
    static double between(SplittableRandom random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
