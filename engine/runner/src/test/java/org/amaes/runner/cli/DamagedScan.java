package org.amaes.runner.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/** Scans with one thing wrong, as they come out of broken exports, full disks and bad hands. */
final class DamagedScan {

    private static final int DIM = 40;
    private static final int PIXDIM = 76;
    private static final int QFORM_CODE = 252;
    private static final int SFORM_CODE = 254;
    private static final int SFORM = 280;
    private static final int HEADER = 352;

    private final byte[] bytes;

    private DamagedScan(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A good scan of 20×18×16 voxels of 2 mm, all different. */
    static Volume good() {
        Shape shape = new Shape(20, 18, 16);
        float[] values = new float[shape.length()];
        for (int v = 0; v < values.length; v++) {
            values[v] = 1 + v % 97;
        }
        return new Volume(new Grid(shape, Affine.scaling(2, 2, 2)), values);
    }

    /** The bytes of the good scan, uncompressed, to be damaged. */
    static DamagedScan start(Path scratch) throws Exception {
        Path file = scratch.resolve("good.nii");
        NiftiWriter.write(file, good());
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return new DamagedScan(bytes);
    }

    private ByteBuffer header() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    DamagedScan dimensions(int... extents) {
        header().putShort(DIM, (short) extents.length);
        for (int axis = 0; axis < extents.length; axis++) {
            header().putShort(DIM + 2 * (axis + 1), (short) extents[axis]);
        }
        return this;
    }

    /** Voxel sizes in the qform's place and, if they are numbers to build one of, in the sform's. */
    DamagedScan spacing(float x, float y, float z) {
        header().putFloat(PIXDIM + 4, x).putFloat(PIXDIM + 8, y).putFloat(PIXDIM + 12, z);
        header().putShort(SFORM_CODE, (short) 0).putShort(QFORM_CODE, (short) 1);
        return this;
    }

    DamagedScan flatSform() {
        header().putFloat(SFORM, 0).putFloat(SFORM + 4, 0).putFloat(SFORM + 8, 0);
        return this;
    }

    DamagedScan withoutOrientation() {
        header().putShort(QFORM_CODE, (short) 0).putShort(SFORM_CODE, (short) 0);
        return this;
    }

    DamagedScan voxel(int index, float value) {
        header().putFloat(HEADER + 4 * index, value);
        return this;
    }

    DamagedScan constant(float value) {
        for (int at = HEADER; at < bytes.length; at += 4) {
            header().putFloat(at, value);
        }
        return this;
    }

    /** Two volumes in one file. */
    DamagedScan twice() {
        byte[] both = Arrays.copyOf(bytes, 2 * bytes.length - HEADER);
        System.arraycopy(bytes, HEADER, both, bytes.length, bytes.length - HEADER);
        return new DamagedScan(both).dimensions(20, 18, 16, 2);
    }

    /** Writes it, compressed if the name says so. */
    Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            out.write(bytes);
        }
        return file;
    }

    /** Writes it compressed and loses the second half. */
    Path writeTruncated(Path file) throws IOException {
        write(file);
        byte[] whole = Files.readAllBytes(file);
        return Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    }

    /** A hundred kilobytes that unpack to a hundred megabytes. */
    static Path bomb(Path scratch, Path file, int side) throws Exception {
        DamagedScan header = start(scratch).dimensions(side, side, side);
        Files.createDirectories(file.getParent());
        byte[] zeros = new byte[1 << 20];
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(header.bytes, 0, HEADER);
            for (int mebibyte = 0; mebibyte < 100; mebibyte++) {
                out.write(zeros);
            }
        }
        return file;
    }
}
