package org.amaes.core.masking;

import java.util.random.RandomGenerator;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.amaes.core.volume.Shape;

/**
 * How much of a patch is hidden, and in which pieces (SPEC section 7).
 *
 * @param token voxels a side of a token, at least 1
 * @param ratio the share of tokens that are masked, 0 to 1
 * @param rule how the masked tokens are chosen
 */
public record Masking(int token, double ratio, Rule rule) {

    /** How masked tokens are chosen. */
    public enum Rule {
        /** As coded: exactly L − ⌊L · (1 − ratio)⌋ of L tokens, every choice of so many equally likely. */
        @JsonProperty("exact-count") EXACT_COUNT,
        /** The paper's text: each token on its own with probability ratio. */
        @JsonProperty("bernoulli") BERNOULLI
    }

    public Masking {
        if (token < 1 || !(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("A token has at least one voxel a side and the ratio lies between 0 and 1, not "
                    + token + " and " + ratio);
        }
    }

    /** Tokens of 4³ voxels, 60 % of them, exactly counted. */
    public static Masking standard() {
        return new Masking(4, 0.6, Rule.EXACT_COUNT);
    }

    /** How many of {@code tokens} tokens the exact rule masks. */
    public int exactCount(int tokens) {
        return tokens - (int) (tokens * (1 - ratio));
    }

    /**
     * Chooses the masked tokens of a patch.
     *
     * @param random where chance comes from
     * @param patch the patch; sides that the token does not divide end with a cut token
     */
    public TokenMask draw(RandomGenerator random, Shape patch) {
        TokenMask.Builder mask = TokenMask.builder(patch, token);
        int tokens = mask.tokens();
        if (rule == Rule.BERNOULLI) {
            for (int i = 0; i < tokens; i++) {
                if (random.nextDouble() < ratio) {
                    mask.hide(i);
                }
            }
            return mask.build();
        }
        // taken in turn, each with the probability that the rest still needs: every set of the size is equally likely
        int needed = exactCount(tokens);
        for (int i = 0; needed > 0; i++) {
            if (random.nextInt(tokens - i) < needed) {
                mask.hide(i);
                needed--;
            }
        }
        return mask.build();
    }
}
