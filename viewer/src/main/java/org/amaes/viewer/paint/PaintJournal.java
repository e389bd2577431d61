package org.amaes.viewer.paint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.amaes.core.WorkbenchException;

/**
 * The file that holds every step of an unsaved painting, so that neither a crash of this program nor one of the
 * machine loses it.
 *
 * <p>A step is with the operating system when {@link #append} returns, which survives the end of this process;
 * a thread of the journal's own forces it to the disk right after, which survives a power cut. After a step that could
 * not be written, or that fits nothing before it, the journal keeps what it has and takes no more. One painter at a time.
 */
final class PaintJournal implements AutoCloseable {

    /** Opens a journal's file; a seam for tests that inject failures. */
    interface Disk {
        FileChannel open(Path file) throws IOException;
    }

    private static final Disk REAL_DISK = file ->
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final Path file;
    private final FileChannel channel;
    private final List<JournalEntry> found;
    private final Semaphore unforced = new Semaphore(0);
    private volatile IOException problem;
    private volatile boolean closed;

    private PaintJournal(Path file, FileChannel channel, List<JournalEntry> found) {
        this.file = file;
        this.channel = channel;
        this.found = found;
        Thread forcing = new Thread(this::force, "force painting");
        forcing.setDaemon(true);
        forcing.start();
    }

    /**
     * Opens the journal of a painting, with the steps that an interrupted session left.
     *
     * @param folder made if it is not there
     * @param length the voxels of the label map
     * @throws WorkbenchException if the file cannot be opened or another window is painting the same
     */
    static PaintJournal open(Path folder, Belonging belonging, int length) throws WorkbenchException {
        return open(folder, belonging, length, REAL_DISK);
    }

    static PaintJournal open(Path folder, Belonging belonging, int length, Disk disk) throws WorkbenchException {
        Path file = folder.resolve(belonging.fileName());
        try {
            Files.createDirectories(folder);
            FileChannel channel = disk.open(file);
            try {
                lock(file, channel);
                JournalFile.Content content = JournalFile.read(channel, length);
                boolean ours = content.belonging().filter(belonging::equals).isPresent();
                long good = ours ? content.good() : 0;
                channel.truncate(good);
                channel.position(good);
                if (!ours) {
                    write(channel, JournalFile.line(belonging));
                }
                return new PaintJournal(file, channel, ours ? content.entries() : List.of());
            } catch (IOException | WorkbenchException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw cannotKeep(file, e);
        }
    }

    private static void lock(Path file, FileChannel channel) throws IOException, WorkbenchException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException _) {
            lock = null;
        }
        if (lock == null) {
            throw new WorkbenchException("This scan is being painted in another window of the workbench. Save and close the painting there first.", file);
        }
    }

    /** The steps that an interrupted session left, oldest first. */
    List<JournalEntry> found() {
        return found;
    }

    /** Where the journal is. */
    Path file() {
        return file;
    }

    /**
     * Adds a step.
     *
     * @throws WorkbenchException if it could not be written, or an earlier one could not
     */
    void append(JournalEntry entry) throws WorkbenchException {
        requireGood();
        long start = -1;
        try {
            start = channel.position();
            write(channel, JournalFile.bytes(entry));
            unforced.release();
        } catch (IOException e) {
            problem = e;
            takeBack(start);
            throw cannotKeep(file, e);
        }
    }

    private void takeBack(long start) {
        try {
            if (start >= 0) {
                channel.truncate(start);
            }
        } catch (IOException e) {
            problem.addSuppressed(e); // half a step at the end is passed over when the journal is read
        }
    }

    /**
     * Makes sure that the last forcing went well.
     *
     * @throws WorkbenchException if not
     */
    void requireGood() throws WorkbenchException {
        if (problem != null) {
            throw cannotKeep(file, problem);
        }
    }

    private void force() {
        try {
            while (!closed) {
                unforced.acquire();
                unforced.drainPermits();
                if (!closed) {
                    channel.force(false);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            if (!closed) {
                problem = e;
            }
        }
    }

    /** Closes the journal and keeps its file, to go on later. */
    @Override
    public void close() {
        closed = true;
        unforced.release();
        try (channel) {
            channel.force(false);
        } catch (IOException e) {
            problem = e;
        }
    }

    /** Closes the journal and deletes its file: the work is saved elsewhere. */
    void discard() throws WorkbenchException {
        close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new WorkbenchException("The journal " + file + " of a painting that is saved could not be deleted (" + e.getMessage()
                    + "). Delete it by hand, or the same strokes are offered again.", file, e);
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static WorkbenchException cannotKeep(Path file, IOException problem) {
        return new WorkbenchException("What you paint is not kept against a crash any more: " + file + " could not be written ("
                + problem.getMessage() + "). Save your painting now, then free space on that disk or check the folder.", file, problem);
    }
}
