package org.amaes.viewer.paint;

import java.util.Arrays;
import java.util.Optional;
import org.amaes.core.volume.LabelMap;

/**
 * A label map in the hands of a painter: what is set from one {@link #commit} to the next is one change,
 * which can be taken back.
 *
 * <p>Blocks of voxels are copied when they are first touched, so that a change costs memory for what it
 * touches only, and none after the commit.
 */
final class LabelCanvas {

    private static final int BLOCK_BITS = 12;
    private static final int BLOCK = 1 << BLOCK_BITS;

    private final LabelMap labels;
    private final byte[] data;
    private final byte[][] before;

    /** @param labels changed in place */
    LabelCanvas(LabelMap labels) {
        this.labels = labels;
        this.data = labels.data();
        this.before = new byte[(data.length + BLOCK - 1) >> BLOCK_BITS][];
    }

    /** The label map. */
    LabelMap labels() {
        return labels;
    }

    /** The label of a voxel. */
    int get(int voxel) {
        return data[voxel] & 0xFF;
    }

    /** Gives a voxel a label. */
    void set(int voxel, int label) {
        byte now = (byte) label;
        if (data[voxel] != now) {
            keep(voxel >> BLOCK_BITS);
            data[voxel] = now;
        }
    }

    /** Does a step of an earlier session. */
    void replay(JournalEntry step) {
        for (int block = 0; block < before.length; block++) {
            keep(block);
        }
        step.apply(data);
    }

    private void keep(int block) {
        if (before[block] == null) {
            before[block] = Arrays.copyOfRange(data, block << BLOCK_BITS, Math.min(data.length, (block + 1) << BLOCK_BITS));
        }
    }

    /** What was changed since the last commit; empty if nothing was. */
    Optional<LabelDelta> commit() {
        LabelDelta.Builder delta = new LabelDelta.Builder();
        for (int block = 0; block < before.length; block++) {
            byte[] old = before[block];
            if (old != null) {
                int start = block << BLOCK_BITS;
                for (int at = 0; at < old.length; at++) {
                    if (old[at] != data[start + at]) {
                        delta.add(start + at, old[at], data[start + at]);
                    }
                }
                before[block] = null;
            }
        }
        LabelDelta done = delta.build();
        return done.voxels() == 0 ? Optional.empty() : Optional.of(done);
    }
}
