package org.amaes.torch;

import org.amaes.core.network.Layer.Conv;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A feature map of one sample cut in two along x, taken for two samples.
 *
 * <p>LibTorch gives a float32 convolution of one small sample to a slow general routine, one of two
 * samples to oneDNN. In channels-last memory the two halves of a map are two samples already; only
 * what goes into a 3³ convolution needs one more plane on each side, its halo.
 */
final class Halves {

    /** LibTorch's own limit for N·C·X·Y; with more it calls oneDNN also for one sample. */
    private static final long SMALL = 20480;

    private Halves() {
    }

    /** The halo that a convolution needs to be computed in halves; −1 where it cannot or need not be. */
    static int halo(Conv conv, Tensor input) {
        boolean slow = input.is_cpu() && input.scalar_type().intern() == ScalarType.Float && input.size(0) == 1 && conv.groups() == 1
                && input.size(1) * input.size(2) * input.size(3) <= SMALL;
        if (!slow || input.size(2) < 2) {
            return -1;
        }
        if (conv.kernel() == 3 && conv.stride() == 1 && conv.padding() == 1 && !conv.transposed()) {
            return 1;
        }
        boolean separate = conv.kernel() == conv.stride() && conv.padding() == 0 && (conv.transposed() || conv.stride() == 1);
        return separate ? 0 : -1;
    }

    /** (1, C, X, Y, Z) as (2, C, ⌈X/2⌉ + 2·halo, Y, Z), with zeros beyond the ends. */
    static Tensor split(Tensor whole, int halo) {
        long odd = whole.size(2) % 2;
        long half = (whole.size(2) + odd) / 2;
        if (halo == 0 && odd == 0) {
            return reshaped(whole, 2, half);
        }
        Tensor padded = torch.constant_pad_nd(whole, new long[] {0, 0, 0, 0, halo, halo + odd});
        return Tensors.laidOut(torch.cat(new TensorVector(padded.narrow(2, 0, half + 2L * halo), padded.narrow(2, half, half + 2L * halo)), 0));
    }

    /** (2, C, ⌈X/2⌉, Y, Z) as (1, C, X, Y, Z): the same memory. */
    static Tensor join(Tensor halves, long side) {
        return reshaped(halves, 1, 2 * halves.size(2)).narrow(2, 0, side);
    }

    /** The way back through {@link #split} of a map with {@code side} planes: halos are added to the other half's planes. */
    static Tensor splitBackward(Tensor halves, int halo, long side) {
        if (halo == 0) {
            return join(halves, side);
        }
        long half = halves.size(2) - 2L * halo;
        Tensor joined = reshaped(Tensors.laidOut(halves.narrow(2, halo, half)), 1, 2 * half);
        joined.narrow(2, half, halo).add_(halves.narrow(0, 0, 1).narrow(2, halo + half, halo));
        joined.narrow(2, half - halo, halo).add_(halves.narrow(0, 1, 1).narrow(2, 0, halo));
        return joined.narrow(2, 0, side);
    }

    private static Tensor reshaped(Tensor map, long samples, long side) {
        return map.permute(0, 2, 3, 4, 1).view(samples, side, map.size(3), map.size(4), map.size(1)).permute(0, 4, 1, 2, 3);
    }
}
