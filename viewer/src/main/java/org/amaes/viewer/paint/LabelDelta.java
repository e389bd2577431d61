package org.amaes.viewer.paint;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A change of a label map as runs of neighbouring voxels in memory order, each with the label before and
 * after; a few bytes a run. Knows its way forward and back. Immutable.
 */
public final class LabelDelta {

    private final byte[] runs;
    private final int voxels;

    private LabelDelta(byte[] runs, int voxels) {
        this.runs = runs;
        this.voxels = voxels;
    }

    /**
     * Reads a change as {@link #toBytes} wrote it.
     *
     * @param length the voxels of the label map it is for
     * @throws IllegalArgumentException if it is damaged, or reaches beyond the map
     */
    static LabelDelta read(byte[] bytes, int length) {
        try {
            long total = 0;
            for (Runs run = new Runs(bytes); run.next();) {
                if (run.length < 1 || run.start < 0 || (long) run.start + run.length > length) {
                    throw new IllegalArgumentException("A run beyond the label map: " + run.start + " + " + run.length);
                }
                total += run.length;
            }
            return new LabelDelta(bytes.clone(), Math.toIntExact(total));
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("The change ends in the middle of a run", e);
        }
    }

    /** How many voxels change. */
    public int voxels() {
        return voxels;
    }

    /** How much memory it takes, in bytes. */
    public int size() {
        return runs.length;
    }

    /** The change as bytes; see {@link #read}. */
    byte[] toBytes() {
        return runs.clone();
    }

    /** Whether the labels are those that the change starts from, or, backwards, ends with. */
    boolean fits(byte[] labels, boolean forward) {
        for (Runs run = new Runs(runs); run.next();) {
            byte expected = forward ? run.before : run.after;
            for (int voxel = run.start; voxel < run.start + run.length; voxel++) {
                if (labels[voxel] != expected) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Makes the change in labels, or takes it back. */
    void apply(byte[] labels, boolean forward) {
        for (Runs run = new Runs(runs); run.next();) {
            Arrays.fill(labels, run.start, run.start + run.length, forward ? run.after : run.before);
        }
    }

    @Override
    public String toString() {
        return voxels + " voxels in " + runs.length + " bytes";
    }

    /** Reads one run after the other. */
    private static final class Runs {

        private final ByteBuffer bytes;
        private int start;
        private int length;
        private byte before;
        private byte after;

        Runs(byte[] runs) {
            bytes = ByteBuffer.wrap(runs);
        }

        boolean next() {
            if (!bytes.hasRemaining()) {
                return false;
            }
            start += length + number();
            length = number();
            before = bytes.get();
            after = bytes.get();
            return true;
        }

        /** Seven bits a byte, lowest first, the eighth says that more follow. */
        private int number() {
            int value = 0;
            for (int shift = 0; shift < 35; shift += 7) {
                byte next = bytes.get();
                value |= (next & 0x7F) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("A number of more than 32 bits");
        }
    }

    /** Puts a change together from voxels in memory order. */
    static final class Builder {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int voxels;
        private int end;
        private int start;
        private int length;
        private byte before;
        private byte after;

        void add(int voxel, byte before, byte after) {
            if (length > 0 && voxel == start + length && before == this.before && after == this.after) {
                length++;
            } else {
                flush();
                start = voxel;
                length = 1;
                this.before = before;
                this.after = after;
            }
            voxels++;
        }

        private void flush() {
            if (length > 0) {
                number(start - end);
                number(length);
                out.write(before);
                out.write(after);
                end = start + length;
            }
        }

        private void number(int value) {
            int rest = value;
            while (rest > 0x7F) {
                out.write(rest & 0x7F | 0x80);
                rest >>>= 7;
            }
            out.write(rest);
        }

        LabelDelta build() {
            flush();
            return new LabelDelta(out.toByteArray(), voxels);
        }
    }
}
