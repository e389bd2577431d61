package org.amaes.core.network;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.fixture.Fixtures;
import org.amaes.core.network.MedNeXt.Decoder;
import org.amaes.core.network.MedNeXt.Size;

/** The published networks beside the list of their parameters in the reference values. */
public final class PublishedNetworks {

    private PublishedNetworks() {
    }

    /**
     * A network of the list.
     *
     * @param name how its part of the list begins
     * @param network ours
     */
    public record Named(String name, Architecture network) {

        @Override
        public String toString() {
            return name;
        }

        /** One line a parameter, name and shape, as the list has them. */
        List<String> lines() throws Exception {
            List<String> lines = new ArrayList<>();
            boolean inside = false;
            for (String line : Files.readAllLines(Fixtures.reference("networks/parameters.txt"))) {
                if (line.startsWith("## ")) {
                    inside = line.startsWith("## " + name + " ");
                } else if (inside && !line.isBlank()) {
                    lines.add(line);
                }
            }
            return lines;
        }
    }

    /** Every U-Net and MedNeXt of the list. */
    public static Stream<Named> all() {
        return Stream.of(
                new Named("PRE unet_b_lw_dec", UNet.pretraining(32)),
                new Named("PRE unet_xl_lw_dec", UNet.pretraining(64)),
                new Named("PRE mednext_m3_lw_dec", MedNeXt.pretraining(Size.M, 32)),
                new Named("PRE mednext_l3_lw_dec", MedNeXt.pretraining(Size.L, 32)),
                new Named("FT unet_b C=2", UNet.segmentation(32, 1, 2)),
                new Named("FT unet_xl C=2", UNet.segmentation(64, 1, 2)),
                new Named("FT mednext_m3_std_dec C=2", MedNeXt.segmentation(Size.M, 32, Decoder.STANDARD, 1, 2)),
                new Named("FT mednext_l3_std_dec C=2", MedNeXt.segmentation(Size.L, 32, Decoder.STANDARD, 1, 2)),
                new Named("FT mednext_l3 C=2", MedNeXt.segmentation(Size.L, 32, Decoder.OWN, 1, 2)));
    }

    /** Weights of a network, all zero. */
    static StateDict zeros(Architecture network) {
        return StateDict.of(Parameters.of(network).stream().map(p -> new NamedArray(p.name(), p.extents(), new float[p.size()])).toList());
    }
}
