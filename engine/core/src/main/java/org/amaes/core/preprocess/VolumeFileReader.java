package org.amaes.core.preprocess;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

import org.amaes.core.WorkbenchException;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Shape;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads parts of the file of one prepared volume. Each call maps just the bytes it needs and gives them
 * back, so that any number of volumes and threads share nothing but the operating system's cache.
 */
final class VolumeFileReader {

    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int LARGEST_HEADER = 1 << 20;

    private final Path file;
    private final VolumeLayout layout;

    VolumeFileReader(Path file, VolumeLayout layout) {
        this.file = file;
        this.layout = layout;
    }

    /** What is done with a mapped part of the file. */
    private interface Use {
        void with(MemorySegment part);
    }

    void crop(int channel, Box box, float[] into) throws WorkbenchException {
        int bytes = layout.precision().bytes();
        read(layout.channelStart(channel), box, bytes, part -> {
            int row = box.z1() - box.z0();
            short[] halves = new short[layout.precision() == Precision.FLOAT16 ? row : 0];
            forEachRow(box, (from, to) -> {
                switch (layout.precision()) {
                    case FLOAT32 -> MemorySegment.copy(part, FLOAT, from * bytes, into, to, row);
                    case FLOAT16 -> {
                        MemorySegment.copy(part, SHORT, from * bytes, halves, 0, row);
                        for (int k = 0; k < row; k++) {
                            into[to + k] = Float.float16ToFloat(halves[k]);
                        }
                    }
                }
            });
        });
    }

    void labelCrop(Box box, byte[] into) throws WorkbenchException {
        int row = box.z1() - box.z0();
        read(layout.labelStart(), box, 1, part -> forEachRow(box,
                (from, to) -> MemorySegment.copy(part, ValueLayout.JAVA_BYTE, from, into, to, row)));
    }

    int foregroundVoxel(int sample) throws WorkbenchException {
        int[] voxel = new int[1];
        map(layout.foregroundStart() + (long) sample * Integer.BYTES, Integer.BYTES, part -> voxel[0] = part.get(INT, 0));
        return voxel[0];
    }

    /** Takes a row's place in the mapped part and in the target, both in voxels. */
    private interface Row {
        void copy(long from, int to);
    }

    private void forEachRow(Box box, Row row) {
        Shape shape = layout.shape();
        Shape to = box.shape();
        long first = shape.index(box.x0(), box.y0(), box.z0());
        for (int i = 0; i < to.x(); i++) {
            for (int j = 0; j < to.y(); j++) {
                row.copy(shape.index(box.x0() + i, box.y0() + j, box.z0()) - first, to.index(i, j, 0));
            }
        }
    }

    private void read(long start, Box box, int bytes, Use use) throws WorkbenchException {
        Shape shape = layout.shape();
        long first = shape.index(box.x0(), box.y0(), box.z0());
        long last = shape.index(box.x1() - 1, box.y1() - 1, box.z1() - 1);
        map(start + first * bytes, (last - first + 1) * bytes, use);
    }

    private void map(long start, long length, Use use) throws WorkbenchException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ); Arena arena = Arena.ofConfined()) {
            requireLength(channel);
            use.with(channel.map(FileChannel.MapMode.READ_ONLY, start, length, arena));
        } catch (IOException e) {
            throw unreadable(e);
        } catch (InternalError e) {
            // How Java tells that a mapped page could not be read: the file shrank or its disk went away.
            throw unreadable(new IOException("a part of the file could not be read", e));
        }
    }

    /** Whether the file is there in its full length; says nothing about its content. */
    boolean isComplete() {
        try {
            return Files.size(file) == layout.end();
        } catch (IOException _) {
            return false;
        }
    }

    private void requireLength(FileChannel channel) throws IOException, WorkbenchException {
        if (channel.size() != layout.end()) {
            throw damaged("it has " + channel.size() + " bytes instead of " + layout.end());
        }
    }

    /**
     * Reads the header after checking everything that can be checked without reading the voxels.
     *
     * @throws WorkbenchException if the file is damaged, cut short, or of a newer version
     */
    JsonNode header() throws WorkbenchException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return header(channel);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private JsonNode header(FileChannel channel) throws IOException, WorkbenchException {
        ByteBuffer prefix = read(channel, 0, VolumeFileWriter.PREFIX);
        byte[] magic = new byte[VolumeFileWriter.MAGIC.length];
        prefix.get(magic);
        if (!Arrays.equals(magic, VolumeFileWriter.MAGIC)) {
            throw damaged("it does not begin as a prepared volume does");
        }
        int version = prefix.getInt();
        if (version > VolumeFileWriter.VERSION) {
            throw new WorkbenchException(file + " was written by a newer version of this program (format " + version
                    + ", this one reads up to " + VolumeFileWriter.VERSION + "). Update the program.", file);
        }
        int length = prefix.getInt();
        if (length < 2 || length > LARGEST_HEADER || prefix.getLong() != layout.dataStart() || prefix.getLong() != layout.end()) {
            throw damaged("its header does not fit the store's index");
        }
        requireLength(channel);
        byte[] json = read(channel, VolumeFileWriter.PREFIX, length).array();
        CRC32C checksum = new CRC32C();
        checksum.update(json);
        if ((int) checksum.getValue() != prefix.getInt()) {
            throw damaged("its header's checksum is wrong");
        }
        return StoreJson.MAPPER.readTree(json);
    }

    /**
     * Reads the whole file and compares its checksums.
     *
     * @throws WorkbenchException if a byte is not as it was written
     */
    void verify() throws WorkbenchException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            header(channel);
            int expected = read(channel, 36, Integer.BYTES).getInt();
            CRC32C checksum = new CRC32C();
            ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
            channel.position(layout.dataStart());
            while (channel.read(buffer.clear()) >= 0) {
                checksum.update(buffer.flip());
            }
            if ((int) checksum.getValue() != expected) {
                throw damaged("its voxels' checksum is wrong");
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private ByteBuffer read(FileChannel channel, long position, int length) throws IOException, WorkbenchException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw damaged("it is cut short");
            }
        }
        return buffer.flip();
    }

    private WorkbenchException damaged(String why) {
        return new WorkbenchException("The prepared volume " + file + " is damaged: " + why
                + ". Delete this file and prepare the scans again; only what is missing is redone.", file);
    }

    private WorkbenchException unreadable(IOException cause) {
        String why = cause instanceof NoSuchFileException ? "it does not exist" : String.valueOf(cause.getMessage());
        return new WorkbenchException("The prepared volume " + file + " cannot be read: " + why
                + ". Check that its disk is connected, or prepare the scans again; only what is missing is redone.", file, cause);
    }
}
