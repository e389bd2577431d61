package org.amaes.core.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A reader that follows a run's {@code events.jsonl} while it grows: each {@link #poll} returns the
 * events since the last one, up to the last complete line.
 *
 * <p>Event types and fields that this version does not know are ignored, so that a run of a newer
 * engine can still be watched. The log only ever grows: a run that was killed and resumed repeats the steps
 * after its checkpoint, and what it told of them before stands in the log still. {@link RunHistory} drops
 * what is superseded. Not thread-safe.
 */
public final class EventTail {

    /** Read at most this much at once, so that a day's log is shown piece by piece in bounded memory. */
    private static final int CHUNK_BYTES = 4 << 20;
    /** The newest event is looked for in so many bytes at the log's end first. */
    private static final int END_BYTES = 16 << 10;

    private final Path file;
    private long offset;
    private Object key;
    private boolean restarted;

    /** A reader at the beginning of the log. */
    public EventTail(Path file) {
        this.file = file;
    }

    /** The events of a whole log; none if there is no log. */
    public static List<RunEvent> all(Path file) throws IOException {
        EventTail tail = new EventTail(file);
        List<RunEvent> events = new ArrayList<>();
        List<RunEvent> more = tail.poll();
        while (!more.isEmpty()) {
            events.addAll(more);
            more = tail.poll();
        }
        return events;
    }

    /**
     * The newest event of a log, however long the log is; empty if there is none.
     *
     * @throws IOException if the log cannot be read
     */
    public static Optional<RunEvent> last(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            for (long length = END_BYTES;; length *= 8) {
                long start = Math.max(0, size - Math.min(CHUNK_BYTES, length));
                Optional<RunEvent> found = lastOf(bytes(channel, start, (int) (size - start)), start == 0);
                if (found.isPresent()) {
                    return found;
                }
                if (start == 0 || length >= CHUNK_BYTES) {
                    return Optional.empty();
                }
            }
        }
    }

    /** The newest event of a piece of a log, whose first line is incomplete unless it begins the log; its last one always is. */
    private static Optional<RunEvent> lastOf(byte[] bytes, boolean fromBeginning) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        while (end > 0) {
            int start = end - 1;
            while (start > 0 && bytes[start - 1] != '\n') {
                start--;
            }
            RunEvent event = start > 0 || fromBeginning ? EventLine.parse(bytes, start, end - 1 - start) : null;
            if (event != null) {
                return Optional.of(event);
            }
            end = start;
        }
        return Optional.empty();
    }

    private static byte[] bytes(FileChannel channel, long start, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) > 0) {
            // read on
        }
        return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    }

    /**
     * The events since the last call, oldest first; none if nothing new is complete. A log that has been replaced or
     * cut short is read anew from its beginning, see {@link #hasRestarted}.
     *
     * @throws IOException if the log cannot be read
     */
    public List<RunEvent> poll() throws IOException {
        List<RunEvent> events = new ArrayList<>();
        restarted = false;
        // Lines of unknown events yield nothing; read on until something is known or nothing is left.
        while (events.isEmpty()) {
            byte[] lines = completeLines();
            if (lines.length == 0) {
                break;
            }
            int start = 0;
            for (int end = 0; end < lines.length; end++) {
                if (lines[end] == '\n') {
                    RunEvent event = EventLine.parse(lines, start, end - start);
                    if (event != null) {
                        events.add(event);
                    }
                    start = end + 1;
                }
            }
        }
        return events;
    }

    /** Whether the last {@link #poll} found another log than the calls before, and began again: all events so far are void. */
    public boolean hasRestarted() {
        return restarted;
    }

    /** An engine only ever adds to a log, so a shorter one is another one; and so is one that the file system calls another file. */
    private void lookWhetherItIsTheSame() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        boolean other = key != null && !key.equals(attributes.fileKey());
        if (offset > 0 && (other || attributes.size() < offset)) {
            offset = 0;
            restarted = true;
        }
        key = attributes.fileKey();
    }

    private byte[] completeLines() throws IOException {
        if (!Files.exists(file)) {
            return new byte[0];
        }
        lookWhetherItIsTheSame();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] read = bytes(channel, offset, (int) Math.min(CHUNK_BYTES, Math.max(0, channel.size() - offset)));
            int end = read.length;
            while (end > 0 && read[end - 1] != '\n') {
                end--;
            }
            offset += end;
            return Arrays.copyOf(read, end);
        }
    }
}
