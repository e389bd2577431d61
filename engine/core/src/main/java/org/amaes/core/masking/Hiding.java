package org.amaes.core.masking;

import java.util.Objects;

/** How it is decided which tokens of a patch are hidden. */
public sealed interface Hiding {

    /** Voxels a side of a token. */
    int token();

    /** By chance, as in training. */
    record Drawn(Masking masking) implements Hiding {

        public Drawn {
            Objects.requireNonNull(masking);
        }

        @Override
        public int token() {
            return masking.token();
        }
    }

    /** By a person, token by token. */
    record Painted(TokenMask mask) implements Hiding {

        public Painted {
            Objects.requireNonNull(mask);
        }

        @Override
        public int token() {
            return mask.token();
        }
    }

    /** By the labels: every token that touches one, and nothing where there are none. */
    record Outlined(int token) implements Hiding {

        public Outlined {
            if (token < 1) {
                throw new IllegalArgumentException("A token has at least one voxel a side, not " + token);
            }
        }
    }
}
