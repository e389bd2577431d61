package org.amaes.core.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import org.amaes.core.volume.Shape;

/**
 * The voxels of one volume on their way from a file, where x is fastest, to memory, where z is fastest,
 * one slab at a time: as many whole planes, rows or voxels as a bounded buffer holds.
 */
final class SlabReader {

    /** Voxels a slab holds: at most 1 MiB of scaled values and as much of raw bytes. */
    static final int SLAB_VOXELS = 1 << 17;

    private final NiftiHeader header;
    private final Shape shape;
    private final byte[] raw;
    private final double[] values;

    SlabReader(NiftiHeader header) {
        this.header = header;
        this.shape = header.shape();
        int voxels = (int) Math.min(SLAB_VOXELS, shape.voxels());
        this.raw = new byte[voxels * header.type().bytes()];
        this.values = new double[voxels];
    }

    /** What receives scaled values: a block of voxels, x fastest within {@code values}. */
    interface Sink {
        void accept(double[] values, Slab slab) throws SinkException;
    }

    /** Stops the reading when a value cannot be taken. */
    static final class SinkException extends Exception {

        private static final long serialVersionUID = 1L;

        SinkException(String what) {
            super(what);
        }
    }

    /**
     * Passes one volume to a sink.
     *
     * @param in stands at the volume's first voxel
     * @throws EOFException if the stream ends before the last voxel
     */
    void read(InputStream in, Sink sink) throws IOException, SinkException {
        for (Slab slab = Slab.first(shape, SLAB_VOXELS); slab != null; slab = slab.next(shape, SLAB_VOXELS)) {
            int bytes = slab.voxels() * header.type().bytes();
            if (in.readNBytes(raw, 0, bytes) < bytes) {
                throw new EOFException();
            }
            decode(ByteBuffer.wrap(raw, 0, bytes).order(header.byteOrder()), slab.voxels());
            scale(slab.voxels());
            sink.accept(values, slab);
        }
    }

    private void decode(ByteBuffer from, int count) {
        switch (header.type()) {
            case INT8 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = from.get(i);
                }
            }
            case UINT8 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = Byte.toUnsignedInt(from.get(i));
                }
            }
            case INT16 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = from.getShort(2 * i);
                }
            }
            case UINT16 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = Short.toUnsignedInt(from.getShort(2 * i));
                }
            }
            case INT32 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = from.getInt(4 * i);
                }
            }
            case UINT32 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = Integer.toUnsignedLong(from.getInt(4 * i));
                }
            }
            case INT64 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = from.getLong(8 * i);
                }
            }
            case UINT64 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = unsigned(from.getLong(8 * i));
                }
            }
            case FLOAT32 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = from.getFloat(4 * i);
                }
            }
            case FLOAT64 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = from.getDouble(8 * i);
                }
            }
        }
    }

    /** The unsigned value, correctly rounded: the lowest bit of the halved number keeps what the shift would lose. */
    static double unsigned(long bits) {
        return bits >= 0 ? bits : (double) (bits >>> 1 | bits & 1) * 2;
    }

    /** As nibabel: multiplied and added in double, each only if it changes something, so that −0 stays −0. */
    private void scale(int count) {
        double slope = header.slope();
        double intercept = header.intercept();
        if (slope != 1) {
            for (int i = 0; i < count; i++) {
                values[i] *= slope;
            }
        }
        if (intercept != 0) {
            for (int i = 0; i < count; i++) {
                values[i] += intercept;
            }
        }
    }
}
