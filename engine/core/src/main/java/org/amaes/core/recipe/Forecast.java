package org.amaes.core.recipe;

import java.util.List;
import java.util.Objects;

import org.amaes.core.volume.Shape;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a run will take on a machine: time, memory and disk, from the network's cost and a short measurement.
 *
 * @param secondsPerStep one update of the weights, patches made beside it
 * @param steps updates of the run
 * @param startSeconds before the first step
 * @param validationSeconds one look at the validation cases
 * @param validations how many of them
 * @param previewSeconds one preview
 * @param previews how many of them
 * @param checkpointSeconds one checkpoint
 * @param checkpoints how many of them, at least
 * @param peakBytes most memory at once: of the process on the CPU, of the card on a graphics card
 * @param availableBytes memory that is free for it now
 * @param diskBytes what the finished run folder holds
 * @param freeDiskBytes what is free where it will lie
 * @param measured what was measured
 * @param proposals what would make it fit; empty if it fits as it is, or if nothing does
 */
@JsonIgnoreProperties(value = {"totalSeconds", "fits"}, allowGetters = true)
public record Forecast(double secondsPerStep, long steps, double startSeconds, double validationSeconds, long validations, double previewSeconds,
        long previews, double checkpointSeconds, long checkpoints, long peakBytes, long availableBytes, long diskBytes, long freeDiskBytes,
        Measured measured, List<Proposal> proposals) {

    /** A tenth of the free memory is left to others and to chance. */
    private static final double MEMORY_SHARE = 0.9;

    /**
     * What was measured: whole steps of the run, or smaller ones scaled up by their multiplications.
     *
     * @param patch voxels of the patches
     * @param samples patches of a step
     * @param steps how many steps counted
     * @param whole whether these are the run's own steps
     */
    public record Measured(Shape patch, int samples, int steps, boolean whole) {
    }

    /**
     * A change with which the run fits.
     *
     * @param option what to add to the command, such as "--set accumulate=4"
     * @param peakBytes the memory it then needs
     * @param same whether the training stays the same
     */
    public record Proposal(String option, long peakBytes, boolean same) {
    }

    public Forecast {
        Objects.requireNonNull(measured, "measured");
        proposals = List.copyOf(proposals);
    }

    /** The whole run, from start to end. */
    @JsonProperty
    public double totalSeconds() {
        return startSeconds + steps * secondsPerStep + validations * validationSeconds + previews * previewSeconds + checkpoints * checkpointSeconds;
    }

    /** Whether memory and disk suffice. */
    @JsonProperty
    public boolean fits() {
        return fitsMemory(peakBytes, availableBytes) && diskBytes <= freeDiskBytes;
    }

    /** Whether a need can be met out of what is free, with something left to others. */
    public static boolean fitsMemory(long needed, long available) {
        return needed <= MEMORY_SHARE * available;
    }
}
