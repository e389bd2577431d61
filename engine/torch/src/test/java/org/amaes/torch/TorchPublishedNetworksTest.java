package org.amaes.torch;

import org.amaes.core.backend.Backend;
import org.amaes.core.backend.PublishedNetworksConformance;

class TorchPublishedNetworksTest extends PublishedNetworksConformance {

    @Override
    protected Backend backend() {
        return new TorchBackend();
    }
}
