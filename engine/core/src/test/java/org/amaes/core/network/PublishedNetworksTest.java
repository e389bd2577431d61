package org.amaes.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.amaes.core.network.PublishedNetworks.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedNetworksTest {

    @ParameterizedTest
    @MethodSource("org.amaes.core.network.PublishedNetworks#all")
    void parameterNamesShapesAndOrderEqualThePublishedOnes(Named each) throws Exception {
        List<String> published = each.lines();
        assertTrue(published.size() > 60, "the reference lists " + each);
        assertEquals(published, Parameters.of(each.network()).stream().map(p -> p.name() + "\t" + p.shape()).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "unet_b, 'U-Net B, light decoder', 'U-Net B, standard decoder with skips'",
        "unet_xl_lw_dec, 'U-Net XL, light decoder', 'U-Net XL, standard decoder with skips'",
        "mednext_m, 'MedNeXt M, light decoder', 'MedNeXt M, standard decoder with skips'",
        "MedNeXt_L, 'MedNeXt L, light decoder', 'MedNeXt L, standard decoder with skips'",
        "mednext_m3_lw_dec, 'MedNeXt M, light decoder', 'MedNeXt M, standard decoder with skips'",
        "mednext_l3_std_dec, 'MedNeXt L, light decoder', 'MedNeXt L, standard decoder with skips'",
        "mednext_m3, 'MedNeXt M, light decoder', 'MedNeXt M, own decoder with skips'",
        "mednext_l3, 'MedNeXt L, light decoder', 'MedNeXt L, own decoder with skips'",
        "mednext, 'MedNeXt M, light decoder', 'MedNeXt M, standard decoder with skips'"})
    void everyWordNamesItsTwoNetworks(String word, String pretraining, String segmentation) {
        NetworkName name = NetworkName.parse(word).orElseThrow();
        assertEquals(pretraining, name.pretraining().title());
        assertEquals(segmentation, name.segmentation(2, 3).title());
        assertEquals(List.of(2, 3), List.of(name.segmentation(2, 3).inChannels(), name.segmentation(2, 3).outChannels()));
    }

    @ParameterizedTest
    @CsvSource({"mednext_s", "mednext_m5", "unet_b3_lw_dec", "mednext3_lw_dec", "unet_b_dec", "''"})
    void otherWordsNameNothing(String word) {
        assertEquals(Optional.empty(), NetworkName.parse(word));
    }
}
