package org.amaes.core.nifti;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A NIfTI file put together byte by byte from the standard's tables, independently of the reader and writer. */
final class RawNifti {

    int version = 1;
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    boolean single = true;
    long[] dim = {3, 2, 3, 2, 1, 1, 1, 1};
    int datatype = 16;
    double[] pixdim = {1, 1, 2, 3, 0, 0, 0, 0};
    double voxOffset = Double.NaN;
    double slope;
    double inter;
    int units = 2;
    int qformCode;
    int sformCode = 1;
    double[] quaternion = {0, 0, 0};
    double[] offset = {0, 0, 0};
    double[] sform = {1, 0, 0, -10, 0, 2, 0, -20, 0, 0, 3, -30};
    String magic;
    byte[] voxels = new byte[0];

    static RawNifti of(int datatype, ByteOrder order, int version) {
        RawNifti raw = new RawNifti();
        raw.datatype = datatype;
        raw.order = order;
        raw.version = version;
        return raw;
    }

    RawNifti shape(long... extents) {
        dim = new long[] {extents.length, 1, 1, 1, 1, 1, 1, 1};
        System.arraycopy(extents, 0, dim, 1, extents.length);
        return this;
    }

    /** Float32 voxels in file order: x fastest. */
    RawNifti floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(order);
        for (float value : values) {
            buffer.putFloat(value);
        }
        voxels = buffer.array();
        return this;
    }

    long start() {
        return (long) (Double.isNaN(voxOffset) ? single ? version == 1 ? 352 : 544 : 0 : voxOffset);
    }

    byte[] header() {
        return version == 1 ? header1() : header2();
    }

    private byte[] header1() {
        ByteBuffer b = ByteBuffer.allocate(348).order(order);
        b.putInt(0, 348);
        for (int i = 0; i < 8; i++) {
            b.putShort(40 + 2 * i, (short) dim[i]);
            b.putFloat(76 + 4 * i, (float) pixdim[i]);
        }
        b.putShort(70, (short) datatype).putFloat(108, Double.isNaN(voxOffset) ? start() : (float) voxOffset);
        b.putFloat(112, (float) slope).putFloat(116, (float) inter).put(123, (byte) units);
        b.put(148, "JANE DOE 1970-01-01".getBytes(StandardCharsets.US_ASCII));
        b.putShort(252, (short) qformCode).putShort(254, (short) sformCode);
        for (int i = 0; i < 3; i++) {
            b.putFloat(256 + 4 * i, (float) quaternion[i]).putFloat(268 + 4 * i, (float) offset[i]);
        }
        for (int i = 0; i < 12; i++) {
            b.putFloat(280 + 4 * i, (float) sform[i]);
        }
        b.put(344, (magic != null ? magic : single ? "n+1\0" : "ni1\0").getBytes(StandardCharsets.ISO_8859_1));
        return b.array();
    }

    private byte[] header2() {
        ByteBuffer b = ByteBuffer.allocate(540).order(order);
        b.putInt(0, 540);
        b.put(4, (magic != null ? magic : (single ? "n+2" : "ni2") + "\0\r\n\032\n").getBytes(StandardCharsets.ISO_8859_1));
        b.putShort(12, (short) datatype);
        for (int i = 0; i < 8; i++) {
            b.putLong(16 + 8 * i, dim[i]).putDouble(104 + 8 * i, pixdim[i]);
        }
        b.putLong(168, start()).putDouble(176, slope).putDouble(184, inter);
        b.putInt(344, qformCode).putInt(348, sformCode);
        for (int i = 0; i < 3; i++) {
            b.putDouble(352 + 8 * i, quaternion[i]).putDouble(376 + 8 * i, offset[i]);
        }
        for (int i = 0; i < 12; i++) {
            b.putDouble(400 + 8 * i, sform[i]);
        }
        return b.putInt(500, units).array();
    }

    /** The bytes of a single file. */
    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header());
        out.writeBytes(new byte[Math.max(0, (int) start() - out.size())]);
        out.writeBytes(voxels);
        return out.toByteArray();
    }

    Path write(Path file) throws IOException {
        return Files.write(file, file.toString().endsWith(".gz") ? gzip(bytes()) : bytes());
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
