package org.amaes.core.reversal;

/**
 * What one artefact did to a patch and what a network made of it, in decibels of peak signal-to-noise
 * ratio against the clean patch (more is closer).
 *
 * <p>Hidden and visible voxels are told apart, because the network has to guess the ones and only to clean
 * the others. A network that redraws everything a little blurred cannot bring a nearly clean patch closer;
 * {@code suppressed} therefore asks another question: how much smaller the artefact's traces are in the
 * redrawn patch than in the input, measured against what the network makes of the undamaged patch.
 *
 * @param damaged the damaged patch against the clean one, before masking
 * @param redrawn the reconstruction against the clean patch
 * @param undamaged the reconstruction of the undamaged patch, same mask, against the clean patch
 * @param traces the reconstruction against the reconstruction of the undamaged patch
 */
public record Reversal(Deviation damaged, Deviation redrawn, Deviation undamaged, Deviation traces) {

    /** dB that the network undoes over visible voxels: the redrawn patch against the damaged one; negative if it is further from clean. */
    public double undoneDb() {
        return redrawn.visibleDb() - damaged.visibleDb();
    }

    /** dB by which the artefact's traces over visible voxels are weaker in the reconstruction than in the input. */
    public double suppressedDb() {
        return traces.visibleDb() - damaged.visibleDb();
    }

    /** dB that hidden voxels are redrawn worse for the artefact around them; negative if better. */
    public double hiddenCostDb() {
        return undamaged.hiddenDb() - redrawn.hiddenDb();
    }

    /** Whether the artefact changed anything at all. */
    public boolean isHarmless() {
        return damaged.whole() == 0;
    }

    /** The result in a few words, for people. */
    public String verdict() {
        if (isHarmless()) {
            return "changes nothing at this strength";
        }
        if (undoneDb() >= 1) {
            return "undone";
        }
        if (suppressedDb() >= 3) {
            return "weakened, at the price of blur";
        }
        if (suppressedDb() >= 1) {
            return "slightly weakened";
        }
        return "not undone";
    }
}
