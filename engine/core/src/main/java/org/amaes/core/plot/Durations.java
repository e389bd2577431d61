package org.amaes.core.plot;

import java.util.Locale;

/** Lengths of time for people. */
public final class Durations {

    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final long DAY = 86_400;

    private Durations() {
    }

    /** Such as 42 s, 12 min, 3 h 20 min or 2 d 4 h: two units at most. */
    public static String words(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "an unknown time";
        }
        long whole = Math.round(Math.max(0, seconds));
        if (whole < MINUTE) {
            return whole + " s";
        }
        if (whole < 10 * MINUTE) {
            return two(whole / MINUTE, "min", whole % MINUTE, "s");
        }
        long minutes = Math.round(whole / (double) MINUTE);
        if (minutes < MINUTE) {
            return minutes + " min";
        }
        if (minutes * MINUTE < 2 * DAY) {
            return two(minutes * MINUTE / HOUR, "h", minutes % MINUTE, "min");
        }
        return two(whole / DAY, "d", whole % DAY / HOUR, "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return String.format(Locale.ROOT, small == 0 ? "%d %s" : "%d %s %d %s", large, largeUnit, small, smallUnit);
    }
}
