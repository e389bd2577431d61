package org.amaes.core.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.amaes.core.network.MedNeXt.Decoder;
import org.amaes.core.network.MedNeXt.Size;

/**
 * The names networks go by on the command line and in the paper.
 */
public enum NetworkName {
    /** U-Net with 32 filters. */
    UNET_B(true, UNet.pretraining(32)),
    /** U-Net with 64 filters. */
    UNET_XL(true, UNet.pretraining(64)),
    /** U-Net of any width; 32 filters unless set. */
    UNET(false, UNet.pretraining(32)),
    /** MedNeXt M; it segments with the U-Net's decoder. */
    MEDNEXT_M(true, MedNeXt.pretraining(Size.M, MedNeXt.PAPER_FILTERS)),
    /** MedNeXt L; it segments with the U-Net's decoder. */
    MEDNEXT_L(true, MedNeXt.pretraining(Size.L, MedNeXt.PAPER_FILTERS)),
    /** The published code's word for MedNeXt M that segments with its own decoder. */
    MEDNEXT_M3(true, MedNeXt.pretraining(Size.M, MedNeXt.PAPER_FILTERS)) {
        @Override
        public Architecture segmentation(int channels, int classes) {
            return MedNeXt.segmentation(Size.M, MedNeXt.PAPER_FILTERS, Decoder.OWN, channels, classes);
        }
    },
    /** The published code's word for MedNeXt L that segments with its own decoder. */
    MEDNEXT_L3(true, MedNeXt.pretraining(Size.L, MedNeXt.PAPER_FILTERS)) {
        @Override
        public Architecture segmentation(int channels, int classes) {
            return MedNeXt.segmentation(Size.L, MedNeXt.PAPER_FILTERS, Decoder.OWN, channels, classes);
        }
    },
    /** MedNeXt of any width and depth; M with 32 filters unless set. */
    MEDNEXT(false, MedNeXt.pretraining(Size.M, MedNeXt.PAPER_FILTERS)),
    /** SwinUNETR with feature size 48 unless set; it is pretrained by views instead of masks. */
    SWINUNETR(true, SwinUnetr.pretraining(SwinUnetr.PAPER_FEATURES));

    private final boolean published;
    private final Architecture pretraining;

    NetworkName(boolean published, Architecture pretraining) {
        this.published = published;
        this.pretraining = pretraining;
    }

    /**
     * The network of that name. The decoder suffix of published names is allowed: {@code unet_b_lw_dec},
     * {@code mednext_m3_lw_dec} and {@code mednext_m3_std_dec} are pretrained and segment like {@link #UNET_B} and
     * {@link #MEDNEXT_M}.
     */
    public static Optional<NetworkName> parse(String name) {
        String bare = name.strip().toLowerCase(Locale.ROOT).replaceAll("((?<=_[ml])3)?_(lw|std)_dec$", "");
        return Arrays.stream(values()).filter(each -> each.word().equals(bare)).findFirst();
    }

    /** The word people write. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words, for messages. */
    public static String words() {
        return Arrays.stream(values()).map(NetworkName::word).collect(Collectors.joining(", "));
    }

    /** Whether the paper has this network; the others are for networks whose numbers people set. */
    public boolean isPublished() {
        return published;
    }

    /** The network that is pretrained: one channel, light decoder without skips, or the transformer's own heads. */
    public Architecture pretraining() {
        return pretraining;
    }

    /** The network that is fine-tuned: standard decoder with skips, unless the name says its own. */
    public Architecture segmentation(int channels, int classes) {
        return pretraining.forSegmentation(channels, classes);
    }
}
