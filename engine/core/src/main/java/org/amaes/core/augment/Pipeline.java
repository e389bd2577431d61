package org.amaes.core.augment;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;


import org.amaes.core.volume.Shape;

/**
 * An ordered list of augmentations, each switched on or off: first the spatial ones, which together make
 * one resampling whatever their order, then the intensity ones, one after the other.
 *
 * @param steps the augmentations; each kind at most once, spatial ones first
 * @param margin how the crop around a patch is laid when something spatial may happen
 */
public record Pipeline(List<Step> steps, CropMargin margin) {

    /**
     * One augmentation of a pipeline.
     *
     * @param augmentation what it does
     * @param enabled whether it is switched on
     */
    public record Step(Augmentation augmentation, boolean enabled) {
    }

    public Pipeline {
        steps = List.copyOf(steps);
        Set<PatchSeed.Choice> kinds = EnumSet.noneOf(PatchSeed.Choice.class);
        boolean intensitySeen = false;
        for (Step step : steps) {
            if (!kinds.add(step.augmentation().choice())) {
                throw new IllegalArgumentException("A pipeline has each augmentation once; "
                        + step.augmentation().getClass().getSimpleName() + " stands there twice");
            }
            boolean intensity = step.augmentation() instanceof IntensityAugmentation;
            if (intensitySeen && !intensity) {
                throw new IllegalArgumentException("In a pipeline the spatial augmentations stand before the intensity ones");
            }
            intensitySeen |= intensity;
        }
    }

    /** The pipeline of a selection of augmentations in one of the three editions of the method. */
    public static Pipeline preset(Selection selection, Edition edition) {
        return PipelinePresets.of(selection, edition);
    }

    /** The augmentation of one class, where it stands in the list and is switched on. */
    public <A extends Augmentation> Optional<A> enabled(Class<A> kind) {
        return steps.stream().filter(Step::enabled).map(Step::augmentation).filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** Whether something spatial can happen: then patches are cropped with a margin. */
    public boolean maySpatial() {
        return steps.stream().anyMatch(step -> step.enabled() && step.augmentation() instanceof SpatialAugmentation
                && step.augmentation().probability() > 0);
    }

    /** The same pipeline with every enabled step certain to happen ("force all on"). */
    public Pipeline forced() {
        return new Pipeline(steps.stream().map(step -> new Step(step.augmentation().withProbability(1), step.enabled())).toList(), margin);
    }

    /** The same pipeline with another step in place of the one of the same kind. */
    public Pipeline with(Step changed) {
        List<Step> out = new ArrayList<>(steps);
        out.replaceAll(step -> step.augmentation().choice() == changed.augmentation().choice() ? changed : step);
        return new Pipeline(out, margin);
    }

    /** The share (0 to 1) of single-channel patches that a step changes; 0 if it is off. */
    public static double share(Step step) {
        return step.enabled() ? step.augmentation().share() : 0;
    }

    /** The share (0 to 1) of single-channel patches that at least one step changes. */
    public double shareTouched() {
        return 1 - steps.stream().mapToDouble(step -> 1 - share(step)).reduce(1, (a, b) -> a * b);
    }

    /**
     * Decides everything that will happen to one patch.
     *
     * <p>The spatial transform is drawn once for all channels; every intensity step is drawn for each
     * channel on its own. Equal seeds give equal draws, whatever the thread.
     *
     * @param seed the patch's name
     * @param patch its shape
     * @param channels how many channels, at least 1
     */
    public AugmentationDraw draw(PatchSeed seed, Shape patch, int channels) {
        List<List<Effect>> effects = new ArrayList<>(channels);
        for (int channel = 0; channel < channels; channel++) {
            List<Effect> ofChannel = new ArrayList<>();
            for (Step step : steps) {
                if (step.enabled() && step.augmentation() instanceof IntensityAugmentation intensity) {
                    intensity.draw(seed.random(intensity.choice(), channel), patch).ifPresent(ofChannel::add);
                }
            }
            effects.add(List.copyOf(ofChannel));
        }
        boolean targetFollows = enabled(Elastic.class).map(Elastic::movesTarget).orElse(true);
        return new AugmentationDraw(drawSpatial(seed), targetFollows, List.copyOf(effects));
    }

    private SpatialTransform drawSpatial(PatchSeed seed) {
        ElasticField field = null;
        double[] angles = new double[3];
        double scale = 1;
        for (Step step : steps) {
            if (!step.enabled() || !(step.augmentation() instanceof SpatialAugmentation spatial)) {
                continue;
            }
            PatchRandom random = seed.random(spatial.choice());
            if (random.happens(spatial.probability())) {
                switch (spatial) {
                    case Elastic elastic -> field = elastic.drawAlways(random);
                    case Rotation rotation -> angles = rotation.drawAlways(random);
                    case Scale scaling -> scale = scaling.drawAlways(random);
                }
            }
        }
        return new SpatialTransform(field, angles[0], angles[1], angles[2], scale);
    }
}
