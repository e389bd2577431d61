package org.amaes.core.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;

/**
 * A safetensors file: a JSON table of contents and the values of named arrays, little-endian, with
 * nothing in it that could be executed (SPEC section 11).
 *
 * <p>Layout: the header's length (int64), the header, the values. Writes float32, int64 and uint8; reads
 * these and float64, float16, bfloat16, int32, int16, int8 and bool. Equal contents make equal bytes:
 * arrays stand in the order given (the widest number format first, so that values stay aligned),
 * metadata in the order of its keys.
 */
public final class Safetensors {

    /** Far more than any network needs; a header is held in memory as a whole. */
    private static final long LONGEST_HEADER = 25_000_000;
    private static final int CHUNK = 1 << 20;

    private Safetensors() {
    }

    /**
     * Writes weights, so that readers see the old file or the new one whole.
     *
     * @throws WorkbenchException if it cannot be written; the old file is then untouched
     */
    public static void write(Path file, StateDict weights, Map<String, String> metadata) throws WorkbenchException {
        write(file, ArrayFile.of(weights, metadata));
    }

    /**
     * Writes arrays, so that readers see the old file or the new one whole.
     *
     * @throws WorkbenchException if it cannot be written; the old file is then untouched
     */
    public static void write(Path file, ArrayFile content) throws WorkbenchException {
        List<StoredArray> arrays = new ArrayList<>(content.arrays());
        arrays.sort(Comparator.comparingInt(array -> -type(array).bytes())); // stable
        List<SafetensorsHeader.Entry> entries = new ArrayList<>();
        long end = 0;
        for (StoredArray array : arrays) {
            long begin = end;
            end = begin + (long) array.length() * type(array).bytes();
            entries.add(new SafetensorsHeader.Entry(array.name(), type(array), array.shape(), begin, end));
        }
        AtomicFile.write(file, channel -> {
            byte[] header = new SafetensorsHeader(entries, content.metadata()).toBytes();
            if (header.length > LONGEST_HEADER) {
                throw new IllegalArgumentException("The names and metadata take " + header.length + " bytes, too many to be read again");
            }
            ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            flush(channel, chunk.putLong(header.length));
            put(channel, chunk, header);
            for (StoredArray array : arrays) {
                writeValues(channel, chunk, array);
            }
        });
    }

    private static ElementType type(StoredArray array) {
        return switch (array) {
            case NamedArray _ -> ElementType.FLOAT32;
            case IntegerArray _ -> ElementType.INT64;
            case ByteArray _ -> ElementType.UINT8;
        };
    }

    private static void writeValues(FileChannel channel, ByteBuffer chunk, StoredArray array) throws IOException {
        switch (array) {
            case NamedArray floats -> {
                for (int from = 0; from < floats.length(); from += CHUNK / Float.BYTES) {
                    int count = Math.min(CHUNK / Float.BYTES, floats.length() - from);
                    chunk.asFloatBuffer().put(floats.data(), from, count);
                    flush(channel, chunk.position(count * Float.BYTES));
                }
            }
            case IntegerArray integers -> {
                for (int from = 0; from < integers.length(); from += CHUNK / Long.BYTES) {
                    int count = Math.min(CHUNK / Long.BYTES, integers.length() - from);
                    chunk.asLongBuffer().put(integers.data(), from, count);
                    flush(channel, chunk.position(count * Long.BYTES));
                }
            }
            case ByteArray bytes -> put(channel, chunk, bytes.data());
        }
    }

