package org.amaes.core.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.amaes.core.WorkbenchException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The writer of a run's {@code events.jsonl}: one JSON object a line, appended by a single process.
 *
 * <p>Every event reaches the operating system before {@link #append} returns, so that it survives the
 * death of this process. A half line left by a killed writer is cut off when the log is opened again.
 */
public final class EventLog implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final FileChannel channel;

    private EventLog(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens a log for appending, creating it if needed. */
    public static EventLog open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            long end = endOfLastLine(channel);
            channel.truncate(end);
            channel.position(end);
            return new EventLog(file, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static long endOfLastLine(FileChannel channel) throws IOException {
        long position = channel.size();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (position > 0) {
            one.clear();
            channel.read(one, position - 1);
            if (one.get(0) == '\n') {
                return position;
            }
            position--;
        }
        return 0;
    }

    /**
     * Appends an event.
     *
     * @throws WorkbenchException if the disk is full or the folder has gone
     */
    public void append(RunEvent event) throws WorkbenchException {
        long start = -1;
        try {
            ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8));
            start = channel.position();
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An event that is no JSON: " + event, e);
        } catch (IOException e) {
            takeBack(start);
            throw new WorkbenchException("The events of this run could not be written to " + file + " (" + e.getMessage()
                    + "). Free some disk space or check the folder, then resume the run.", file, e);
        }
    }

    /** Leaves no half line behind when the disk was full in the middle of one. */
    private void takeBack(long start) {
        try {
            if (start >= 0) {
                channel.truncate(start);
            }
        } catch (IOException _) {
            // The next open cuts the half line off.
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
