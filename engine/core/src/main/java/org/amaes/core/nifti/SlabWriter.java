package org.amaes.core.nifti;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/** Voxels on their way from memory, where z is fastest, to a file, where x is fastest, a bounded slab at a time. */
final class SlabWriter {

    private SlabWriter() {
    }

    /** Writes a volume as little-endian 32-bit decimals. */
    static void write(OutputStream out, Volume volume) throws IOException {
        Shape shape = volume.shape();
        float[] data = volume.data();
        byte[] bytes = new byte[(int) Math.min(shape.voxels(), SlabReader.SLAB_VOXELS) * Float.BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (Slab slab = Slab.first(shape, SlabReader.SLAB_VOXELS); slab != null; slab = slab.next(shape, SlabReader.SLAB_VOXELS)) {
            int plane = slab.nx() * slab.ny();
            for (int i = 0; i < slab.nx(); i++) {
                for (int j = 0; j < slab.ny(); j++) {
                    int from = shape.index(slab.x() + i, slab.y() + j, slab.z());
                    int to = j * slab.nx() + i;
                    for (int k = 0; k < slab.nz(); k++) {
                        buffer.putFloat(Float.BYTES * (to + k * plane), data[from + k]);
                    }
                }
            }
            out.write(bytes, 0, slab.voxels() * Float.BYTES);
        }
    }

    /** Writes a label map as unsigned bytes. */
    static void write(OutputStream out, LabelMap labels) throws IOException {
        Shape shape = labels.shape();
        byte[] data = labels.data();
        byte[] bytes = new byte[(int) Math.min(shape.voxels(), SlabReader.SLAB_VOXELS)];
        for (Slab slab = Slab.first(shape, SlabReader.SLAB_VOXELS); slab != null; slab = slab.next(shape, SlabReader.SLAB_VOXELS)) {
            int plane = slab.nx() * slab.ny();
            for (int i = 0; i < slab.nx(); i++) {
                for (int j = 0; j < slab.ny(); j++) {
                    int from = shape.index(slab.x() + i, slab.y() + j, slab.z());
                    int to = j * slab.nx() + i;
                    for (int k = 0; k < slab.nz(); k++) {
                        bytes[to + k * plane] = data[from + k];
                    }
                }
            }
            out.write(bytes, 0, slab.voxels());
        }
    }
}
