package org.amaes.core.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Shape;

/**
 * What the header of a NIfTI-1 or NIfTI-2 file says about its voxels: how many, of what type, where in
 * the file and where in the patient.
 *
 * <p>Free-text fields (descrip, intent_name, aux_file) and header extensions are not kept: they can
 * name the patient.
 *
 * @param version 1 or 2
 * @param byteOrder of the header and the voxels
 * @param single whether header and voxels share one file
 * @param dimensions extents along x, y, z and channel, each at least 1
 * @param type what a voxel is stored as
 * @param voxelOffset the byte in the (unpacked) image file at which the first voxel starts
 * @param slope stored values are multiplied by this; 1 if the header gives no scaling
 * @param intercept then this is added; 0 if the header gives no scaling
 * @param placement where the voxels stand
 */
public record NiftiHeader(int version, ByteOrder byteOrder, boolean single, List<Integer> dimensions, VoxelType type,
        long voxelOffset, double slope, double intercept, Placement placement) {

    static final int LENGTH_1 = 348;
    static final int LENGTH_2 = 540;

    private static final int MILLIMETRES = 2;

    public NiftiHeader {
        dimensions = List.copyOf(dimensions);
    }

    /** The voxels of one volume along x, y and z. */
    public Shape shape() {
        return new Shape(dimensions.get(0), dimensions.get(1), dimensions.get(2));
    }

    /** The number of volumes: 1 for a 3-D image. */
    public int channels() {
        return dimensions.get(3);
    }

    /** The bytes that one volume takes in the (unpacked) file. */
    public long bytesPerVolume() {
        return shape().voxels() * type.bytes();
    }

    /** The bytes that the (unpacked) image file has at least. */
    public long expectedLength() {
        return Math.addExact(voxelOffset, Math.multiplyExact(bytesPerVolume(), (long) channels()));
    }

    /**
     * Reads the first bytes of a header file or single file.
     *
     * @param start at most 540 bytes from the start of the unpacked file
     * @throws HeaderException if they are no header that can be used
     */
    static NiftiHeader parse(byte[] start) throws HeaderException {
        if (start.length < Integer.BYTES) {
            throw new HeaderException(new HeaderProblem.CutShort(LENGTH_1, start.length));
        }
        int little = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        int big = Integer.reverseBytes(little);
        boolean first = little == LENGTH_1 || big == LENGTH_1;
        if (!first && little != LENGTH_2 && big != LENGTH_2) {
            throw new HeaderException(new HeaderProblem.NotNifti());
        }
        int length = first ? LENGTH_1 : LENGTH_2;
        if (start.length < length) {
            throw new HeaderException(new HeaderProblem.CutShort(length, start.length));
        }
        ByteOrder order = little == length ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer bytes = ByteBuffer.wrap(start).order(order);
        return parse(first ? new HeaderFields.Version1(bytes) : new HeaderFields.Version2(bytes), order);
    }

    private static NiftiHeader parse(HeaderFields fields, ByteOrder order) throws HeaderException {
        String magic = fields.magic();
        boolean single = magic.startsWith("n+");
        if (!single && !magic.startsWith("ni")) {
            throw new HeaderException(fields.version() == 1 ? new HeaderProblem.Analyze() : new HeaderProblem.NotNifti());
        }
        if (magic.charAt(2) - '0' != fields.version()) {
            throw new HeaderException(new HeaderProblem.NotNifti());
        }
        List<Integer> dimensions = dimensions(fields);
        VoxelType type = VoxelType.ofCode(fields.datatype())
                .orElseThrow(() -> new HeaderException(new HeaderProblem.UnsupportedType(fields.datatype())));
        double slope = fields.slope();
        double intercept = fields.intercept();
        // As nibabel: a slope of 0, NaN or infinity means that nothing is scaled, not even shifted.
        boolean scaled = slope != 0 && Double.isFinite(slope);
        if (scaled && !Double.isFinite(intercept)) {
            throw new HeaderException(new HeaderProblem.BadScaling(slope, intercept));
        }
        NiftiHeader header = new NiftiHeader(fields.version(), order, single, dimensions, type, offset(fields, single),
                scaled ? slope : 1, scaled ? intercept : 0, placement(fields));
        header.requireCountable();
        return header;
    }

    private static List<Integer> dimensions(HeaderFields fields) throws HeaderException {
        long count = fields.dimension(0);
        if (count < 1 || count > 7) {
            throw new HeaderException(new HeaderProblem.BadDimensions(count + " dimensions"));
        }
        List<Long> stored = new ArrayList<>();
        for (int axis = 1; axis <= count; axis++) {
            stored.add(fields.dimension(axis));
        }
        String text = stored.stream().map(String::valueOf).collect(Collectors.joining(" x "));
        List<Integer> dimensions = new ArrayList<>(List.of(1, 1, 1, 1));
        for (int axis = 0; axis < count; axis++) {
            long extent = stored.get(axis);
            if (extent < 1) {
                throw new HeaderException(new HeaderProblem.BadDimensions(text + " voxels"));
            }
            if (axis > 3 && extent > 1) {
                throw new HeaderException(new HeaderProblem.TooManyDimensions(text));
            }
            if (extent > Integer.MAX_VALUE) {
                throw new HeaderException(new HeaderProblem.TooManyVoxels(text));
            }
            if (axis < 4) {
                dimensions.set(axis, (int) extent);
            }
        }
        return dimensions;
    }

    /** Refuses volumes that no array can hold, in steps that cannot overflow. */
    private void requireCountable() throws HeaderException {
        long plane = (long) dimensions.get(0) * dimensions.get(1);
        boolean fits = plane <= Integer.MAX_VALUE && plane * dimensions.get(2) <= Integer.MAX_VALUE;
        // 2^31 voxels of 8 bytes are 2^34: a series of 2^28 such volumes is still countable.
        if (!fits || channels() > 1 << 28) {
            throw new HeaderException(new HeaderProblem.TooManyVoxels(
                    dimensions.get(0) + " x " + dimensions.get(1) + " x " + dimensions.get(2)));
        }
    }

    private static long offset(HeaderFields fields, boolean single) throws HeaderException {
        double offset = fields.voxelOffset();
        int least = single ? (fields.version() == 1 ? LENGTH_1 : LENGTH_2) : 0;
        if (!(offset >= least) || offset != Math.rint(offset) || offset > Long.MAX_VALUE / 4) {
            throw new HeaderException(new HeaderProblem.BadOffset(offset));
        }
        return (long) offset;
    }

    private static Placement placement(HeaderFields fields) throws HeaderException {
        int unit = fields.units() & 0b111;
        if (unit == 1 || unit == 3) {
            throw new HeaderException(new HeaderProblem.BadUnits(unit == 1 ? "metres" : "micrometres"));
        }
        List<Double> spacing = new ArrayList<>();
        for (int axis = 1; axis <= 3; axis++) {
            double side = fields.pixdim(axis);
            // A 2-D image need not say how thick its slice is.
            boolean absent = axis > fields.dimension(0);
            spacing.add(absent && !(side > 0 && Double.isFinite(side)) ? 1.0 : side);
        }
        double[] rows = new double[12];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = fields.sform(i);
        }
        Qform qform = new Qform(fields.quaternion(0), fields.quaternion(1), fields.quaternion(2),
                fields.offset(0), fields.offset(1), fields.offset(2), fields.pixdim(0) < 0, fields.version() == 1);
        return new Placement(fields.sformCode(), Affine.of(rows), fields.qformCode(), qform, spacing);
    }

    /** The NIfTI-1 bytes of this header for a single little-endian file with voxels at byte 352. */
    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(HeaderFields.Version1.SINGLE_OFFSET).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0, LENGTH_1);
        boolean series = channels() > 1;
        out.putShort(40, (short) (series ? 4 : 3));
        for (int axis = 0; axis < 7; axis++) {
            out.putShort(42 + 2 * axis, axis < 4 ? dimensions.get(axis).shortValue() : 1);
            out.putFloat(80 + 4 * axis, axis < 3 ? placement.spacing().get(axis).floatValue() : 1);
        }
        out.putShort(70, (short) type.code());
        out.putShort(72, (short) (8 * type.bytes()));
        out.putFloat(76, placement.qform().mirrored() ? -1 : 1);
        out.putFloat(108, HeaderFields.Version1.SINGLE_OFFSET);
        out.putFloat(112, (float) slope);
        out.putFloat(116, (float) intercept);
        out.put(123, (byte) MILLIMETRES);
        out.put(148, NiftiWriter.DESCRIPTION);
        out.putShort(252, (short) placement.qformCode());
        out.putShort(254, (short) placement.sformCode());
        Qform qform = placement.qform();
        double[] parts = {qform.b(), qform.c(), qform.d(), qform.x(), qform.y(), qform.z()};
        for (int i = 0; i < parts.length; i++) {
            out.putFloat(256 + 4 * i, (float) parts[i]);
        }
        double[] rows = placement.sform().toArray();
        for (int i = 0; i < rows.length; i++) {
            out.putFloat(280 + 4 * i, (float) rows[i]);
        }
        out.put(344, new byte[] {'n', '+', '1', 0});
        return out.array();
    }
}
