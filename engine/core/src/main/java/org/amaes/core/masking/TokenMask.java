package org.amaes.core.masking;

import java.util.Arrays;

import org.amaes.core.volume.Shape;

/**
 * Which tokens of a patch are hidden: one bit a token, tokens counted as voxels are, z fastest.
 *
 * <p>A side that the token does not divide ends with a token that is cut at the patch's face. Immutable.
 */
public final class TokenMask {

    private final Shape patch;
    private final int token;
    private final Shape grid;
    private final long[] bits;
    private final int count;

    private TokenMask(Shape patch, int token, long[] bits) {
        this.patch = patch;
        this.token = token;
        this.grid = grid(patch, token);
        this.bits = bits;
        this.count = Arrays.stream(bits).mapToInt(Long::bitCount).sum();
    }

    /**
     * A mask from explicit bits, as a person paints it.
     *
     * @param patch the patch's shape
     * @param token voxels a side of a token
     * @param hidden for every token whether it is hidden
     */
    public static TokenMask of(Shape patch, int token, boolean[] hidden) {
        Builder builder = builder(patch, token);
        if (hidden.length != builder.tokens()) {
            throw new IllegalArgumentException(hidden.length + " bits for " + builder.tokens() + " tokens");
        }
        for (int i = 0; i < hidden.length; i++) {
            if (hidden[i]) {
                builder.hide(i);
            }
        }
        return builder.build();
    }

    /** A mask that hides nothing yet, to be filled token by token. */
    public static Builder builder(Shape patch, int token) {
        return new Builder(patch, token);
    }

    /** The number of tokens along each axis: ⌈n / token⌉. */
    public static Shape grid(Shape patch, int token) {
        return new Shape(Math.ceilDiv(patch.x(), token), Math.ceilDiv(patch.y(), token), Math.ceilDiv(patch.z(), token));
    }

    /** A mask in the making. */
    public static final class Builder {

        private final Shape patch;
        private final int token;
        private final int tokens;
        private final long[] bits;

        private Builder(Shape patch, int token) {
            if (token < 1) {
                throw new IllegalArgumentException("A token has at least one voxel a side, not " + token);
            }
            this.patch = patch;
            this.token = token;
            this.tokens = grid(patch, token).length();
            this.bits = new long[(tokens + 63) / 64];
        }

        /** The number of tokens. */
        public int tokens() {
            return tokens;
        }

        /** Hides a token (0 to tokens − 1). */
        public Builder hide(int index) {
            if (index < 0 || index >= tokens) {
                throw new IllegalArgumentException("token " + index + " of " + tokens);
            }
            bits[index >> 6] |= 1L << index;
            return this;
        }

        /** The finished mask. */
        public TokenMask build() {
            return new TokenMask(patch, token, bits.clone());
        }
    }

    /** The patch's shape in voxels. */
    public Shape patch() {
        return patch;
    }

    /** Voxels a side of a token. */
    public int token() {
        return token;
    }

    /** The number of tokens along each axis. */
    public Shape grid() {
        return grid;
    }

    /** The number of tokens. */
    public int tokens() {
        return grid.length();
    }

    /** How many tokens are hidden. */
    public int count() {
        return count;
    }

    /** Whether a token (0 to tokens − 1) is hidden. */
    public boolean isHidden(int index) {
        if (index < 0 || index >= tokens()) {
            throw new IllegalArgumentException("token " + index + " of " + tokens());
        }
        return (bits[index >> 6] >>> index & 1) != 0;
    }

    /** The index of the token that voxel (i, j, k) lies in. */
    public int tokenOf(int i, int j, int k) {
        return grid.index(i / token, j / token, k / token);
    }

    /** This mask with one token hidden or shown. */
    public TokenMask with(int index, boolean hidden) {
        if (isHidden(index) == hidden) {
            return this;
        }
        long[] changed = bits.clone();
        changed[index >> 6] ^= 1L << index;
        return new TokenMask(patch, token, changed);
    }

    /** Sets hidden voxels of a patch to 0, in place; {@code offset} is where the patch begins in the array. */
    public void apply(float[] voxels, int offset) {
        for (int i = 0; i < patch.x(); i++) {
            for (int j = 0; j < patch.y(); j++) {
                int row = offset + patch.index(i, j, 0);
                int first = grid.index(i / token, j / token, 0);
                for (int t = 0; t < grid.z(); t++) {
                    int index = first + t;
                    if ((bits[index >> 6] >>> index & 1) != 0) {
                        Arrays.fill(voxels, row + t * token, row + Math.min((t + 1) * token, patch.z()), 0);
                    }
                }
            }
        }
    }

    /** Sets hidden voxels of a patch to 0, in place. */
    public void apply(float[] voxels) {
        apply(voxels, 0);
    }

    /** For every voxel 1 if it is hidden and 0 if not, z fastest. */
    public float[] voxelMask() {
        float[] mask = new float[patch.length()];
        Arrays.fill(mask, 1);
        apply(mask);
        for (int i = 0; i < mask.length; i++) {
            mask[i] = 1 - mask[i];
        }
        return mask;
    }

    /** Writes for every voxel 1 if it is hidden and 0 if not, z fastest, into an array of the patch's length. */
    public void mark(byte[] into) {
        Arrays.fill(into, 0, patch.length(), (byte) 0);
        for (int i = 0; i < patch.x(); i++) {
            for (int j = 0; j < patch.y(); j++) {
                int row = patch.index(i, j, 0);
                int first = grid.index(i / token, j / token, 0);
                for (int t = 0; t < grid.z(); t++) {
                    if (isHidden(first + t)) {
                        Arrays.fill(into, row + t * token, row + Math.min((t + 1) * token, patch.z()), (byte) 1);
                    }
                }
            }
        }
    }

    /** The number of hidden voxels; less than count · token³ where cut tokens are hidden. */
    public long hiddenVoxels() {
        long hidden = 0;
        for (int index = 0; index < tokens(); index++) {
            if (isHidden(index)) {
                int z = index % grid.z();
                int y = index / grid.z() % grid.y();
                int x = index / grid.z() / grid.y();
                hidden += (long) side(x, patch.x()) * side(y, patch.y()) * side(z, patch.z());
            }
        }
        return hidden;
    }

    private int side(int place, int extent) {
        return Math.min(token, extent - place * token);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenMask mask && patch.equals(mask.patch) && token == mask.token && Arrays.equals(bits, mask.bits);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * patch.hashCode() + token) + Arrays.hashCode(bits);
    }

    @Override
    public String toString() {
        return count + " of " + tokens() + " tokens of " + token + "³ voxels hidden in " + patch;
    }
}
