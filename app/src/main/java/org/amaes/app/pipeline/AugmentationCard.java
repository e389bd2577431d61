package org.amaes.app.pipeline;

import java.util.List;
import org.amaes.app.pipeline.Parameter.Interval;
import org.amaes.app.pipeline.Parameter.Number;
import org.amaes.app.pipeline.Parameter.Scale;
import org.amaes.app.pipeline.Parameter.Switch;
import org.amaes.core.augment.AdditiveNoise;
import org.amaes.core.augment.Augmentation;
import org.amaes.core.augment.BiasField;
import org.amaes.core.augment.Elastic;
import org.amaes.core.augment.Gamma;
import org.amaes.core.augment.GaussianBlur;
import org.amaes.core.augment.GibbsRinging;
import org.amaes.core.augment.LowResolution;
import org.amaes.core.augment.MotionGhosting;
import org.amaes.core.augment.MultiplicativeNoise;
import org.amaes.core.augment.Rotation;

/**
 * An augmentation as the editor shows it.
 *
 * @param title its name
 * @param purpose what it imitates, in a few words
 * @param parameters what can be chosen about it beside its probability
 */
public record AugmentationCard(String title, String purpose, List<Parameter> parameters) {

    private static final Scale SIGMA = Scale.logarithmic(1e-5, 0.3);
    private static final Scale SHARE = Scale.linear(0, 1);

    public AugmentationCard {
        parameters = List.copyOf(parameters);
    }

    /** The card of an augmentation with its present values. */
    static AugmentationCard of(Augmentation augmentation) {
        return switch (augmentation) {
            case Elastic it -> new AugmentationCard("Elastic deformation", "tissue pushed about smoothly", List.of(
                    new Interval("displacement factor α", "voxels", Scale.linear(0, 1000), it.alpha(),
                            range -> new Elastic(it.probability(), range, it.sigma(), it.movesTarget())),
                    new Interval("smoothing σ", "voxels", Scale.linear(5, 60), it.sigma(),
                            range -> new Elastic(it.probability(), it.alpha(), range, it.movesTarget())),
                    new Switch("the target moves too", it.movesTarget(), yes -> new Elastic(it.probability(), it.alpha(), it.sigma(), yes))));
            case Rotation it -> new AugmentationCard("Rotation", "the head turned", List.of(
                    new Interval("angle", "°", Scale.linear(-90, 90), it.degrees(), range -> new Rotation(it.probability(), it.axisProbability(), range)),
                    new Number("chance of each axis", "", SHARE, it.axisProbability(), share -> new Rotation(it.probability(), share, it.degrees()))));
            case org.amaes.core.augment.Scale it -> new AugmentationCard("Scaling", "a larger or smaller head", List.of(
                    new Interval("factor", "×", Scale.logarithmic(0.5, 2), it.factor(), range -> new org.amaes.core.augment.Scale(it.probability(), range))));
            case AdditiveNoise it -> new AugmentationCard("Additive noise", "a weak receiver", List.of(
                    new Interval("σ", "of full intensity", SIGMA, it.sigma(), range -> new AdditiveNoise(it.probability(), range))));
            case GaussianBlur it -> new AugmentationCard("Gaussian blur", "a soft image", List.of(
                    new Interval("σ", "voxels", Scale.linear(0, 4), it.sigma(), range -> new GaussianBlur(it.probability(), range))));
            case MultiplicativeNoise it -> new AugmentationCard("Multiplicative noise", "noise that grows with the signal", List.of(
                    new Interval("σ", "of the voxel", SIGMA, it.sigma(), range -> new MultiplicativeNoise(it.probability(), range))));
            case MotionGhosting it -> new AugmentationCard("Motion ghosting", "a patient who moved", List.of(
                    new Interval("weakened planes ×", "", SHARE, it.alpha(), range -> new MotionGhosting(it.probability(), range, it.repetitions())),
                    new Interval("every n-th plane", "planes", Scale.linear(2, 20), it.repetitions(),
                            range -> new MotionGhosting(it.probability(), it.alpha(), range))));
            case GibbsRinging it -> new AugmentationCard("Gibbs ringing", "k-space cut short", List.of(
                    new Interval("planes kept", "of all", Scale.linear(0.2, 1), it.kept(), range -> new GibbsRinging(it.probability(), range, it.exchangedAxes())),
                    new Switch("axes exchanged, as coded", it.exchangedAxes(), yes -> new GibbsRinging(it.probability(), it.kept(), yes))));
            case LowResolution it -> new AugmentationCard("Low resolution", "thick slices", List.of(
                    new Interval("voxels kept", "of all", Scale.linear(0.1, 1), it.zoom(), range -> new LowResolution(it.probability(), it.axisProbability(), range)),
                    new Number("chance of each axis", "", SHARE, it.axisProbability(), share -> new LowResolution(it.probability(), share, it.zoom()))));
            case BiasField _ -> new AugmentationCard("Bias field", "a coil that favours one side; brightest at a voxel drawn anywhere", List.of());
            case Gamma it -> new AugmentationCard("Gamma", "another contrast curve", List.of(
                    new Interval("exponent γ", "", Scale.logarithmic(0.2, 5), it.gamma(),
                            range -> new Gamma(it.probability(), range, it.invertProbability(), it.epsilon())),
                    new Number("chance of inversion", "", SHARE, it.invertProbability(), share -> new Gamma(it.probability(), it.gamma(), share, it.epsilon())),
                    new Number("ε", "", Scale.logarithmic(1e-8, 1), it.epsilon(),
                            epsilon -> new Gamma(it.probability(), it.gamma(), it.invertProbability(), epsilon))));
        };
    }
}
