package org.amaes.core.share;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;

/**
 * A ZIP file that holds the weights of one network and four texts about them, and nothing else.
 *
 * <p>Equal contents make equal bytes. What strangers sent is looked at before anything is unpacked: each name must be
 * one of the five, which leaves no way out of a folder, and each size must be one that a network can have.
 */
public final class ModelZip {

    /** The weights, with the published parameter names. */
    public static final String WEIGHTS = "weights.safetensors";
    /** What the weights are of, for machines. */
    public static final String MODEL = "model.json";
    /** Which work to cite. */
    public static final String CITATION = "CITATION.cff";
    /** Whose terms count. */
    public static final String LICENSE = "LICENSE.txt";
    /** What the file is, for people. */
    public static final String README = "README.txt";

    private static final List<String> TEXTS = List.of(MODEL, CITATION, LICENSE, README);
    /** The largest published network takes 0.4 GB. */
    private static final long LONGEST_WEIGHTS = 4L << 30;
    private static final int LONGEST_TEXT = 1 << 20;
    /** Weights hardly shrink; what grows more than this on unpacking was made to fill a disk. */
    private static final long MOST_GROWTH = 100;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ModelZip() {
    }

    /**
     * Writes such a file, so that readers see it whole or not at all.
     *
     * @param weights a safetensors file
     * @param texts the four texts by their names
     * @throws WorkbenchException if it cannot be written; an old file is then untouched
     */
    public static void write(Path zip, Path weights, Map<String, String> texts) throws WorkbenchException {
        AtomicFile.writeStream(zip, stream -> {
            ZipOutputStream out = new ZipOutputStream(stream);
            out.setLevel(Deflater.NO_COMPRESSION);
            for (String name : TEXTS) {
                put(out, name);
                out.write(texts.get(name).getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
            put(out, WEIGHTS);
            Files.copy(weights, out);
            out.closeEntry();
            out.finish();
        });
    }

    private static void put(ZipOutputStream out, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        out.putNextEntry(entry);
    }

    /**
     * Reads one of the texts; names and sizes of all parts are looked at first.
     *
     * @throws WorkbenchException if this is no such file, or one made to do harm
     */
    public static String text(Path zip, String name) throws WorkbenchException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            ZipEntry entry = parts(zip, file).get(name);
            try (InputStream in = file.getInputStream(entry)) {
                return new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw sentence(zip, e);
        }
    }

    /**
     * Unpacks all parts.
     *
     * @param folder an empty folder, the caller's to remove if this fails
     * @throws WorkbenchException if this is no such file, is damaged, or the disk has no room for it
     */
    public static void unpack(Path zip, Path folder) throws WorkbenchException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Map<String, ZipEntry> parts = parts(zip, file);
            long bytes = parts.values().stream().mapToLong(ZipEntry::getSize).sum();
            if (bytes > Files.getFileStore(folder).getUsableSpace()) {
                throw new WorkbenchException(zip + " takes " + bytes + " bytes unpacked, more than the disk of " + folder.getParent()
                        + " has room for. Free some space or choose another folder.", zip);
            }
            for (ZipEntry entry : parts.values()) {
                AtomicFile.writeStream(folder.resolve(entry.getName()), out -> copy(zip, file, entry, out));
            }
        } catch (IOException e) {
            throw sentence(zip, e);
        }
    }

    /** Neither the stated length nor the stated checksum is believed. */
    private static void copy(Path zip, ZipFile file, ZipEntry entry, OutputStream out) throws IOException, WorkbenchException {
        CRC32 sum = new CRC32();
        long length = 0;
        byte[] chunk = new byte[1 << 16];
        try (InputStream in = file.getInputStream(entry)) {
            for (int count = in.read(chunk); count >= 0 && length <= entry.getSize(); count = in.read(chunk)) {
                length += count;
                sum.update(chunk, 0, count);
                out.write(chunk, 0, count);
            }
        } catch (ZipException e) {
            throw sentence(zip, e);
        }
        if (length != entry.getSize() || sum.getValue() != entry.getCrc()) {
            throw sentence(zip, new ZipException(entry.getName() + " has another length or checksum than stated"));
        }
    }

    private static Map<String, ZipEntry> parts(Path zip, ZipFile file) throws WorkbenchException {
        Map<String, ZipEntry> parts = new LinkedHashMap<>();
        if (file.size() > TEXTS.size() + 1) {
            throw new WorkbenchException(zip + " is refused: it holds " + file.size() + " files, and a shared model has "
                    + (TEXTS.size() + 1) + ". Ask for a file that 'amaes export' wrote.", zip);
        }
        for (ZipEntry entry : file.stream().<ZipEntry>map(each -> each).toList()) {
            String name = entry.getName();
            if (!name.equals(WEIGHTS) && !TEXTS.contains(name)) {
                throw new WorkbenchException(zip + " is refused: it holds '" + name.replaceAll("\\p{Cntrl}", "?")
                        + "', which is no part of a shared model. Ask for a file that 'amaes export' wrote.", zip);
            }
            if (parts.put(name, entry) != null) {
                throw new WorkbenchException(zip + " is refused: it holds " + name + " twice. Get a fresh copy of it.", zip);
            }
            checkSize(zip, entry);
        }
        for (String name : List.of(MODEL, WEIGHTS, CITATION, LICENSE, README)) {
            if (!parts.containsKey(name)) {
                throw new WorkbenchException(zip + " is no shared model, or not a whole one: it has no " + name
                        + ". Ask for a file that 'amaes export' wrote.", zip);
            }
        }
        return parts;
    }

    private static void checkSize(Path zip, ZipEntry entry) throws WorkbenchException {
        long most = entry.getName().equals(WEIGHTS) ? LONGEST_WEIGHTS : LONGEST_TEXT;
        long packed = Math.max(0, entry.getCompressedSize());
        if (entry.getSize() < 0 || entry.getSize() > most || entry.getSize() > LONGEST_TEXT && entry.getSize() / MOST_GROWTH > packed) {
            throw new WorkbenchException(zip + " is refused: " + entry.getName() + " would take " + entry.getSize() + " bytes unpacked from "
                    + packed + ", which no shared model needs. Do not use this file.", zip);
        }
    }

    private static WorkbenchException sentence(Path zip, IOException problem) {
        if (problem instanceof NoSuchFileException) {
            return new WorkbenchException("There is no file " + zip + ". Check the path.", zip, problem);
        }
        return new WorkbenchException(zip + " cannot be read as a shared model (" + problem.getMessage()
                + "): it is no ZIP file, or it is damaged. Get a fresh copy of it.", zip, problem);
    }
}
