package org.amaes.core.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.amaes.core.masking.Masking;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Something asked of the engine service. Volumes are files; nothing large travels in a line.
 *
 * @param <A> what a successful answer says
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "request")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Request.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = Request.Ping.class, name = "ping"),
    @JsonSubTypes.Type(value = Request.Load.class, name = "load"),
    @JsonSubTypes.Type(value = Request.Reconstruct.class, name = "reconstruct"),
    @JsonSubTypes.Type(value = Request.Predict.class, name = "predict"),
    @JsonSubTypes.Type(value = Request.Cancel.class, name = "cancel")})
public sealed interface Request<A extends Answer> {

    /** The kind of its answer. */
    Class<A> answer();

    /**
     * Who is there?
     *
     * @param protocol the newest protocol that the asker speaks, see {@link Protocol#VERSION}
     */
    record Hello(int protocol) implements Request<Answer.Greeting> {

        @Override
        public Class<Answer.Greeting> answer() {
            return Answer.Greeting.class;
        }
    }

    /** Are you alive? */
    record Ping() implements Request<Answer.Pong> {

        @Override
        public Class<Answer.Pong> answer() {
            return Answer.Pong.class;
        }
    }

    /**
     * Reads a checkpoint and keeps it ready for what follows.
     *
     * @param checkpoint a checkpoint's file, or a run folder, whose newest weights are taken
     */
    record Load(Path checkpoint) implements Request<Answer.Loaded> {

        public Load {
            Objects.requireNonNull(checkpoint, "checkpoint");
        }

        @Override
        public Class<Answer.Loaded> answer() {
            return Answer.Loaded.class;
        }
    }

    /**
     * Lets a pretrained network redraw what is hidden of a patch.
     *
     * <p>Exactly one of {@code mask} and {@code masking} is given.
     *
     * @param checkpoint a pretrained network, or a run folder
     * @param input the patch as the network is to see it before masking: prepared (intensities in [0, 1]), a NIfTI
     *     file whose size is the network's patch
     * @param target what the reconstruction is measured against, of the same size; null for {@code input} itself
     * @param mask a NIfTI label file of the same size, not 0 where a voxel is hidden; or null
     * @param masking how to draw the hidden tokens; or null
     * @param seed what the drawn mask depends on
     * @param out an existing folder; gets masked.nii, reconstruction.nii, error.nii
     */
    record Reconstruct(Path checkpoint, Path input, Path target, Path mask, Masking masking, long seed, Path out)
            implements Request<Answer.Reconstructed> {

        public Reconstruct {
            Objects.requireNonNull(checkpoint, "checkpoint");
            Objects.requireNonNull(input, "input");
            Objects.requireNonNull(out, "out");
            if ((mask == null) == (masking == null)) {
                throw new IllegalArgumentException("a reconstruction has either a mask or a masking");
            }
        }

        @Override
        public Class<Answer.Reconstructed> answer() {
            return Answer.Reconstructed.class;
        }
    }

    /**
     * Segments a scan on its own grid; tells its progress by the window of the network.
     *
     * @param checkpoint a fine-tuned network, or a run folder
     * @param scan a NIfTI file as acquired, with as many channels as the network takes, or the first of them
     * @param further files of the other channels, on the same grid; may be left out
     * @param out the NIfTI file of the mask
     * @param probabilities an existing folder; gets probability-LABEL.nii.gz of each class but the background, on the
     *     scan's own grid; or null
     */
    record Predict(Path checkpoint, Path scan, List<Path> further, Path out, Path probabilities) implements Request<Answer.Predicted> {

        public Predict {
            Objects.requireNonNull(checkpoint, "checkpoint");
            Objects.requireNonNull(scan, "scan");
            Objects.requireNonNull(out, "out");
            further = further == null ? List.of() : List.copyOf(further);
        }

        /** A mask alone, of a scan in one file. */
        public Predict(Path checkpoint, Path scan, Path out) {
            this(checkpoint, scan, List.of(), out, null);
        }

        @Override
        public Class<Answer.Predicted> answer() {
            return Answer.Predicted.class;
        }
    }

    /**
     * Ends an earlier request, which answers that it was cancelled; nothing happens if it is done or unknown.
     *
     * @param target the earlier request's number
     */
    record Cancel(long target) implements Request<Answer.Pong> {

        @Override
        public Class<Answer.Pong> answer() {
            return Answer.Pong.class;
        }
    }
}
