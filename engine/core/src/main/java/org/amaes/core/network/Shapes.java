package org.amaes.core.network;

import org.amaes.core.network.Layer.Conv;
import org.amaes.core.network.Layer.Fork;
import org.amaes.core.network.Layer.Gelu;
import org.amaes.core.network.Layer.Join;
import org.amaes.core.network.Layer.LeakyRelu;
import org.amaes.core.network.Layer.MaxPool;
import org.amaes.core.network.Layer.Norm;
import org.amaes.core.network.Layer.PadLow;
import org.amaes.core.network.Layer.Sequence;
import org.amaes.core.volume.Shape;

/**
 * The sizes of feature maps on their way through a network; refuses a patch size that cannot pass,
 * in words, without any native library.
 */
public final class Shapes {

    private Shapes() {
    }

    /** A feature map's channels and voxels. */
    public record Features(int channels, Shape shape) {

        /** Values of one sample. */
        public long elements() {
            return channels * shape.voxels();
        }
    }

    /**
     * What comes out of a network for a patch of the given size: as many voxels as went in, but for an encoder alone.
     *
     * @throws IllegalArgumentException in a sentence for the person who chose the size, if it cannot pass
     */
    public static Features output(Architecture architecture, Shape patch) {
        return switch (architecture) {
            case Layered layered -> output(layered, patch);
            case SwinUnetr swin -> output(swin, patch);
        };
    }

    /** The transformer halves the sides five times, and its deepest features need two voxels for statistics and for two heads. */
    private static Features output(SwinUnetr swin, Shape patch) {
        boolean halves = true;
        Shape deepest = patch;
        for (int axis = 0; axis < 3; axis++) {
            int side = patch.get(axis);
            halves &= side % SwinUnetr.REDUCTION == 0;
            deepest = deepest.with(axis, Math.max(1, side / SwinUnetr.REDUCTION));
        }
        if (!halves || deepest.voxels() < 2) {
            throw new IllegalArgumentException("A patch of " + patch + " voxels cannot pass " + swin.title()
                    + ": its sides are halved five times. Choose sides that are multiples of 32, at least 64 along one axis (for example "
                    + nearestOfThirtyTwo(patch) + ").");
        }
        return switch (swin.head()) {
            case SEGMENTATION, PRETRAINING -> new Features(swin.outChannels(), patch);
            case ENCODER -> new Features(swin.features(SwinUnetr.STAGES), deepest);
        };
    }

    private static Shape nearestOfThirtyTwo(Shape patch) {
        int[] sides = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            sides[axis] = (patch.get(axis) + SwinUnetr.REDUCTION - 1) / SwinUnetr.REDUCTION * SwinUnetr.REDUCTION;
        }
        Shape nearest = Shape.of(sides);
        return nearest.equals(Shape.cube(SwinUnetr.REDUCTION)) ? Shape.cube(2 * SwinUnetr.REDUCTION) : nearest;
    }

    private static Features output(Layered architecture, Shape patch) {
        try {
            Features out = output(architecture.layers(), new Features(architecture.inChannels(), patch));
            if (!out.shape().equals(patch)) {
                throw new Mismatch("the network gives back " + out.shape());
            }
            return out;
        } catch (Mismatch e) {
            throw new IllegalArgumentException("A patch of " + patch + " voxels cannot pass " + architecture.title() + ": "
                    + e.getMessage() + ". Choose sides that are multiples of 16, at least 32 along one axis (for example "
                    + nearest(patch) + ").", e);
        }
    }

    /** The closest larger patch whose sides are multiples of 16 and at least 32. */
    public static Shape nearest(Shape patch) {
        return new Shape(nearest(patch.x()), nearest(patch.y()), nearest(patch.z()));
    }

    private static int nearest(int side) {
        return Math.max(32, (side + 15) / 16 * 16);
    }

    /** What comes out of one layer. */
    public static Features output(Layer layer, Features in) {
        return switch (layer) {
            case Conv conv -> conv(conv, in);
            case Norm norm -> norm(norm, in);
            case LeakyRelu _, Gelu _ -> in;
            case MaxPool pool -> pool(pool, in);
            case PadLow _ -> new Features(in.channels(),
                    new Shape(in.shape().x() + 1, in.shape().y() + 1, in.shape().z() + 1));
            case Sequence sequence -> {
                Features features = in;
                for (Layer each : sequence.layers()) {
                    features = output(each, features);
                }
                yield features;
            }
            case Fork fork -> fork(fork, in);
        };
    }

    private static Features conv(Conv conv, Features in) {
        if (in.channels() != conv.in()) {
            throw new IllegalArgumentException(conv.name() + " takes " + conv.in() + " channels, not " + in.channels());
        }
        int[] out = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            int n = in.shape().get(axis);
            out[axis] = conv.transposed()
                    ? (n - 1) * conv.stride() - 2 * conv.padding() + conv.kernel()
                    : Math.floorDiv(n + 2 * conv.padding() - conv.kernel(), conv.stride()) + 1;
            if (out[axis] < 1) {
                throw new Mismatch("its side of " + n + " is too small for " + conv.name());
            }
        }
        return new Features(conv.out(), Shape.of(out));
    }

    private static Features norm(Norm norm, Features in) {
        if (in.channels() != norm.channels()) {
            throw new IllegalArgumentException(norm.name() + " takes " + norm.channels() + " channels, not " + in.channels());
        }
        if (in.shape().voxels() < 2) {
            throw new Mismatch("at its deepest level a single voxel is left, of which no statistics can be taken");
        }
        return in;
    }

    private static Features pool(MaxPool pool, Features in) {
        int[] out = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            int n = in.shape().get(axis);
            if (n % pool.size() != 0) {
                throw new Mismatch("a side of " + n + " cannot be halved");
            }
            out[axis] = n / pool.size();
        }
        return new Features(in.channels(), Shape.of(out));
    }

    private static Features fork(Fork fork, Features in) {
        Features left = output(fork.left(), in);
        Features right = output(fork.right(), in);
        if (!left.shape().equals(right.shape())) {
            throw new Mismatch("branches of " + left.shape() + " and " + right.shape() + " do not meet");
        }
        if (fork.join() == Join.CONCAT) {
            return new Features(left.channels() + right.channels(), left.shape());
        }
        if (left.channels() != right.channels()) {
            throw new IllegalArgumentException("A sum of " + left.channels() + " and " + right.channels() + " channels");
        }
        return left;
    }

    /** A size that does not fit; turned into one sentence about the patch at the top. */
    private static final class Mismatch extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        Mismatch(String what) {
            super(what);
        }
    }
}
