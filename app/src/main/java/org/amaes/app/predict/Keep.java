package org.amaes.app.predict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;

/**
 * The folder in which the last prediction of a scan is kept, so that it, and with it what was painted on it, is there
 * when the scan is opened again. It knows its scan by a hash of paths, sizes and times and holds no name.
 */
record Keep(Path folder) {

    private static final int DIGITS = 24;

    /** The folder of a scan's files, below one for all; it need not exist yet. */
    static Keep of(Path all, List<Path> images) throws WorkbenchException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path image : images) {
                Path file = image.toAbsolutePath().normalize();
                digest.update((file + "|" + Files.size(file) + "|" + Files.getLastModifiedTime(file).toMillis() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return new Keep(all.resolve(HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS)));
        } catch (IOException e) {
            throw new WorkbenchException(images.getFirst() + " cannot be looked at (" + e.getMessage() + "). Check that it is still there.",
                    images.getFirst(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Makes it, if it is not there. */
    Keep made() throws WorkbenchException {
        try {
            Files.createDirectories(folder);
            return this;
        } catch (IOException e) {
            throw new WorkbenchException("The folder " + folder + " for predictions cannot be made (" + e.getMessage()
                    + "). Free some space, or check your rights.", folder, e);
        }
    }

    /** The network's mask. */
    Path mask() {
        return folder.resolve("mask.nii.gz");
    }

    /** The mask as it was corrected, for the training. */
    Path corrected() {
        return folder.resolve("corrected.nii.gz");
    }

    private Path note() {
        return folder.resolve("labels.txt");
    }

    /** Remembers which labels were last on this scan. */
    void remember(Path labels) throws WorkbenchException {
        made();
        AtomicFile.writeString(note(), labels.toAbsolutePath().normalize().toString());
    }

    /** The labels that were last on this scan, if they are still there. */
    Optional<Path> labels() {
        try {
            if (!Files.isRegularFile(note())) {
                return Optional.empty();
            }
            return Optional.of(Path.of(Files.readString(note()).strip())).filter(Files::isRegularFile);
        } catch (IOException | java.nio.file.InvalidPathException _) {
            return Optional.empty(); // only a memory: the scan opens without
        }
    }

    /** How sure the network was of a label. */
    Path probability(int label) {
        return folder.resolve("probability-" + label + ".nii.gz");
    }

    /** The labels of which it is kept how sure the network was. */
    List<Integer> probabilities() {
        return IntStream.rangeClosed(1, 255).filter(label -> Files.isRegularFile(probability(label))).boxed().toList();
    }
}
