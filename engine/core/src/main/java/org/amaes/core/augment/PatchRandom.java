package org.amaes.core.augment;

import java.util.random.RandomGenerator;

/**
 * The random numbers of one choice about one patch: xoshiro256++ started from 256 bits that SplitMix64
 * derives from a 64-bit key.
 *
 * <p>Written out here, with its own ways to a fraction and to a bounded integer, so that the same key
 * gives the same numbers on every Java release. Not for cryptography; not safe for several threads.
 * Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", 2021.
 */
public final class PatchRandom implements RandomGenerator {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /** @param key any number; equal keys give equal sequences */
    public PatchRandom(long key) {
        s0 = mix(key + GOLDEN);
        s1 = mix(key + 2 * GOLDEN);
        s2 = mix(key + 3 * GOLDEN);
        s3 = mix(key + 4 * GOLDEN);
    }

    /** SplitMix64's finaliser: a bijection of 64 bits in which every input bit reaches every output bit. */
    static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
        return b ^ b >>> 31;
    }

    @Override
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Uniform in [0, 1), in steps of 2⁻⁵³. */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** Uniform in 0 .. bound − 1, without bias (multiplication and rejection, Lemire 2019). */
    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound " + bound);
        }
        long product = (nextLong() >>> 32) * bound;
        long low = product & 0xffffffffL;
        if (low < bound) {
            long threshold = (0x100000000L - bound) % bound;
            while (low < threshold) {
                product = (nextLong() >>> 32) * bound;
                low = product & 0xffffffffL;
            }
        }
        return (int) (product >>> 32);
    }

    /** Whether something of the given probability (0 to 1) happens. */
    public boolean happens(double probability) {
        return nextDouble() < probability;
    }
}
