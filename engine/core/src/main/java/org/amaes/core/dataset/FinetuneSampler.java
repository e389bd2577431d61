package org.amaes.core.dataset;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.AugmentationDraw;
import org.amaes.core.augment.PatchRandom;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.augment.PatchSeed.Choice;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Workspace;
import org.amaes.core.augment.Workspace.Use;
import org.amaes.core.volume.Shape;

/**
 * Samples for fine-tuning: augmented channels and the labels that moved with them (SPEC section 5).
 *
 * <p>With a given probability the window must contain a foreground voxel, drawn uniformly; a case
 * without foreground is sampled uniformly. Labels follow every spatial transform, an elastic one
 * included, whatever the pipeline says of the reconstruction target.
 */
public final class FinetuneSampler implements PatchSampler {

    /** The probability with which a window must contain foreground (SPEC section 5). */
    public static final double FOREGROUND_PROBABILITY = 0.33;

    private final PatchSource source;
    private final Pipeline pipeline;
    private final double foregroundProbability;
    private final Shape shape;
    private final EpochOrder order;
    private final WindowReader reader;

    /**
     * @param source the cases, with labels
     * @param pipeline what is done to patches
     * @param foregroundProbability 0 to 1
     * @param shape the patches' shape
     */
    public FinetuneSampler(PatchSource source, Pipeline pipeline, double foregroundProbability, Shape shape) {
        if (!source.hasLabels()) {
            throw new IllegalArgumentException("Fine-tuning needs labels");
        }
        this.source = source;
        this.pipeline = pipeline;
        this.foregroundProbability = foregroundProbability;
        this.shape = shape;
        this.order = new EpochOrder(source.entries());
        this.reader = new WindowReader(source, pipeline, shape);
    }

    @Override
    public int samplesPerEpoch() {
        return source.entries();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Patch newPatch() {
        return Patch.forFinetuning(shape, source.channels());
    }

    @Override
    public void sample(long seed, int epoch, int index, Workspace workspace, Patch into) throws WorkbenchException {
        int entry = order.entry(seed, epoch, index);
        PatchSeed name = new PatchSeed(seed, epoch, index);
        AugmentationDraw draw = pipeline.draw(name, shape, source.channels());
        PatchRandom random = name.random(Choice.WINDOW);
        int[] voxel = new int[3];
        boolean foreground = random.happens(foregroundProbability) && source.drawForeground(entry, random, voxel);
        Window window = Window.place(source.shape(entry), shape, reader.margin(), foreground ? voxel : null, random);
        WindowReader.Reading reading = reader.open(entry, window, draw, workspace);
        reading.labels(into.labels());
        for (int channel = 0; channel < source.channels(); channel++) {
            int offset = channel * shape.length();
            reading.image(channel, into.input(), offset);
            if (!draw.effects().get(channel).isEmpty()) {
                damage(channel, draw, into.input(), offset, workspace);
            }
        }
        into.setOrigin(new Patch.Origin(entry, name, window.patch(), draw, null));
    }

    private void damage(int channel, AugmentationDraw draw, float[] input, int offset, Workspace workspace) {
        float[] data = workspace.floats(Use.CROP, shape.length());
        System.arraycopy(input, offset, data, 0, shape.length());
        draw.applyEffects(channel, data, shape, workspace);
        System.arraycopy(data, 0, input, offset, shape.length());
    }
}
