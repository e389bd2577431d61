package org.amaes.core.recipe;

/**
 * AdamW: Adam with weight decay taken from the weights themselves, w ← w·(1 − lr·decay) before each update.
 *
 * @param beta1 decay of the gradients' running mean
 * @param beta2 decay of the squared gradients' running mean
 * @param epsilon added to the root of the second moment
 * @param weightDecay decay of the weights
 * @param amsgrad whether the largest second moment so far is used
 */
public record Optimizer(double beta1, double beta2, double epsilon, double weightDecay, boolean amsgrad) {

    public Optimizer {
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
            throw new IllegalArgumentException("beta1 and beta2 lie in [0, 1): " + beta1 + ", " + beta2);
        }
        if (!(epsilon > 0) || !(weightDecay >= 0)) {
            throw new IllegalArgumentException("epsilon is positive and weightDecay not negative: " + epsilon + ", " + weightDecay);
        }
    }

    /** The paper's: betas .9 and .999, eps 1e-8, weight decay 3e-5, amsgrad (SPEC section 9). */
    public static Optimizer paper() {
        return new Optimizer(.9, .999, 1e-8, 3e-5, true);
    }
}
