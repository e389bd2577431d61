package org.amaes.core.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A network as files store it: the few numbers from which every layer follows.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = UNet.class, name = "unet"))
public sealed interface Architecture permits UNet {

    /** The number of image channels that go in. */
    int inChannels();

    /** The number of channels that come out: 1 for a reconstruction, one a class for a segmentation. */
    int outChannels();

    /** The layer tree. */
    Layer layers();

    /** A short name for people, such as "U-Net, 32 filters, light decoder". */
    String title();
}
