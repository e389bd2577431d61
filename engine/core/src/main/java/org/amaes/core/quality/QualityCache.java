package org.amaes.core.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Scan;
import org.amaes.core.file.AtomicFile;
import org.amaes.core.preprocess.SourceStamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What was found of scans before, with their thumbnails: one small file a scan (some 12 kB), named by a digest of
 * where the scan lies and how large and old its files are, so that a changed scan is looked at again.
 *
 * <p>Whatever cannot be read is as if it were not there, and what cannot be written is left out: a cache never fails.
 */
public final class QualityCache {

    private static final Logger LOG = LoggerFactory.getLogger(QualityCache.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Raised whenever a measure or a finding changes its meaning. */
    private static final int VERSION = 1;
    private static final int PIXELS = Thumbnail.SIDE * Thumbnail.SIDE;

    /** A scan as it was found. */
    public record Known(ScanQuality quality, Optional<Thumbnail> thumbnail) {
    }

    private final Path folder;

    /** @param folder is made when there is something to keep */
    public QualityCache(Path folder) {
        this.folder = folder;
    }

    /** What was found of a scan whose files are as they were then. */
    public Optional<Known> find(Scan scan) {
        Path file = file(scan);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            byte[] json = new byte[bytes.getInt()];
            bytes.get(json);
            ScanQuality quality = QualityJson.read(JSON.readTree(json), scan);
            return Optional.of(new Known(quality, bytes.hasRemaining() ? Optional.of(thumbnail(bytes)) : Optional.empty()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be used and is looked at as if it were not there", file, e);
            return Optional.empty();
        }
    }

    private static Thumbnail thumbnail(ByteBuffer bytes) {
        byte[] grey = new byte[PIXELS];
        bytes.get(grey);
        BitSet set = BitSet.valueOf(bytes);
        boolean[] outlined = new boolean[PIXELS];
        for (int at = set.nextSetBit(0); at >= 0 && at < PIXELS; at = set.nextSetBit(at + 1)) {
            outlined[at] = true;
        }
        return new Thumbnail(grey, outlined);
    }

    /** Keeps what was found of a scan by itself. */
    public void keep(ScanQuality quality, Optional<Thumbnail> thumbnail) {
        byte[] json = QualityJson.write(quality).toString().getBytes(StandardCharsets.UTF_8);
        byte[] outlined = thumbnail.map(QualityCache::outlined).orElse(new byte[0]);
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + json.length + (thumbnail.isPresent() ? PIXELS + outlined.length : 0));
        bytes.putInt(json.length).put(json);
        thumbnail.ifPresent(picture -> bytes.put(picture.grey()).put(outlined));
        try {
            Files.createDirectories(folder);
            AtomicFile.writeBytes(file(quality.scan()), bytes.array());
        } catch (IOException | WorkbenchException e) {
            LOG.warn("what was found of scan {} cannot be kept", quality.scan().id(), e);
        }
    }

    private static byte[] outlined(Thumbnail thumbnail) {
        BitSet set = new BitSet(PIXELS);
        for (int at = 0; at < PIXELS; at++) {
            set.set(at, thumbnail.outlined()[at]);
        }
        return set.toByteArray();
    }

    /** Keeps only so many files, the newest. */
    public void shrink(int most) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> newestFirst = files.sorted(Comparator.comparing(QualityCache::time).reversed()).toList();
            for (Path file : newestFirst.subList(Math.min(most, newestFirst.size()), newestFirst.size())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be made smaller", folder, e);
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return FileTime.fromMillis(0); // gone already
        }
    }

    private Path file(Scan scan) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) VERSION);
            scan.images().forEach(image -> digest.update((image.toAbsolutePath().normalize() + "\n").getBytes(StandardCharsets.UTF_8)));
            scan.label().ifPresent(label -> digest.update(label.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8)));
            digest.update(SourceStamp.of(scan).getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest.digest(), 0, 16) + ".scan");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
