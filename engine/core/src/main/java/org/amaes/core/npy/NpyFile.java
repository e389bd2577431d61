package org.amaes.core.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.amaes.core.WorkbenchException;

/**
 * A NumPy {@code .npy} file (format 1.0 to 3.0): a shape and the values in C order.
 *
 * <p>Reads little- and big-endian bool, integer and float arrays as doubles or floats; writes
 * little-endian float32 and uint8. Object arrays are refused: they would need code to be executed.
 */
public final class NpyFile {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([a-zA-Z])(\\d+)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    private final int[] shape;
    private final double[] values;

    private NpyFile(int[] shape, double[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** The extents, slowest axis first. */
    public int[] shape() {
        return shape.clone();
    }

    /** The values in C order. */
    public double[] doubles() {
        return values;
    }

    /** The values in C order, rounded to float32. */
    public float[] floats() {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) values[i];
        }
        return out;
    }

    /** The values in C order as bytes (unsigned). */
    public byte[] bytes() {
        byte[] out = new byte[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) (int) values[i];
        }
        return out;
    }

    /**
     * Reads an array.
     *
     * @throws WorkbenchException if the file is no array of numbers, or is cut short
     * @throws IOException if it cannot be read
     */
    public static NpyFile read(Path file) throws IOException, WorkbenchException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer start = readFully(channel, 0, (int) Math.min(12, channel.size()), file);
            byte[] magic = new byte[MAGIC.length];
            if (start.remaining() < 10) {
                throw new WorkbenchException(file + " is no NumPy array (.npy): it is too short.", file);
            }
            start.get(magic);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new WorkbenchException(file + " is no NumPy array (.npy).", file);
            }
            int major = start.get();
            start.get();
            start.order(ByteOrder.LITTLE_ENDIAN);
            long headerLength = major == 1 ? Short.toUnsignedLong(start.getShort()) : Integer.toUnsignedLong(start.getInt());
            long headerStart = major == 1 ? 10 : 12;
            if (headerLength > 65_536 || headerStart + headerLength > channel.size()) {
                throw new WorkbenchException(file + " is damaged: its header is longer than the file.", file);
            }
            String header = StandardCharsets.UTF_8.decode(readFully(channel, headerStart, (int) headerLength, file)).toString();
            return parse(file, channel, header, headerStart + headerLength);
        }
    }

    private static NpyFile parse(Path file, FileChannel channel, String header, long dataStart) throws IOException, WorkbenchException {
        Matcher descr = DESCR.matcher(header);
        Matcher fortran = FORTRAN.matcher(header);
        Matcher extents = SHAPE.matcher(header);
        if (!descr.find() || !fortran.find() || !extents.find()) {
            throw new WorkbenchException(file + " holds something else than numbers; only plain arrays can be read.", file);
        }
        int[] shape = Arrays.stream(extents.group(1).split(",")).map(String::strip).filter(s -> !s.isEmpty())
                .mapToInt(Integer::parseInt).toArray();
        long count = 1;
        for (int extent : shape) {
            count *= extent;
        }
        int size = Integer.parseInt(descr.group(3));
        if (count * size != channel.size() - dataStart || count * size > Integer.MAX_VALUE) {
            throw new WorkbenchException(file + " is cut short or damaged: its header tells of " + count + " values of " + size
                    + " bytes, the file holds " + (channel.size() - dataStart) + " bytes.", file);
        }
        ByteBuffer data = readFully(channel, dataStart, (int) (count * size), file);
        data.order(descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(data, descr.group(2).charAt(0), size, file);
        }
        return new NpyFile(shape, fortran.group(1).equals("True") ? toCOrder(values, shape) : values);
    }

    private static double value(ByteBuffer data, char kind, int size, Path file) throws WorkbenchException {
        return switch (kind + String.valueOf(size)) {
            case "f4" -> data.getFloat();
            case "f8" -> data.getDouble();
            case "i1" -> data.get();
            case "u1", "b1" -> Byte.toUnsignedInt(data.get());
            case "i2" -> data.getShort();
            case "u2" -> Short.toUnsignedInt(data.getShort());
            case "i4" -> data.getInt();
            case "u4" -> Integer.toUnsignedLong(data.getInt());
            case "i8" -> data.getLong();
            default -> throw new WorkbenchException(file + " holds values of type " + kind + size + ", which cannot be read here.", file);
        };
    }

    private static double[] toCOrder(double[] fortran, int[] shape) {
        double[] out = new double[fortran.length];
        int[] index = new int[shape.length];
        for (int c = 0; c < out.length; c++) {
            int f = 0;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                f = f * shape[axis] + index[axis];
            }
            out[c] = fortran[f];
            for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return out;
    }

    /** Writes float32 values in C order. */
    public static void write(Path file, int[] shape, float[] values) throws IOException {
        ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        write(file, "<f4", shape, data);
    }

    /** Writes uint8 values in C order. */
    public static void write(Path file, int[] shape, byte[] values) throws IOException {
        write(file, "|u1", shape, ByteBuffer.wrap(values));
    }

    private static void write(Path file, String descr, int[] shape, ByteBuffer data) throws IOException {
        String extents = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String header = String.format(Locale.ROOT, "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }",
                descr, extents, shape.length == 1 ? "," : "");
        int unpadded = MAGIC.length + 4 + header.length() + 1;
        header += " ".repeat((64 - unpadded % 64) % 64) + "\n";
        ByteBuffer start = ByteBuffer.allocate(MAGIC.length + 4 + header.length()).order(ByteOrder.LITTLE_ENDIAN);
        start.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII)).flip();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            writeFully(channel, start);
            writeFully(channel, data);
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static ByteBuffer readFully(FileChannel channel, long position, int length, Path file) throws IOException, WorkbenchException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, position + buffer.position());
            if (read < 0) {
                throw new WorkbenchException(file + " is cut short.", file);
            }
        }
        return buffer.flip();
    }
}
