package org.amaes.core.recipe;

import java.util.List;

/** Learning from scans without labels. */
public sealed interface Pretraining extends Recipe permits Pretrain, PretrainViews {

    /** The scans to train on, by id; training and validation are drawn from them. */
    List<String> cases();

    /** Share of the cases (rounded up) kept for validation, in [0, 1). */
    double validationShare();
}
