package org.amaes.runner.training;

import org.amaes.core.dataset.ViewPair;
import org.amaes.core.dataset.ViewSampler;

/**
 * The samples of a {@link ViewSampler} one epoch after the other: first views in the first half of a batch, second
 * views in the second.
 *
 * @param sampler makes the samples
 * @param seed the run's seed
 */
record ViewStream(ViewSampler sampler, long seed) implements SampleSource {

    @Override
    public int cases() {
        return sampler.samplesPerEpoch();
    }

    @Override
    public Worker worker() {
        ViewSampler.Scratch scratch = sampler.newScratch();
        ViewPair pair = sampler.newPair();
        return (position, into, place) -> {
            int epoch = Math.toIntExact(position / cases());
            sampler.sample(seed, epoch, (int) (position % cases()), scratch, pair);
            into.put(place, pair.first(), pair.second());
        };
    }
}
