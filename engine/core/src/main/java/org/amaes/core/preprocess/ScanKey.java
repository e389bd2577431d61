package org.amaes.core.preprocess;

import java.util.Objects;
import java.util.Optional;

/**
 * What a scan is called in a {@link VolumeStore}: the ids it was given, nothing else of whom it shows.
 *
 * @param id the scan's id, unique in the store
 * @param subject the subject's id
 * @param session the session's id, where there are sessions
 * @param sequence the sequence, such as FLAIR
 */
public record ScanKey(String id, String subject, Optional<String> session, String sequence) {

    public ScanKey {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(session);
        Objects.requireNonNull(sequence);
        if (id.isBlank()) {
            throw new IllegalArgumentException("A scan has an id");
        }
    }
}
