package org.amaes.core.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The names networks go by on the command line and in the paper.
 */
public enum NetworkName {
    /** U-Net with 32 filters. */
    UNET_B(32),
    /** U-Net with 64 filters. */
    UNET_XL(64),
    /** U-Net of any width; 32 filters unless set. */
    UNET(32);

    private final int filters;

    NetworkName(int filters) {
        this.filters = filters;
    }

    /** The network of that name; the decoder suffix of published names is allowed ({@code unet_b_lw_dec}). */
    public static Optional<NetworkName> parse(String name) {
        String bare = name.strip().toLowerCase(Locale.ROOT).replaceAll("_(lw|std)_dec$", "");
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

    /** The network that is pretrained: light decoder, no skips, one channel. */
    public Architecture pretraining() {
        return UNet.pretraining(filters);
    }

    /** The network that is fine-tuned: standard decoder with skips. */
    public Architecture segmentation(int channels, int classes) {
        return UNet.segmentation(filters, channels, classes);
    }
}
