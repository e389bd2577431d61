package org.amaes.core.preprocess;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.amaes.core.dataset.Scan;

/**
 * Tells whether a scan's files have changed since they were read, without reading them: a digest of the sizes and
 * times of change of its images and outline. It tells neither names nor dates to whoever has only the digest.
 */
public final class SourceStamp {

    private SourceStamp() {
    }

    /** The stamp of the files as they are now; files that cannot be looked at count as missing. */
    public static String of(Scan scan) {
        List<Path> files = new ArrayList<>(scan.images());
        scan.label().ifPresent(files::add);
        ByteBuffer facts = ByteBuffer.allocate((files.size() + 1) * 2 * Long.BYTES);
        facts.putLong(scan.images().size()).putLong(scan.channel());
        for (Path file : files) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                facts.putLong(attributes.size()).putLong(attributes.lastModifiedTime().toMillis());
            } catch (IOException _) {
                facts.putLong(-1).putLong(-1); // reading it will say why
            }
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(facts.array()), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
