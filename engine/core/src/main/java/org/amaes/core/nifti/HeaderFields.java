package org.amaes.core.nifti;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The fields of a header as they stand in its bytes; the two versions of NIfTI differ in places and widths only. */
sealed interface HeaderFields {

    int version();

    /** The first three characters of the magic: "n+1", "ni1", "n+2" or "ni2". */
    String magic();

    /** Field dim: the number of dimensions at 0, then the extents. */
    long dimension(int index);

    /** Field pixdim: the sign of the third axis at 0, then voxel sizes. */
    double pixdim(int index);

    int datatype();

    double voxelOffset();

    double slope();

    double intercept();

    int units();

    int qformCode();

    int sformCode();

    /** Quaternion parts b, c, d. */
    double quaternion(int index);

    /** Offsets to the right, front and top. */
    double offset(int index);

    /** The twelve numbers of the sform, row by row. */
    double sform(int index);

    /** NIfTI-1: 348 bytes, 16-bit extents, 32-bit decimals. */
    record Version1(ByteBuffer bytes) implements HeaderFields {

        static final int SINGLE_OFFSET = 352;

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String magic() {
            byte[] magic = new byte[3];
            bytes.get(344, magic);
            return new String(magic, StandardCharsets.ISO_8859_1);
        }

        @Override
        public long dimension(int index) {
            return bytes.getShort(40 + 2 * index);
        }

        @Override
        public double pixdim(int index) {
            return bytes.getFloat(76 + 4 * index);
        }

        @Override
        public int datatype() {
            return bytes.getShort(70);
        }

        @Override
        public double voxelOffset() {
            return bytes.getFloat(108);
        }

        @Override
        public double slope() {
            return bytes.getFloat(112);
        }

        @Override
        public double intercept() {
            return bytes.getFloat(116);
        }

        @Override
        public int units() {
            return bytes.get(123);
        }

        @Override
        public int qformCode() {
            return bytes.getShort(252);
        }

        @Override
        public int sformCode() {
            return bytes.getShort(254);
        }

        @Override
        public double quaternion(int index) {
            return bytes.getFloat(256 + 4 * index);
        }

        @Override
        public double offset(int index) {
            return bytes.getFloat(268 + 4 * index);
        }

        @Override
        public double sform(int index) {
            return bytes.getFloat(280 + 4 * index);
        }
    }

    /** NIfTI-2: 540 bytes, 64-bit extents and decimals. */
    record Version2(ByteBuffer bytes) implements HeaderFields {

        @Override
        public int version() {
            return 2;
        }

        @Override
        public String magic() {
            byte[] magic = new byte[3];
            bytes.get(4, magic);
            return new String(magic, StandardCharsets.ISO_8859_1);
        }

        @Override
        public long dimension(int index) {
            return bytes.getLong(16 + 8 * index);
        }

        @Override
        public double pixdim(int index) {
            return bytes.getDouble(104 + 8 * index);
        }

        @Override
        public int datatype() {
            return bytes.getShort(12);
        }

        @Override
        public double voxelOffset() {
            return bytes.getLong(168);
        }

        @Override
        public double slope() {
            return bytes.getDouble(176);
        }

        @Override
        public double intercept() {
            return bytes.getDouble(184);
        }

        @Override
        public int units() {
            return bytes.getInt(500);
        }

        @Override
        public int qformCode() {
            return bytes.getInt(344);
        }

        @Override
        public int sformCode() {
            return bytes.getInt(348);
        }

        @Override
        public double quaternion(int index) {
            return bytes.getDouble(352 + 8 * index);
        }

        @Override
        public double offset(int index) {
            return bytes.getDouble(376 + 8 * index);
        }

        @Override
        public double sform(int index) {
            return bytes.getDouble(400 + 8 * index);
        }
    }
}
