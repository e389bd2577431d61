package org.amaes.dl4j;

import org.amaes.core.backend.Backend;
import org.amaes.core.backend.PublishedNetworksConformance;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.UNet;
import org.junit.jupiter.api.Tag;

@Tag("long")
class Dl4jPublishedNetworksTest extends PublishedNetworksConformance {

    @Override
    protected Backend backend() {
        return new Dl4jBackend();
    }

    @Override
    protected boolean computes(Architecture architecture) {
        return architecture instanceof UNet;
    }

    /** Outputs, losses and gradients keep the usual bounds; of what three steps make of rounding, one network takes 1.7 times the usual. */
    @Override
    protected double roundingFactor() {
        return 2;
    }
}
