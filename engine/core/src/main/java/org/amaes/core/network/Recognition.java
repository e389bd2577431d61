package org.amaes.core.network;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.UNet.Decoder;
import org.amaes.core.network.UNet.Head;

/**
 * Tells which network a set of weights belongs to, from the names and shapes of its arrays alone: for
 * published files, which do not say.
 */
public final class Recognition {

    private Recognition() {
    }

    /** The architecture whose every parameter is in the weights with its shape, and nothing else is. */
    public static Optional<Architecture> of(StateDict weights) {
        return unet(weights).filter(architecture -> fits(architecture, weights));
    }

    /** Whether weights and architecture have the same names and shapes. */
    public static boolean fits(Architecture architecture, StateDict weights) {
        List<Parameters.Parameter> parameters = Parameters.of(architecture);
        Set<String> names = new HashSet<>(weights.names());
        for (Parameters.Parameter parameter : parameters) {
            if (!names.remove(parameter.name())
                    || !java.util.Arrays.equals(weights.get(parameter.name()).shape(), parameter.extents())) {
                return false;
            }
        }
        return names.isEmpty();
    }

    private static Optional<Architecture> unet(StateDict weights) {
        int[] first = shape(weights, "encoder.in_conv.conv1.conv.weight");
        for (Head head : Head.values()) {
            int[] last = shape(weights, head.prefix() + ".out_conv.weight");
            int[] deepest = shape(weights, head.prefix() + ".decoder_conv1.conv1.conv.weight");
            if (first != null && last != null && deepest != null && first.length == 5 && last.length == 5 && deepest.length == 5) {
                boolean standard = weights.find(head.prefix() + ".decoder_conv1.conv2.conv.weight").isPresent();
                boolean skips = deepest[1] == 2 * deepest[0];
                return Optional.of(new UNet(first[1], last[0], first[0], standard ? Decoder.STANDARD : Decoder.LIGHT, skips, head));
            }
        }
        return Optional.empty();
    }

    private static int[] shape(StateDict weights, String name) {
        return weights.find(name).map(NamedArray::shape).orElse(null);
    }
}
