package org.amaes.bench;

import java.util.Optional;

import org.amaes.core.WorkbenchException;

/**
 * One row of the table: some work, done by us and, where it can be had on this machine, by the reference.
 */
interface Benchmark {

    /** What is measured, such as "pretraining step, unet_b, 64³, batch 1, bf16". */
    String name();

    /** The unit of both figures: "s", "ms" or "MiB"; less is better. */
    String unit();

    /** The largest ratio ours / reference that is within the budget, or for rows without a reference the largest figure. */
    double budget();

    /** Whether the budget is a ratio to the reference, and not a figure. */
    default boolean budgetIsRatio() {
        return true;
    }

    /** Why it cannot be measured on this machine, a sentence; empty if it can. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /**
     * Measures, ours and the reference in turn so that both meet the same machine.
     *
     * @param rounds how often each is measured; medians are reported
     * @param python a Python that has the reference's libraries, if this machine has one
     */
    Figures measure(int rounds, Optional<ReferencePython> python) throws WorkbenchException;

    /**
     * What was measured.
     *
     * @param reference the reference's median; empty where it was not measured
     * @param ours our median
     */
    record Figures(Optional<Double> reference, double ours) {
    }
}
