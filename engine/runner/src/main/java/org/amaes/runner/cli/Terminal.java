package org.amaes.runner.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a command tells: sentences and progress for people, or JSON for machines.
 *
 * <p>Results go to standard output, warnings to standard error. A progress line is only drawn where standard
 * output is a person's terminal; pipes stay quiet. With {@code --json} standard output carries JSON alone.
 */
public final class Terminal {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long REDRAW_NANOS = 100_000_000L;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final boolean interactive;
    private boolean lineOpen;

    /** A terminal on given streams; {@code interactive} draws progress. */
    public Terminal(PrintWriter out, PrintWriter err, boolean json, boolean interactive) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.interactive = interactive && !json;
    }

    /** Whether standard streams are a person's terminal. */
    static boolean isInteractive() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** A sentence for people; with {@code --json} it goes to standard error. */
    public void say(String sentence) {
        clearLine();
        (json ? err : out).println(sentence);
        (json ? err : out).flush();
    }

    /** A warning, always on standard error. */
    public void warn(String sentence) {
        clearLine();
        err.println(sentence);
        err.flush();
    }

    /** A line of JSON on standard output, for a program that watches. */
    public synchronized void event(Object value) {
        clearLine();
        try {
            out.println(JSON.writeValueAsString(value));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event that is no JSON", e);
        }
    }

    /** The result as JSON, if machines are listening; otherwise nothing. */
    public void result(Object value) {
        if (json) {
            try {
                out.println(JSON.writeValueAsString(value));
                out.flush();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("A result that is no JSON", e);
            }
        }
    }

    /** Whether machines are listening. */
    public boolean isJson() {
        return json;
    }

    /** A progress line with bar and time left, starting now. */
    public Progress progress(String label, long total) {
        return new Progress(label, total);
    }

    private void clearLine() {
        if (lineOpen) {
            out.print("\r\u001b[K");
            out.flush();
            lineOpen = false;
        }
    }

    /** One running piece of work. */
    public final class Progress implements AutoCloseable {

        private static final int BAR = 28;

        private final String label;
        private final long total;
        private final long start = System.nanoTime();
        private long first = -1;
        private long drawn;

        private Progress(String label, long total) {
            this.label = label;
            this.total = total;
        }

        /**
         * How far it is.
         *
         * @param done pieces done, of the total
         * @param detail a few words behind the bar
         */
        public synchronized void at(long done, String detail) {
            if (first < 0) {
                first = done;
            }
            long now = System.nanoTime();
            if (!interactive || now - drawn < REDRAW_NANOS && done < total) {
                return;
            }
            drawn = now;
            double share = total == 0 ? 1 : Math.min(1, (double) done / total);
            int filled = (int) (share * BAR);
            String left = done > first ? "  " + time((long) ((now - start) * ((double) (total - done) / (done - first)))) + " left" : "";
            out.printf(Locale.ROOT, "\r\u001b[K%s %s%s %d/%d%s  %s", label, "█".repeat(filled), "░".repeat(BAR - filled), done, total,
                    done >= total ? "" : left, detail);
            out.flush();
            lineOpen = true;
        }

        @Override
        public void close() {
            clearLine();
        }
    }

    /** A duration in nanoseconds for people: "3 s", "4 min 10 s", "2 h 05 min". */
    static String time(long nanos) {
        Duration d = Duration.ofNanos(nanos);
        if (d.toHours() > 0) {
            return String.format(Locale.ROOT, "%d h %02d min", d.toHours(), d.toMinutesPart());
        }
        if (d.toMinutes() > 0) {
            return String.format(Locale.ROOT, "%d min %02d s", d.toMinutes(), d.toSecondsPart());
        }
        return d.toSeconds() + " s";
    }
}
