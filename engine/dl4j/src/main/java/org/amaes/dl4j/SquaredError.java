package org.amaes.dl4j;

import java.util.Map;

import org.amaes.core.backend.Batch;
import org.amaes.core.backend.Losses;

/**
 * The mean squared error of a reconstruction, over all voxels or the masked ones (SPEC section 9).
 *
 * @param maskedOnly whether only masked voxels count
 */
record SquaredError(boolean maskedOnly) implements LossFunction {

    @Override
    public Outcome of(float[] output, Batch batch, double share) {
        int voxels = batch.shape().length();
        if (batch.target() == null || output.length != batch.samples() * batch.channels() * voxels) {
            throw new IllegalArgumentException("A reconstruction needs a clean patch of as many channels as come out");
        }
        if (maskedOnly && batch.mask() == null) {
            throw new IllegalArgumentException("An objective on masked voxels needs the mask");
        }
        float[] gradient = new float[output.length];
        double sum = 0;
        long count = 0;
        for (int i = 0; i < output.length; i++) {
            int sample = i / (batch.channels() * voxels);
            if (!maskedOnly || batch.mask()[sample * voxels + i % voxels] != 0) {
                gradient[i] = output[i] - batch.target()[i];
                sum += (double) gradient[i] * gradient[i];
                count++;
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("No voxel of the batch is masked");
        }
        float slope = (float) (2 * share / count);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= slope;
        }
        return new Outcome(new Losses(sum / count, Map.of()), gradient);
    }
}
