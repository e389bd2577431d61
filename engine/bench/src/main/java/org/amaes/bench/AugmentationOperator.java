package org.amaes.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.BiasEffect;
import org.amaes.core.augment.BlurEffect;
import org.amaes.core.augment.Effect;
import org.amaes.core.augment.ElasticField;
import org.amaes.core.augment.GammaEffect;
import org.amaes.core.augment.GhostingEffect;
import org.amaes.core.augment.LowResolutionEffect;
import org.amaes.core.augment.NoiseEffect;
import org.amaes.core.augment.Resampling;
import org.amaes.core.augment.RingingEffect;
import org.amaes.core.augment.SpatialTransform;
import org.amaes.core.augment.Workspace;
import org.amaes.core.volume.Shape;

/**
 * One augmentation of a patch of 128³ voxels on one core, against NumPy and SciPy with the same numbers.
 *
 * @param operator which one
 */
record AugmentationOperator(Operator operator) implements Benchmark {

    private static final Shape PATCH = Shape.cube(128);
    private static final Shape CROP = Shape.cube(182);
    /** Until the compiler has seen enough. */
    private static final int WARM_UP = 40;
    private static final int REFERENCE_WARM_UP = 1;

    /** The operators in the order of the pipeline. */
    enum Operator {
        ELASTIC("spatial cubic with elastic"), ROTATION("spatial cubic"), ADDITIVE_NOISE("additive noise"), BLUR("blur"),
        MULTIPLICATIVE_NOISE("multiplicative noise"), GHOSTING("ghosting"), RINGING("ringing"),
        LOW_RESOLUTION("low resolution"), BIAS("bias field"), GAMMA("gamma");

        private final String words;

        Operator(String words) {
            this.words = words;
        }

        /** What the reference script calls it. */
        private String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public String name() {
        return "augmentation, 128³, one core: " + operator.words;
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public double budget() {
        return 0.1;
    }

    @Override
    public Figures measure(int rounds, Optional<ReferencePython> python) throws WorkbenchException {
        float[] patch = noise(PATCH);
        float[] crop = noise(CROP);
        float[] data = new float[patch.length];
        Consumer<float[]> ours = work(crop, new Workspace());
        Median mine = new Median();
        Median theirs = new Median();
        try (ReferencePython.Worker reference = python.isEmpty() ? null : python.get().start("augment.py", List.of(operator.key()))) {
            for (int round = -WARM_UP; round < rounds; round++) {
                double seconds = reference == null || round < -REFERENCE_WARM_UP ? 0 : reference.once();
                System.arraycopy(patch, 0, data, 0, data.length);
                long start = System.nanoTime();
                ours.accept(data);
                if (round >= 0) {
                    mine.add((System.nanoTime() - start) / 1e6);
                    theirs.add(1000 * seconds);
                }
            }
            return new Figures(reference == null ? Optional.empty() : Optional.of(theirs.value()), mine.value());
        }
    }

    private static float[] noise(Shape shape) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[shape.length()];
        for (int v = 0; v < values.length; v++) {
            values[v] = (float) random.nextDouble();
        }
        return values;
    }

    private Consumer<float[]> work(float[] crop, Workspace workspace) {
        return switch (operator) {
            case ELASTIC -> resampling(new SpatialTransform(new ElasticField(400, 25, 7), 0.3, -0.2, 0.4, 1), crop, workspace);
            case ROTATION -> resampling(new SpatialTransform(null, 0.3, -0.2, 0.4, 1), crop, workspace);
            case ADDITIVE_NOISE -> effect(new NoiseEffect(5e-4, false, 7), workspace);
            case BLUR -> effect(new BlurEffect(0.8), workspace);
            case MULTIPLICATIVE_NOISE -> effect(new NoiseEffect(5e-4, true, 7), workspace);
            case GHOSTING -> effect(new GhostingEffect(0.9, 5, 0), workspace);
            case RINGING -> effect(new RingingEffect(110, 0), workspace);
            case LOW_RESOLUTION -> effect(new LowResolutionEffect(0.7, true, true, true), workspace);
            case BIAS -> effect(new BiasEffect(10, 50, 100), workspace);
            case GAMMA -> effect(new GammaEffect(1.3, false, 1e-7), workspace);
        };
    }

    private static Consumer<float[]> resampling(SpatialTransform transform, float[] crop, Workspace workspace) {
        return data -> new Resampling(transform, CROP, PATCH, workspace).image(crop, data, 0);
    }

    private static Consumer<float[]> effect(Effect effect, Workspace workspace) {
        return data -> effect.apply(data, PATCH, workspace);
    }
}
