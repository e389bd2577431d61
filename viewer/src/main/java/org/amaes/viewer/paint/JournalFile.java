package org.amaes.viewer.paint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * How a painting's steps stand in a file: a line of text that says what it belongs to, then for every step its length,
 * a checksum (CRC-32C of all that follows), its direction and its change. A step that is cut short or does not fit its
 * checksum ends the reading, as after a crash in the middle of a write; what stands before it is good.
 */
final class JournalFile {

    private static final String MAGIC = "AMAES painting 1";
    private static final int HASH = 64;
    /** The line: magic, two hashes, two blanks and the line's end. */
    private static final int LINE = MAGIC.length() + 2 * HASH + 3;
    private static final int HEAD = 2 * Integer.BYTES;

    /**
     * What a file holds.
     *
     * @param belonging empty if it is no journal, or even its first line is cut short
     * @param good where the last whole step ends
     */
    record Content(Optional<Belonging> belonging, List<JournalEntry> entries, long good) {
    }

    private JournalFile() {
    }

    static ByteBuffer line(Belonging belonging) {
        return ByteBuffer.wrap((MAGIC + " " + belonging.image() + " " + belonging.labels() + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    static ByteBuffer bytes(JournalEntry entry) {
        byte[] delta = entry.delta().toBytes();
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + 1 + delta.length);
        bytes.putInt(1 + delta.length).putInt(0).put((byte) (entry.forward() ? 1 : 0)).put(delta);
        return bytes.putInt(Integer.BYTES, checksum(bytes.array())).flip();
    }

    /** @param length the voxels of the label map */
    static Content read(FileChannel channel, int length) throws IOException {
        ByteBuffer line = ByteBuffer.allocate(LINE);
        Optional<Belonging> belonging = readFully(channel, line, 0) ? belonging(new String(line.array(), StandardCharsets.US_ASCII)) : Optional.empty();
        List<JournalEntry> entries = new ArrayList<>();
        long good = belonging.isPresent() ? LINE : 0;
        while (belonging.isPresent()) {
            Optional<ByteBuffer> step = step(channel, good);
            Optional<JournalEntry> entry = step.flatMap(bytes -> entry(bytes, length));
            if (entry.isEmpty()) {
                break;
            }
            entries.add(entry.get());
            good += step.get().limit();
        }
        return new Content(belonging, entries, good);
    }

    private static Optional<Belonging> belonging(String line) {
        boolean known = line.startsWith(MAGIC + " ") && line.charAt(MAGIC.length() + 1 + HASH) == ' ' && line.endsWith("\n");
        int image = MAGIC.length() + 1;
        int labels = image + HASH + 1;
        return known ? Optional.of(new Belonging(line.substring(image, image + HASH), line.substring(labels, labels + HASH))) : Optional.empty();
    }

    private static Optional<ByteBuffer> step(FileChannel channel, long position) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        if (!readFully(channel, head, position)) {
            return Optional.empty();
        }
        int length = head.getInt(0);
        if (length < 1 || length > channel.size() - position - HEAD) {
            return Optional.empty();
        }
        ByteBuffer all = ByteBuffer.allocate(HEAD + length);
        boolean whole = readFully(channel, all, position) && checksum(all.array()) == all.getInt(Integer.BYTES);
        return whole ? Optional.of(all.flip()) : Optional.empty();
    }

    private static Optional<JournalEntry> entry(ByteBuffer step, int length) {
        byte[] delta = new byte[step.limit() - HEAD - 1];
        step.get(HEAD + 1, delta);
        try {
            return Optional.of(new JournalEntry(LabelDelta.read(delta, length), step.get(HEAD) == 1));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // as good as torn
        }
    }

    private static boolean readFully(FileChannel channel, ByteBuffer into, long position) throws IOException {
        while (into.hasRemaining()) {
            int read = channel.read(into, position + into.position());
            if (read < 0) {
                return false;
            }
        }
        return true;
    }

    /** Of everything after the checksum's own place. */
    private static int checksum(byte[] step) {
        CRC32C sum = new CRC32C();
        sum.update(step, HEAD, step.length - HEAD);
        return (int) sum.getValue();
    }
}
