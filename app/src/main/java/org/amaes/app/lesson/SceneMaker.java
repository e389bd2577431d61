package org.amaes.app.lesson;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.amaes.app.lesson.Scene.Stage;
import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Selection;
import org.amaes.core.dataset.LivePatch;
import org.amaes.core.dataset.PatchWish;
import org.amaes.core.dataset.StagedPatch;
import org.amaes.core.masking.Hiding;
import org.amaes.core.masking.Masking;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/** Makes scenes of a generated head, by the same code that makes the samples of a training. */
final class SceneMaker {

    private static final long HEAD = 5;
    private static final Shape PATCH = Shape.cube(64);

    private LivePatch head; // made when first needed

    /**
     * Makes a scene; for one thread at a time.
     *
     * @throws WorkbenchException if the scene names an augmentation that does not exist
     */
    synchronized Picture make(Scene scene) throws WorkbenchException {
        if (head == null) {
            head = new LivePatch(scaled(Phantom.generate(PhantomSettings.of(HEAD, 0, Contrast.FLAIR).withSkullStripped(true)).image()), Optional.empty());
        }
        Masking masking = new Masking(Math.max(scene.token(), 1), scene.ratio(), Masking.standard().rule());
        StagedPatch made = head.make(new PatchWish(pipeline(scene), new PatchSeed(scene.seed(), 0, 0), PATCH,
                Optional.of(new PatchWish.Corner(16, 24, 16)), new Hiding.Drawn(masking), Optional.empty()));
        Map<Stage, Volume> volumes = new LinkedHashMap<>();
        for (Stage stage : scene.stages()) {
            volumes.put(stage, switch (stage) {
                case CLEAN -> made.clean();
                case TARGET -> made.target();
                case AUGMENTED -> made.augmented();
                case MASKED -> made.masked();
            });
        }
        return new Picture(volumes, made.hiddenShare(), decibels(made.augmented().data(), made.target().data()));
    }

    /** Only what the scene names, and that for certain. */
    static Pipeline pipeline(Scene scene) throws WorkbenchException {
        Pipeline pipeline = Pipeline.preset(Selection.NONE, Edition.CORRECTED);
        for (String name : scene.augmentations()) {
            Pipeline.Step wanted = pipeline.steps().stream().filter(step -> name(step).equals(name)).findFirst()
                    .orElseThrow(() -> new WorkbenchException("There is no augmentation \"" + name + "\" that a lesson could show."));
            pipeline = pipeline.with(new Pipeline.Step(wanted.augmentation(), true));
        }
        return pipeline.forced();
    }

    private static String name(Pipeline.Step step) {
        return step.augmentation().choice().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Volume scaled(Volume image) {
        float[] values = image.data().clone();
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, value);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= largest;
        }
        return new Volume(image.grid(), values);
    }

    private static double decibels(float[] damaged, float[] target) {
        double sum = 0;
        for (int i = 0; i < damaged.length; i++) {
            sum += Math.pow((double) damaged[i] - target[i], 2);
        }
        return sum == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(damaged.length / sum);
    }
}
