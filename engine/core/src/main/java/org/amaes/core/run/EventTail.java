package org.amaes.core.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

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

    private static final ObjectMapper JSON = new ObjectMapper()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .configure(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE, false);

    private final Path file;
    private long offset;

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
                String[] lines = text(channel, start, (int) (size - start)).split("\n", -1);
                // The last piece is no complete line; neither is the first, unless it begins the log.
                for (int i = lines.length - 2; i >= (start == 0 ? 0 : 1); i--) {
                    RunEvent event = parse(lines[i]);
                    if (event != null) {
                        return Optional.of(event);
                    }
                }
                if (start == 0 || length >= CHUNK_BYTES) {
                    return Optional.empty();
                }
            }
        }
    }

    private static String text(FileChannel channel, long start, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) > 0) {
            // read on
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    /**
     * The events since the last call, oldest first; none if nothing new is complete.
     *
     * @throws IOException if the log cannot be read
     */
    public List<RunEvent> poll() throws IOException {
        List<RunEvent> events = new ArrayList<>();
        // Lines of unknown events yield nothing; read on until something is known or nothing is left.
        while (events.isEmpty()) {
            String lines = completeLines();
            if (lines.isEmpty()) {
                break;
            }
            for (String line : lines.split("\n")) {
                RunEvent event = parse(line);
                if (event != null) {
                    events.add(event);
                }
            }
        }
        return events;
    }

    private String completeLines() throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int length = (int) Math.min(CHUNK_BYTES, Math.max(0, channel.size() - offset));
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) > 0) {
                // read on
            }
            int end = bytes.position();
            while (end > 0 && bytes.get(end - 1) != '\n') {
                end--;
            }
            offset += end;
            return new String(bytes.array(), 0, end, StandardCharsets.UTF_8);
        }
    }

    private static RunEvent parse(String line) {
        try {
            return line.isBlank() ? null : JSON.readValue(line, RunEvent.class);
        } catch (JsonProcessingException _) {
            return null; // a line that a crash or a person damaged: the rest of the log still counts
        }
    }
}
