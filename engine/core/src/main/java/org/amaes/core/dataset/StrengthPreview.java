package org.amaes.core.dataset;

import java.util.List;

import org.amaes.core.augment.Augmentation;
import org.amaes.core.augment.AugmentationDraw;
import org.amaes.core.augment.Elastic;
import org.amaes.core.augment.IntensityAugmentation;
import org.amaes.core.augment.PatchRandom;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Rotation;
import org.amaes.core.augment.Scale;
import org.amaes.core.augment.SpatialTransform;
import org.amaes.core.volume.Shape;

/**
 * One augmentation happening alone, at a chosen point of its strength range.
 *
 * <p>What has no strength (an axis, a noise field) is drawn from the patch's seed, as in training.
 *
 * @param augmentation which one
 * @param strength 0 the weakest end of its range, 1 the strongest; a rotation goes from one end of its angles to the other
 */
public record StrengthPreview(Augmentation augmentation, double strength) {

    public StrengthPreview {
        if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException("A strength lies between 0 and 1, not at " + strength);
        }
    }

    /** It alone, certain to happen. */
    AugmentationDraw draw(PatchSeed seed, Shape shape) {
        PatchRandom random = seed.random(augmentation.choice(), 0);
        random.nextDouble(); // the number that in training decides whether it happens
        return switch (augmentation) {
            case IntensityAugmentation intensity ->
                new AugmentationDraw(SpatialTransform.IDENTITY, true, List.of(List.of(intensity.atStrength(strength, random, shape))));
            case Elastic elastic -> moving(new SpatialTransform(elastic.atStrength(strength, random), 0, 0, 0, 1), elastic.movesTarget());
            case Rotation rotation -> moving(new SpatialTransform(null, 0, 0, Math.toRadians(rotation.degrees().at(strength)), 1), true);
            case Scale scale -> moving(new SpatialTransform(null, 0, 0, 0, scale.factor().at(strength)), true);
        };
    }

    private static AugmentationDraw moving(SpatialTransform transform, boolean targetFollows) {
        return new AugmentationDraw(transform, targetFollows, List.of(List.of()));
    }

    /** A pipeline of it alone, which lays its margin as the given one does. */
    Pipeline pipeline(Pipeline like) {
        return new Pipeline(List.of(new Pipeline.Step(augmentation.withProbability(1), true)), like.margin());
    }
}
