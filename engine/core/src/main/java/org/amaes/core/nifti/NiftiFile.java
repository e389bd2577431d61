package org.amaes.core.nifti;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import org.amaes.core.WorkbenchException;

/** The one or two files that an image lies in, and their unpacked bytes. Packed files are told by their content, not by their name. */
record NiftiFile(Path headerFile, Path imageFile) {

    /** Deflate packs at most 258 bytes into two bits. */
    private static final long GREATEST_RATIO = 1032;

    /** Finds the header and the image file that belong to the file that somebody named. */
    static NiftiFile of(Path file) throws HeaderException {
        String name = String.valueOf(file.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        String stem = lower.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        String ending = stem.length() < 4 ? "" : stem.substring(stem.length() - 4);
        String base = stem.substring(0, stem.length() - ending.length());
        return switch (ending.toLowerCase(Locale.ROOT)) {
            case ".hdr" -> new NiftiFile(file, beside(file, base, ending.equals(".HDR") ? ".IMG" : ".img"));
            case ".img" -> new NiftiFile(beside(file, base, ending.equals(".IMG") ? ".HDR" : ".hdr"), file);
            default -> new NiftiFile(file, file);
        };
    }

    private static Path beside(Path file, String base, String ending) throws HeaderException {
        for (String packed : new String[] {"", ".gz"}) {
            Path other = file.resolveSibling(base + ending + packed);
            if (Files.isRegularFile(other)) {
                return other;
            }
        }
        throw new HeaderException(new HeaderProblem.MissingHalf(file.resolveSibling(base + ending)));
    }

    /** The first bytes of the unpacked header file, fewer if it is shorter. */
    byte[] start(int length) throws IOException, HeaderException {
        try (InputStream in = open(headerFile)) {
            return in.readNBytes(length);
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    /**
     * Checks that the image file can hold what the header tells of, before memory is taken for it.
     *
     * @throws HeaderException if it cannot
     */
    void requireRoomFor(NiftiHeader header) throws IOException, HeaderException {
        long found = Files.size(imageFile);
        long expected = header.expectedLength();
        if (isPacked(imageFile)) {
            if (expected / GREATEST_RATIO > found) {
                throw new HeaderException(new HeaderProblem.ImpossiblyCompressed(expected, found));
            }
        } else if (expected > found) {
            throw new HeaderException(new HeaderProblem.CutShort(expected, found));
        }
    }

    /** Whether the image file is packed. */
    boolean isImagePacked() throws IOException {
        return isPacked(imageFile);
    }

    /** The unpacked bytes of the image file, from its start. */
    InputStream openImage() throws IOException {
        return open(imageFile);
    }

    static HeaderException damaged(IOException cause) {
        HeaderException damaged = new HeaderException(new HeaderProblem.BadCompression());
        damaged.initCause(cause);
        return damaged;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return isPacked(file) ? new GZIPInputStream(in, 1 << 16) : new BufferedInputStream(in, 1 << 13);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static boolean isPacked(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    /** What the operating system said, in a sentence. */
    static WorkbenchException unreadable(Path file, IOException cause) {
        String why = cause instanceof NoSuchFileException ? "it does not exist" : String.valueOf(cause.getMessage());
        return new WorkbenchException(file + " cannot be read: " + why + ". Check that the file is there and that you may open it.",
                file, cause);
    }
}
