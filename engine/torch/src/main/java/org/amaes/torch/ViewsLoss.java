package org.amaes.torch;

import java.util.LinkedHashMap;
import java.util.Map;

import org.amaes.core.backend.Batch;
import org.amaes.core.backend.Losses;
import org.amaes.core.network.SwinUnetr;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The loss of SwinUNETR's pretraining: cross-entropy of the rotations + NT-Xent of the embeddings + mean absolute
 * error of the reconstructions, all with weight 1 (SPEC section 13).
 *
 * <p>NT-Xent of M = 2N views with unit embeddings z, s(i, k) = zᵢ·zₖ/τ and i's partner p(i), the other view of the
 * same patch: the mean over i of −s(i, p(i)) + log Σ over k ≠ i of exp s(i, k). With P the softmax of s without its
 * diagonal and Y ones at the partners, ∂/∂s = (P − Y)/M.
 *
 * @param temperature τ
 * @param device where it is computed
 */
record ViewsLoss(double temperature, TorchDevice device) implements LossFunction {

    private static final double SMALLEST_NORM = 1e-12;
    private static final double NEVER = -1e30;

    /** A part's value and its gradient by its columns of the output. */
    private record Part(double loss, Tensor gradient) {
    }

    @Override
    public Outcome of(Tensor output, Batch batch, double share) {
        if (batch.rotations() == null || batch.target() == null || batch.samples() % 2 != 0) {
            throw new IllegalArgumentException("Pretraining by views needs pairs of views, their turns and their targets");
        }
        long voxels = output.size(1) - SwinUnetr.TURNS - SwinUnetr.EMBEDDING;
        Part rotation = rotation(output.narrow(1, 0, SwinUnetr.TURNS), batch);
        Part contrastive = contrastive(output.narrow(1, SwinUnetr.TURNS, SwinUnetr.EMBEDDING));
        Part reconstruction = reconstruction(output.narrow(1, SwinUnetr.TURNS + SwinUnetr.EMBEDDING, voxels), batch);
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("rotation", rotation.loss());
        parts.put("contrastive", contrastive.loss());
        parts.put("reconstruction", reconstruction.loss());
        Tensor gradient = torch.cat(new TensorVector(rotation.gradient(), contrastive.gradient(), reconstruction.gradient()), 1);
        gradient.mul_(Tensors.scalar(share));
        return new Outcome(new Losses(rotation.loss() + contrastive.loss() + reconstruction.loss(), parts), gradient);
    }

    private Part rotation(Tensor scores, Batch batch) {
        long views = scores.size(0);
        Tensor turns = device.upload(batch.rotations(), batch.samples(), 1).to(ScalarType.Long);
        Tensor truth = torch.zeros_like(scores);
        truth.scatter_(1, turns, Tensors.scalar(1)); // (M, 4)
        Tensor logarithms = torch.log_softmax(scores, 1);
        double loss = -logarithms.mul(truth).sum().item_double() / views;
        return new Part(loss, logarithms.exp().sub_(truth).div_(Tensors.scalar(views)));
    }

    private Part contrastive(Tensor embeddings) {
        long views = embeddings.size(0);
        Tensor lengths = embeddings.square().sum(new long[] {1}, true, new ScalarTypeOptional()).sqrt()
                .clamp_min(Tensors.scalar(SMALLEST_NORM)); // (M, 1)
        Tensor units = embeddings.div(lengths); // (M, 512)
        Tensor self = torch.eye(views, device.options(ScalarType.Float));
        Tensor partners = torch.roll(self, new long[] {views / 2}, 1); // Y: a one where the other view stands
        Tensor similarities = torch.matmul(units, units.transpose(0, 1)).div_(Tensors.scalar(temperature)); // (M, M)
        Tensor logarithms = torch.log_softmax(similarities.add(self, Tensors.scalar(NEVER)), 1);
        double loss = -logarithms.mul(partners).sum().item_double() / views;
        Tensor slope = logarithms.exp().sub_(partners).div_(Tensors.scalar(views * temperature)); // by z·z
        Tensor byUnits = torch.matmul(slope.add(slope.transpose(0, 1)), units);
        Tensor along = byUnits.mul(units).sum(new long[] {1}, true, new ScalarTypeOptional());
        return new Part(loss, byUnits.sub_(units.mul(along)).div_(lengths));
    }

    private Part reconstruction(Tensor voxels, Batch batch) {
        Tensor target = device.upload(batch.target(), batch.samples(), (int) voxels.size(1));
        Tensor difference = voxels.sub(target); // (M, C·X·Y·Z)
        double count = difference.numel();
        double loss = difference.abs().sum().item_double() / count;
        return new Part(loss, difference.sign_().div_(Tensors.scalar(count)));
    }
}
