package org.amaes.app.explore;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.amaes.app.job.Outcome;
import org.amaes.core.masking.TokenMask;
import org.amaes.core.volume.Volume;

/** Whoever lets a pretrained network redraw a patch. */
@FunctionalInterface
interface Redrawer {

    /**
     * Begins, and returns.
     *
     * @param checkpoint the network
     * @param patch the patch before masking; left as it is
     * @param mask what is hidden from the network
     * @param then gets what the network makes of it, on the patch's grid, on the window's thread
     */
    void redraw(Path checkpoint, Volume patch, TokenMask mask, Consumer<Outcome<Volume>> then);
}
