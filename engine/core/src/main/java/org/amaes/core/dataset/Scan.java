package org.amaes.core.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One case of a data set: the image files of one examination that are looked at together, and the file
 * with its segmentation if there is one. The files have not been opened.
 *
 * @param id names the case within its data set and can stand in a file name: letters, digits, {@code . _ -}
 * @param subject the person; the id where the layout does not tell
 * @param session the visit; empty where the layout does not tell
 * @param sequence such as FLAIR or T1; empty where the layout does not tell
 * @param images one file a channel; a 4-D file is one path with several channels
 * @param label the segmentation
 * @param channel the only channel of a 4-D image that belongs to the scan, from 0; {@link #ALL_CHANNELS} for all
 */
public record Scan(String id, String subject, String session, String sequence, List<Path> images, Optional<Path> label, int channel) {

    /** Everything that the images hold. */
    public static final int ALL_CHANNELS = -1;

    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}._-]*");
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._-]");

    public Scan {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("'" + id + "' cannot stand in a file name");
        }
        Objects.requireNonNull(subject);
        Objects.requireNonNull(session);
        Objects.requireNonNull(sequence);
        Objects.requireNonNull(label);
        images = List.copyOf(images);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("A scan has at least one image");
        }
        if (channel != ALL_CHANNELS && (channel < 0 || images.size() != 1)) {
            throw new IllegalArgumentException("One channel is chosen of one image: " + channel + " of " + images.size());
        }
    }

    /** A scan of all channels of its images. */
    public Scan(String id, String subject, String session, String sequence, List<Path> images, Optional<Path> label) {
        this(id, subject, session, sequence, images, label, ALL_CHANNELS);
    }

    /** A text as an id: what cannot stand in a file name becomes an underscore. */
    static String safeId(String text) {
        String safe = UNSAFE.matcher(text).replaceAll("_");
        return safe.isEmpty() || !ID.matcher(safe).matches() ? "_" + safe : safe;
    }
}
