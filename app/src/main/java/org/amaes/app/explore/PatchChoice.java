package org.amaes.app.explore;

import java.util.Objects;
import java.util.Optional;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.dataset.PatchWish;
import org.amaes.core.masking.Hiding;
import org.amaes.core.masking.Masking;
import org.amaes.core.masking.TokenMask;
import org.amaes.core.volume.Shape;

/**
 * Which patch is looked at and what is hidden of it.
 *
 * @param seed from which every random choice follows; shown as it is, since {@code amaes augment --seed} makes the same patch
 * @param shape the patch
 * @param place its lowest corner; empty where the seed draws it, as in training
 * @param masking ratio and size of drawn tokens; its token size also counts for painted ones
 * @param manner how hidden tokens are chosen
 * @param painted what a person hid so far, whether it is looked at or not; of {@code shape} and the masking's token size
 */
public record PatchChoice(long seed, Shape shape, Optional<PatchWish.Corner> place, Masking masking, Manner manner, TokenMask painted) {

    /** How hidden tokens are chosen. */
    public enum Manner {
        /** By the seed. */
        DRAWN,
        /** By hand. */
        PAINTED,
        /** All that touch an outlined lesion. */
        LESION
    }

    public PatchChoice {
        Objects.requireNonNull(place);
        Objects.requireNonNull(manner);
        if (!painted.patch().equals(shape) || painted.token() != masking.token()) {
            painted = TokenMask.builder(shape, masking.token()).build(); // another grid of tokens: what was painted has no meaning there
        }
    }

    /** A patch as training would draw it. */
    static PatchChoice first(Shape shape) {
        Masking masking = Masking.standard();
        return new PatchChoice(1, shape, Optional.empty(), masking, Manner.DRAWN, TokenMask.builder(shape, masking.token()).build());
    }

    /** The patch's name as far as chance is concerned. */
    PatchSeed patchSeed() {
        return new PatchSeed(seed, 0, 0);
    }

    /** How the hidden tokens are found. */
    Hiding hiding() {
        return switch (manner) {
            case DRAWN -> new Hiding.Drawn(masking);
            case PAINTED -> new Hiding.Painted(painted);
            case LESION -> new Hiding.Outlined(masking.token());
        };
    }

    PatchChoice withSeed(long other) {
        return new PatchChoice(other, shape, place, masking, manner, painted);
    }

    PatchChoice withShape(Shape other, Optional<PatchWish.Corner> at) {
        return new PatchChoice(seed, other, at, masking, manner, painted);
    }

    PatchChoice withPlace(Optional<PatchWish.Corner> at) {
        return new PatchChoice(seed, shape, at, masking, manner, painted);
    }

    PatchChoice withMasking(Masking other) {
        return new PatchChoice(seed, shape, place, other, manner, painted);
    }

    PatchChoice withManner(Manner other) {
        return new PatchChoice(seed, shape, place, masking, other, painted);
    }

    PatchChoice withPainted(TokenMask mask) {
        return new PatchChoice(seed, shape, place, masking, Manner.PAINTED, mask);
    }
}
