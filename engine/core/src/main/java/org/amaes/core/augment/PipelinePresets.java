package org.amaes.core.augment;

import java.util.List;

import org.amaes.core.augment.Pipeline.Step;

/** The pipelines of SPEC sections 6 and 12, every augmentation listed and the selected ones switched on. */
final class PipelinePresets {

    private PipelinePresets() {
    }

    static Pipeline of(Selection selection, Edition edition) {
        List<Step> steps = augmentations(edition).stream().map(augmentation -> new Step(augmentation, switch (selection) {
            case NONE -> false;
            case SPATIAL -> augmentation instanceof Rotation || augmentation instanceof Scale;
            case ALL -> true;
        })).toList();
        return new Pipeline(steps, edition == Edition.AS_CODED ? CropMargin.AS_CODED : CropMargin.EVEN);
    }

    private static List<Augmentation> augmentations(Edition edition) {
        boolean paper = edition == Edition.PAPER;
        boolean asCoded = edition == Edition.AS_CODED;
        Elastic elastic = Elastic.standard();
        MotionGhosting ghosting = MotionGhosting.standard();
        GibbsRinging ringing = GibbsRinging.standard();
        Gamma gamma = Gamma.standard();
        return List.of(
                // the paper lists it under intensity: the target stays
                new Elastic(elastic.probability(), elastic.alpha(), elastic.sigma(), !paper),
                Rotation.standard(),
                Scale.standard(),
                AdditiveNoise.standard(),
                GaussianBlur.standard(),
                MultiplicativeNoise.standard(),
                paper ? new MotionGhosting(ghosting.probability(), ghosting.alpha(), new Range(2, 11)) : ghosting,
                new GibbsRinging(ringing.probability(), ringing.kept(), asCoded),
                LowResolution.standard(),
                BiasField.standard(),
                new Gamma(gamma.probability(), gamma.gamma(), paper ? 0.01 : 0.05, asCoded ? 1 : 1e-7));
    }
}