    private static void put(FileChannel channel, ByteBuffer chunk, byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; from += CHUNK) {
            flush(channel, chunk.put(bytes, from, Math.min(CHUNK, bytes.length - from)));
        }
    }

    private static void flush(FileChannel channel, ByteBuffer chunk) throws IOException {
        chunk.flip();
        while (chunk.hasRemaining()) {
            channel.write(chunk);
        }
        chunk.clear();
    }

    /**
     * Reads all arrays: floating-point ones as float32, whole numbers as int64, bytes and truth values as bytes.
     *
     * @throws WorkbenchException if the file cannot be read, is no safetensors file, is damaged or cut short
     */
    public static ArrayFile read(Path file) throws WorkbenchException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SafetensorsHeader header = readHeader(file, channel);
            MemoryNeed.check(file, header.entries().stream().mapToLong(SafetensorsHeader.Entry::memory).sum());
            long dataStart = dataStart(channel);
            ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            List<StoredArray> arrays = new ArrayList<>(header.entries().size());
            for (SafetensorsHeader.Entry entry : header.entries()) {
                arrays.add(readValues(channel, chunk, entry, dataStart));
            }
            return new ArrayFile(arrays, header.metadata());
        } catch (IOException e) {
            throw ReadProblem.sentence(file, e);
        }
    }

    /**
     * Reads the metadata alone, which takes no time however large the file is.
     *
     * @throws WorkbenchException as {@link #read}
     */
    public static Map<String, String> readMetadata(Path file) throws WorkbenchException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return Map.copyOf(readHeader(file, channel).metadata());
        } catch (IOException e) {
            throw ReadProblem.sentence(file, e);
        }
    }

    /** Whether a file starts like a safetensors file: a length that fits, then a JSON table. */
    static boolean startsLikeOne(ByteBuffer start, long fileBytes) {
        if (start.remaining() < 10) {
            return false;
        }
        long headerLength = start.duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong();
        return headerLength >= 2 && headerLength <= fileBytes - Long.BYTES && start.get(start.position() + 8) == '{';
    }

    private static SafetensorsHeader readHeader(Path file, FileChannel channel) throws IOException, WorkbenchException {
        if (channel.size() < 10) {
            throw new WorkbenchException(file + " is no safetensors file: it is too short.", file);
        }
        long length = dataStart(channel) - Long.BYTES;
        if (length < 2 || length > channel.size() - Long.BYTES) {
            throw new WorkbenchException(file + " is no safetensors file, or it is cut short. Get a fresh copy of it.", file);
        }
        if (length > LONGEST_HEADER) {
            throw new WorkbenchException(file + " is refused: its header of " + length + " bytes is longer than any network needs.", file);
        }
        ByteBuffer json = ByteBuffer.allocate((int) length);
        readFully(channel, json, Long.BYTES);
        return SafetensorsHeader.parse(file, json.array(), channel.size() - Long.BYTES - length);
    }

    private static long dataStart(FileChannel channel) throws IOException {
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        readFully(channel, length, 0);
        return Long.BYTES + length.flip().getLong();
    }

    private static StoredArray readValues(FileChannel channel, ByteBuffer chunk, SafetensorsHeader.Entry entry, long dataStart)
            throws IOException {
        int length = entry.length();
        float[] floats = entry.type().kind() == ElementType.Kind.FLOATING ? new float[length] : null;
        long[] integers = entry.type().kind() == ElementType.Kind.INTEGER ? new long[length] : null;
        byte[] bytes = entry.type().kind() == ElementType.Kind.BYTE ? new byte[length] : null;
        int atOnce = CHUNK / entry.type().bytes();
        for (int from = 0; from < length; from += atOnce) {
            int count = Math.min(atOnce, length - from);
            chunk.clear().limit(count * entry.type().bytes());
            readFully(channel, chunk, dataStart + entry.begin() + (long) from * entry.type().bytes());
            chunk.flip();
            if (floats != null) {
                entry.type().readFloats(chunk, floats, from, count);
            } else if (bytes != null) {
                chunk.get(bytes, from, count);
            } else {
                for (int i = from; i < from + count; i++) {
                    integers[i] = entry.type().readInteger(chunk);
                }
            }
        }
        return floats != null ? new NamedArray(entry.name(), entry.shape(), floats)
                : bytes != null ? new ByteArray(entry.name(), entry.shape(), bytes)
                : new IntegerArray(entry.name(), entry.shape(), integers);
    }

    private static void readFully(FileChannel channel, ByteBuffer to, long position) throws IOException {
        while (to.hasRemaining()) {
            int read = channel.read(to, position);
            if (read < 0) {
                throw new EOFException("the file ended early");
            }
            position += read;
        }
    }
}
