package org.amaes.torch;

import java.util.LinkedHashMap;
import java.util.Map;

import org.amaes.core.backend.Batch;
import org.amaes.core.backend.Losses;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The segmentation loss: cross-entropy − mean over samples n and classes c, background included, of
 * (2·tp + 1)/(2·tp + fp + fn + 1) on softmax probabilities (SPEC section 9).
 *
 * <p>With p the probabilities, t the truth as ones and zeros, V the voxels of a sample,
 * q = 2·tp + 1 and s = 2·tp + fp + fn + 1 = Σp + Σt + 1, the gradients are
 * ∂CE/∂logit = (p − t)/(N·V) and ∂(q/s)/∂p = 2·t/s − q/s², taken through the softmax.
 *
 * @param device where it is computed
 */
record CrossEntropyAndDice(TorchDevice device) implements LossFunction {

    private static final int CLASS_AXIS = 1;
    private static final long[] VOXEL_AXIS = {2};

    @Override
    public Outcome of(Tensor output, Batch batch, double share) {
        long samples = output.size(0);
        long classes = output.size(1);
        long voxels = batch.shape().voxels();
        check(batch, classes);
        Tensor logits = output.view(samples, classes, voxels); // (N, C, V)
        Tensor labels = device.upload(batch.labels(), batch.samples(), 1, batch.shape().length()).to(ScalarType.Long); // (N, 1, V)
        Tensor truth = torch.zeros_like(logits);
        truth.scatter_(CLASS_AXIS, labels, Tensors.scalar(1)); // (N, C, V)
        Tensor logarithms = torch.log_softmax(logits, CLASS_AXIS);
        Tensor probabilities = logarithms.exp(); // (N, C, V)

        double crossEntropy = -logarithms.mul_(truth).sum().item_double() / (samples * voxels);
        Tensor q = sum(probabilities.mul(truth)).mul_(Tensors.scalar(2)).add_(Tensors.scalar(1)); // (N, C, 1)
        Tensor s = sum(probabilities).add_(sum(truth)).add_(Tensors.scalar(1)); // (N, C, 1)
        Tensor dice = q.div(s);
        double softDice = dice.mean().item_double();

        double each = 1.0 / (samples * classes);
        Tensor slope = truth.mul(s.reciprocal().mul_(Tensors.scalar(2))).sub_(dice.div(s)).mul_(Tensors.scalar(-each)); // ∂loss/∂p, (N, C, V)
        Tensor expected = slope.mul(probabilities).sum(new long[] {CLASS_AXIS}, true, new ScalarTypeOptional()); // (N, 1, V)
        slope.sub_(expected).mul_(probabilities); // ∂/∂logit of the Dice part
        slope.add_(probabilities.sub_(truth), Tensors.scalar(1.0 / (samples * voxels))).mul_(Tensors.scalar(share));

        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("cross_entropy", crossEntropy);
        parts.put("soft_dice", softDice);
        return new Outcome(new Losses(crossEntropy - softDice, parts), slope.view_as(output));
    }

    private static Tensor sum(Tensor values) {
        return values.sum(VOXEL_AXIS, true, new ScalarTypeOptional());
    }

    private static void check(Batch batch, long classes) {
        if (batch.labels() == null) {
            throw new IllegalArgumentException("A segmentation needs labels");
        }
        int count = Math.multiplyExact(batch.samples(), batch.shape().length());
        for (int i = 0; i < count; i++) {
            if (Byte.toUnsignedInt(batch.labels()[i]) >= classes) {
                throw new IllegalArgumentException("Label " + Byte.toUnsignedInt(batch.labels()[i]) + " of a network with "
                        + classes + " classes, the first being 0");
            }
        }
    }
}
