package org.amaes.runner.training;

import org.amaes.core.augment.Workspace;
import org.amaes.core.dataset.FinetuneSampler;
import org.amaes.core.dataset.Patch;
import org.amaes.core.dataset.PatchSampler;
import org.amaes.core.dataset.PretrainSampler;

/**
 * The samples of a {@link PatchSampler} one epoch after the other.
 *
 * @param sampler makes the samples
 * @param seed the run's seed
 * @param classOf class number of every label value, for fine-tuning; null for pretraining
 */
record SamplerStream(PatchSampler sampler, long seed, byte[] classOf) implements SampleSource {

    @Override
    public int cases() {
        return sampler.samplesPerEpoch();
    }

    @Override
    public Worker worker() {
        Workspace workspace = new Workspace();
        Patch patch = sampler.newPatch();
        byte[] mask = new byte[sampler.shape().length()];
        return (position, into, place) -> {
            int epoch = Math.toIntExact(position / cases());
            int index = (int) (position % cases());
            sampler.sample(seed, epoch, index, workspace, patch);
            switch (sampler) {
                case PretrainSampler _ -> {
                    patch.origin().mask().mark(mask);
                    into.put(place, patch.input(), patch.target(), mask);
                }
                case FinetuneSampler _ -> {
                    byte[] labels = patch.labels();
                    for (int v = 0; v < labels.length; v++) {
                        labels[v] = classOf[Byte.toUnsignedInt(labels[v])];
                    }
                    into.put(place, patch.input(), labels);
                }
            }
        };
    }
}
