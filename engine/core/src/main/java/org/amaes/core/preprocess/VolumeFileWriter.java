package org.amaes.core.preprocess;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;
import org.amaes.core.volume.Volume;

/** Writes the file of one prepared volume (docs/file-formats.md, "Prepared volume"). */
final class VolumeFileWriter {

    static final byte[] MAGIC = {'A', 'M', 'A', 'E', 'S', 'V', 'O', 'L'};
    static final int VERSION = 1;
    static final int PREFIX = 64;
    private static final int CHUNK = 1 << 20;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C checksum = new CRC32C();

    private VolumeFileWriter(FileChannel channel) {
        this.channel = channel;
    }

    /** The layout of a file with a header of that many bytes starts its data here. */
    static long dataStart(int headerLength) {
        return VolumeLayout.align((long) PREFIX + headerLength);
    }

    /**
     * Writes the file in one atomic step.
     *
     * @param header the header's JSON in UTF-8
     * @param foreground the foreground table, as long as the layout says
     */
    static void write(Path file, byte[] header, VolumeLayout layout, PreparedVolume volume, int[] foreground) throws WorkbenchException {
        AtomicFile.write(file, channel -> {
            channel.position(layout.dataStart());
            VolumeFileWriter writer = new VolumeFileWriter(channel);
            for (Volume data : volume.channels()) {
                writer.intensities(data.data(), layout.precision());
            }
            if (layout.labelled()) {
                writer.bytes(volume.labels().orElseThrow().data());
            }
            writer.integers(foreground);
            writer.flush();
            writer.start(header, layout);
        });
    }

    private void intensities(float[] values, Precision precision) throws IOException {
        int perChunk = CHUNK / precision.bytes();
        for (int from = 0; from < values.length; from += perChunk) {
            flush();
            int to = Math.min(values.length, from + perChunk);
            for (int i = from; i < to; i++) {
                switch (precision) {
                    case FLOAT16 -> buffer.putShort(Float.floatToFloat16(values[i]));
                    case FLOAT32 -> buffer.putFloat(values[i]);
                }
            }
        }
        pad();
    }

    private void bytes(byte[] values) throws IOException {
        for (int from = 0; from < values.length; from += CHUNK) {
            flush();
            buffer.put(values, from, Math.min(CHUNK, values.length - from));
        }
        pad();
    }

    private void integers(int[] values) throws IOException {
        flush();
        for (int value : values) {
            buffer.putInt(value);
        }
        pad();
    }

    private void pad() throws IOException {
        flush();
        long position = channel.position();
        for (long i = position; i < VolumeLayout.align(position); i++) {
            buffer.put((byte) 0);
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        checksum.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    private void start(byte[] header, VolumeLayout layout) throws IOException {
        CRC32C headerChecksum = new CRC32C();
        headerChecksum.update(header);
        ByteBuffer start = ByteBuffer.allocate((int) layout.dataStart()).order(ByteOrder.LITTLE_ENDIAN);
        start.put(MAGIC).putInt(VERSION).putInt(header.length).putLong(layout.dataStart()).putLong(layout.end());
        start.putInt((int) headerChecksum.getValue()).putInt((int) checksum.getValue());
        start.put(PREFIX, header);
        start.clear();
        for (long position = 0; start.hasRemaining();) {
            position += channel.write(start, position);
        }
    }
}
