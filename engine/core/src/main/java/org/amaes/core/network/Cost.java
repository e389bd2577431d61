package org.amaes.core.network;

import org.amaes.core.network.Layer.Conv;
import org.amaes.core.network.Layer.Fork;
import org.amaes.core.network.Layer.Gelu;
import org.amaes.core.network.Layer.LeakyRelu;
import org.amaes.core.network.Layer.MaxPool;
import org.amaes.core.network.Layer.Norm;
import org.amaes.core.network.Layer.PadLow;
import org.amaes.core.network.Layer.Sequence;
import org.amaes.core.network.Shapes.Features;
import org.amaes.core.volume.Shape;

/**
 * What one forward pass of one sample costs.
 *
 * @param macs multiply-accumulate operations of the convolutions and, in a transformer, of its matrix products
 * @param activations values of all layers' outputs, which training keeps for the backward pass
 * @param parameters values of all parameters
 */
public record Cost(long macs, long activations, long parameters) {

    /** The cost of a network for one patch. */
    public static Cost of(Architecture architecture, Shape patch) {
        Shapes.output(architecture, patch);
        return switch (architecture) {
            case Layered layered -> {
                Tally tally = new Tally();
                tally.add(layered.layers(), new Features(layered.inChannels(), patch));
                yield new Cost(tally.macs, tally.activations, Parameters.count(layered));
            }
            case SwinUnetr swin -> SwinCost.of(swin, patch);
        };
    }

    private static final class Tally {

        private long macs;
        private long activations;

        Features add(Layer layer, Features in) {
            return switch (layer) {
                case Conv conv -> {
                    Features out = Shapes.output(conv, in);
                    long taps = (long) conv.kernel() * conv.kernel() * conv.kernel();
                    // A transposed convolution spreads every input value, a plain one gathers every output value.
                    macs += conv.transposed()
                            ? in.elements() * taps * (conv.out() / conv.groups())
                            : out.elements() * taps * (conv.in() / conv.groups());
                    yield kept(out);
                }
                case Norm _, LeakyRelu _, Gelu _, MaxPool _, PadLow _ -> kept(Shapes.output(layer, in));
                case Sequence sequence -> {
                    Features features = in;
                    for (Layer each : sequence.layers()) {
                        features = add(each, features);
                    }
                    yield features;
                }
                case Fork fork -> {
                    add(fork.left(), in);
                    add(fork.right(), in);
                    yield kept(Shapes.output(fork, in));
                }
            };
        }

        private Features kept(Features out) {
            activations += out.elements();
            return out;
        }
    }
}
