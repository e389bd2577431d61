package org.amaes.core.dataset;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.AugmentationDraw;
import org.amaes.core.augment.Effect;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.augment.PatchSeed.Choice;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Workspace;
import org.amaes.core.augment.Workspace.Use;
import org.amaes.core.masking.Masking;
import org.amaes.core.masking.TokenMask;
import org.amaes.core.volume.Shape;

/**
 * Samples for pretraining: the target is the patch after the spatial transform, the input is the target
 * damaged by the intensity artefacts and then masked (SPEC sections 5 to 7).
 *
 * <p>Several channels share the window, the spatial transform and the mask; each draws its own intensity
 * artefacts.
 */
public final class PretrainSampler implements PatchSampler {

    /** Hears of every stage a channel goes through; the array is the sampler's and is only valid during the call. */
    interface StageListener {

        /** Listens to nothing. */
        StageListener NONE = (_, _, _, _, _) -> { };

        void stage(int channel, String name, String what, float[] data, int offset);
    }

    private final PatchSource source;
    private final Pipeline pipeline;
    private final Masking masking;
    private final Shape shape;
    private final EpochOrder order;
    private final WindowReader reader;

    /**
     * @param source the scans
     * @param pipeline what is done to patches; for validation one with everything off
     * @param masking what is hidden, or null for nothing
     * @param shape the patches' shape
     */
    public PretrainSampler(PatchSource source, Pipeline pipeline, Masking masking, Shape shape) {
        this.source = source;
        this.pipeline = pipeline;
        this.masking = masking;
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
        return Patch.forPretraining(shape, source.channels());
    }

    @Override
    public void sample(long seed, int epoch, int index, Workspace workspace, Patch into) throws WorkbenchException {
        fill(order.entry(seed, epoch, index), new PatchSeed(seed, epoch, index), workspace, into, StageListener.NONE);
    }

    /** Makes the sample of a given scan, as if the epoch's order had led there. */
    void fill(int entry, PatchSeed seed, Workspace workspace, Patch into, StageListener listener) throws WorkbenchException {
        AugmentationDraw draw = pipeline.draw(seed, shape, source.channels());
        Window window = Window.place(source.shape(entry), shape, reader.margin(), null, seed.random(Choice.WINDOW));
        TokenMask mask = masking == null ? null : masking.draw(seed.random(Choice.MASK), shape);
        WindowReader.Reading reading = reader.open(entry, window, draw, workspace);
        for (int channel = 0; channel < source.channels(); channel++) {
            int offset = channel * shape.length();
            if (listener != StageListener.NONE) {
                reading.clean(channel, into.input(), offset);
                listener.stage(channel, "clean", "", into.input(), offset);
            }
            reading.inputAndTarget(channel, into.input(), into.target(), offset);
            listener.stage(channel, "target", draw.targetDiffers() ? draw.spatial().withoutElastic().describe()
                    : draw.spatial().describe(), into.target(), offset);
            if (draw.targetDiffers()) {
                listener.stage(channel, "deformed", draw.spatial().describe(), into.input(), offset);
            }
            damage(channel, draw, into.input(), offset, workspace, listener);
            if (mask != null) {
                mask.apply(into.input(), offset);
                listener.stage(channel, "masked", mask.toString(), into.input(), offset);
            }
        }
        into.setOrigin(new Patch.Origin(entry, seed, window.patch(), draw, mask));
    }

    private void damage(int channel, AugmentationDraw draw, float[] input, int offset, Workspace workspace, StageListener listener) {
        float[] data = input;
        if (offset > 0) {
            data = workspace.floats(Use.CROP, shape.length());
            System.arraycopy(input, offset, data, 0, shape.length());
        }
        for (Effect effect : draw.effects().get(channel)) {
            effect.apply(data, shape, workspace);
            listener.stage(channel, "augmented", effect.describe(), data, 0);
        }
        if (offset > 0) {
            System.arraycopy(data, 0, input, offset, shape.length());
        }
    }
}
