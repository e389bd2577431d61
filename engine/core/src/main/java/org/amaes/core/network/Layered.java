package org.amaes.core.network;

/** A network that is a tree of layers. */
public sealed interface Layered extends Architecture permits UNet, MedNeXt {

    /** The layer tree. */
    Layer layers();
}
