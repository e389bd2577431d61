package org.amaes.core.preprocess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.amaes.core.WorkbenchException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The list of a store's volumes and of the scans that could not be prepared: {@code index.jsonl}, one JSON
 * object a line, to which only ever is appended; of two lines about one scan the later counts.
 *
 * <p>One process writes at a time (a lock on {@code store.lock}); any number read. A last line without its
 * end, which a killed process can leave, is ignored by readers and removed by the next writer.
 */
final class StoreIndex implements AutoCloseable {

    private final Path file;
    private final Path lockFile;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final Map<String, String> failures = new TreeMap<>();
    private final Map<String, Duplicate> duplicates = new TreeMap<>();
    private FileChannel lockChannel;
    private FileChannel channel;

    /**
     * A scan that was left out because another one holds the same voxels.
     *
     * @param of the scan that is in the store
     * @param sourceStamp the {@link SourceStamp} of the files that were looked at
     */
    record Duplicate(String of, String sourceStamp) {
    }

    private StoreIndex(Path folder) {
        this.file = folder.resolve("index.jsonl");
        this.lockFile = folder.resolve("store.lock");
    }

    static StoreIndex read(Path folder) throws WorkbenchException {
        StoreIndex index = new StoreIndex(folder);
        index.reload();
        return index;
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    synchronized Optional<Entry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    synchronized Optional<Duplicate> duplicate(String id) {
        return Optional.ofNullable(duplicates.get(id));
    }

    synchronized Map<String, String> failures() {
        return new TreeMap<>(failures);
    }

    /** Puts a prepared volume into the index. */
    synchronized void append(Entry entry) throws WorkbenchException {
        ObjectNode line = StoreJson.entry(entry);
        line.put("dataStart", entry.layout().dataStart());
        append(line);
        forget(entry.id());
        entries.put(entry.id(), entry);
    }

    /** Puts a scan that could not be prepared into the index. */
    synchronized void append(String id, String failure) throws WorkbenchException {
        append(StoreJson.MAPPER.createObjectNode().put("scan", id).put("failed", failure));
        forget(id);
        failures.put(id, failure);
    }

    /** Puts a scan into the index that was left out because another holds the same voxels. */
    synchronized void append(String id, Duplicate duplicate, String failure) throws WorkbenchException {
        append(StoreJson.MAPPER.createObjectNode().put("scan", id).put("failed", failure).put("duplicateOf", duplicate.of())
                .put("sourceStamp", duplicate.sourceStamp()));
        forget(id);
        failures.put(id, failure);
        duplicates.put(id, duplicate);
    }

    private void forget(String id) {
        entries.remove(id);
        failures.remove(id);
        duplicates.remove(id);
    }

    /**
     * Becomes the one writer, if this is not it already, and sees what other writers have added.
     *
     * @throws WorkbenchException if somebody else is writing, or the folder cannot be written to
     */
    synchronized void beginWriting() throws WorkbenchException {
        if (channel != null) {
            return;
        }
        try {
            lockChannel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock()) {
                close();
                throw new WorkbenchException("Another preparation is writing to " + file.getParent()
                        + " at this moment. Wait until it has finished, or choose another folder.", file.getParent());
            }
            reload();
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel.truncate(endOfLastLine());
            channel.position(channel.size());
        } catch (IOException e) {
            close();
            throw unwritable(e);
        }
    }

    private boolean lock() throws IOException {
        try {
            FileLock lock = lockChannel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false; // held by another store object of this very process
        }
    }

    private long endOfLastLine() throws IOException {
        byte[] content = Files.readAllBytes(file);
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private void append(JsonNode line) throws WorkbenchException {
        beginWriting();
        try {
            long start = channel.size();
            try {
                ByteBuffer bytes = ByteBuffer.wrap((StoreJson.MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(start);
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void reload() throws WorkbenchException {
        entries.clear();
        failures.clear();
        duplicates.clear();
        int number = 0;
        for (String line : completeLines()) {
            number++;
            try {
                put(StoreJson.MAPPER.readTree(line));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                throw new WorkbenchException("The list of prepared volumes " + file + " is damaged in line " + number
                        + ". Remove that line and prepare the scans again; only what is missing is redone.", file, e);
            }
        }
    }

    private void put(JsonNode line) {
        String id = StoreJson.required(line, "scan").asText();
        forget(id);
        if (line.has("failed")) {
            failures.put(id, line.get("failed").asText());
            if (line.has("duplicateOf")) {
                duplicates.put(id, new Duplicate(line.get("duplicateOf").asText(), line.path("sourceStamp").asText()));
            }
        } else {
            entries.put(id, StoreJson.entry(line, StoreJson.required(line, "dataStart").longValue()));
        }
    }

    private Collection<String> completeLines() throws WorkbenchException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new WorkbenchException("The list of prepared volumes " + file + " cannot be read: " + e.getMessage(), file, e);
        }
    }

    private WorkbenchException unwritable(IOException cause) {
        return new WorkbenchException("The list of prepared volumes " + file + " cannot be written: " + cause.getMessage()
                + ". Check the disk's free space and your right to write there, then start again; what is done stays done.", file, cause);
    }

    /** Stops being the writer. */
    @Override
    public synchronized void close() {
        for (FileChannel open : new FileChannel[] {channel, lockChannel}) {
            try {
                if (open != null) {
                    open.close(); // and with it the lock
                }
            } catch (IOException _) {
                // Every line was forced to the disk when it was written.
            }
        }
        channel = null;
        lockChannel = null;
    }
}
