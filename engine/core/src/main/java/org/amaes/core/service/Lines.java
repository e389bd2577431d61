package org.amaes.core.service;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A stream of UTF-8 lines of bounded length. A longer line is skipped to its end and told as such, so that
 * no peer can fill the memory, and the lines after it are read as ever.
 */
public final class Lines {

    private final InputStream in;
    private final int longest;

    /**
     * @param in buffered by the caller
     * @param longest the longest line, in bytes
     */
    public Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * A line.
     *
     * @param text the line without its end; empty if it was too long
     * @param tooLong whether it was
     */
    public record Line(String text, boolean tooLong) {
    }

    /** The next complete line; empty at the end of the stream, where an unfinished line is dropped. */
    public Optional<Line> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean tooLong = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return Optional.of(tooLong ? new Line("", true) : new Line(bytes.toString(StandardCharsets.UTF_8).stripTrailing(), false));
            }
            if (bytes.size() < longest) {
                bytes.write(b);
            } else {
                tooLong = true;
                bytes.reset();
            }
        }
        return Optional.empty();
    }
}
