package org.amaes.core.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A network as files store it: the few numbers from which every layer follows.
 *
 * <p>Most unfold to a tree of {@link Layer}s; the transformer does not and is known to interpreters by its record.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = UNet.class, name = "unet"),
    @JsonSubTypes.Type(value = MedNeXt.class, name = "mednext"),
    @JsonSubTypes.Type(value = SwinUnetr.class, name = "swinunetr")})
public sealed interface Architecture permits Layered, SwinUnetr {

    /** The number of image channels that go in. */
    int inChannels();

    /** The number of channels that come out: 1 for a reconstruction, one a class for a segmentation. */
    int outChannels();

    /** The network that segments with this one's encoder: its standard decoder with skips. */
    Architecture forSegmentation(int channels, int classes);

    /** A short name for people, such as "U-Net, 32 filters, light decoder". */
    String title();
}
