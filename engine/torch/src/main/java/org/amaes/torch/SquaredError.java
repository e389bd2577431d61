package org.amaes.torch;

import java.util.Map;

import org.amaes.core.backend.Batch;
import org.amaes.core.backend.Losses;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The mean squared error of a reconstruction, over all voxels or the masked ones (SPEC section 9).
 *
 * @param maskedOnly whether only masked voxels count
 * @param device where it is computed
 */
record SquaredError(boolean maskedOnly, TorchDevice device) implements LossFunction {

    @Override
    public Outcome of(Tensor output, Batch batch, double share) {
        if (batch.target() == null || output.size(1) != batch.channels()) {
            throw new IllegalArgumentException("A reconstruction needs a clean patch of as many channels as come out");
        }
        int[] shape = {batch.samples(), batch.channels(), batch.shape().x(), batch.shape().y(), batch.shape().z()};
        Tensor difference = output.sub(device.upload(batch.target(), shape)); // (N, C, X, Y, Z)
        double count = difference.numel();
        if (maskedOnly) {
            count = mask(difference, batch);
        }
        double loss = difference.square().sum().item_double() / count;
        difference.mul_(Tensors.scalar(2 * share / count));
        return new Outcome(new Losses(loss, Map.of()), difference);
    }

    /** Clears what was visible; returns the number of values that were not. */
    private double mask(Tensor difference, Batch batch) {
        if (batch.mask() == null) {
            throw new IllegalArgumentException("An objective on masked voxels needs the mask");
        }
        Tensor mask = device.upload(batch.mask(), batch.samples(), 1, batch.shape().x(), batch.shape().y(), batch.shape().z())
                .to(ScalarType.Float); // (N, 1, X, Y, Z)
        double masked = mask.sum().item_double() * batch.channels();
        if (masked == 0) {
            throw new IllegalArgumentException("No voxel of the batch is masked");
        }
        difference.mul_(mask);
        return masked;
    }
}
