package org.amaes.core.recipe;

import java.util.Objects;

import org.amaes.core.masking.TokenMask;

/**
 * How much of a patch is hidden (SPEC section 7).
 *
 * @param ratio share of the tokens, in [0, 1]
 * @param token side of a token in voxels
 * @param rule whether the share is exact or each token's own chance
 */
public record Masking(double ratio, int token, TokenMask.Rule rule) {

    public Masking {
        Objects.requireNonNull(rule, "masking rule");
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("The mask ratio lies between 0 and 1: " + ratio);
        }
        if (token < 1) {
            throw new IllegalArgumentException("A mask token has at least one voxel a side: " + token);
        }
    }
}
