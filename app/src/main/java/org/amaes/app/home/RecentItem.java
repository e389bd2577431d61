package org.amaes.app.home;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.amaes.core.kind.FileKind;

/**
 * Something opened before, as the list says it.
 *
 * @param path where it was
 * @param kind what it was
 * @param when how long ago, in words
 * @param gone whether nothing is there any more
 */
public record RecentItem(Path path, FileKind kind, String when, boolean gone) {

    /** Its name. */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /** The folder it is in, or was. */
    public String folder() {
        return String.valueOf(path.getParent());
    }

    /** How long ago something was, in words that stay true for a while. */
    static String ago(Instant then, Instant now, ZoneId zone) {
        Duration since = Duration.between(then, now);
        LocalDate day = then.atZone(zone).toLocalDate();
        LocalDate today = now.atZone(zone).toLocalDate();
        if (since.toMinutes() < 1) {
            return "just now";
        }
        if (since.toMinutes() < 60) {
            return since.toMinutes() + " min ago";
        }
        if (day.equals(today)) {
            return "today";
        }
        return day.equals(today.minusDays(1)) ? "yesterday" : day.toString();
    }
}
