package org.amaes.app.state;

import java.time.Instant;
import org.amaes.core.kind.FileKind;

/**
 * Something opened before.
 *
 * @param path where it was
 * @param kind what it was
 * @param opened when, as ISO 8601
 */
public record Recent(String path, FileKind kind, String opened) {

    /** The time it was opened. */
    public Instant time() {
        return Instant.parse(opened);
    }
}
