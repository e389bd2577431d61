package org.amaes.core.file;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.amaes.core.WorkbenchException;

/**
 * A file that readers see with its old or its new content and never with half of it: the content goes
 * to a temporary file in the same folder, is forced to the disk, and takes the file's name in one
 * atomic step (DESIGN section 3).
 *
 * <p>If anything fails on the way, the temporary file is deleted and the old file stays as it was. A
 * process that is killed may leave its temporary file behind; {@link #isTemporary} tells those apart.
 * Two writers of one file do not disturb each other; the last one wins.
 */
public final class AtomicFile {

    private static final String PREFIX = ".amaes-";
    private static final String SUFFIX = ".part";
    private static final int MOVE_ATTEMPTS = 25;
    private static final long MOVE_PAUSE_NANOS = 20_000_000;
    private static final AtomicLong COUNTER = new AtomicLong();

    private AtomicFile() {
    }

    /** What puts the content into a channel; the channel stays open when it returns. */
    @FunctionalInterface
    public interface ChannelContent {
        /** Writes the whole content, from position 0. */
        void writeTo(FileChannel channel) throws IOException, WorkbenchException;
    }

    /** What puts the content into a buffered stream. */
    @FunctionalInterface
    public interface StreamContent {
        /** Writes the whole content; closing the stream is allowed and only flushes it. */
        void writeTo(OutputStream stream) throws IOException, WorkbenchException;
    }

    /** The steps that the operating system does; a seam for tests that inject failures. */
    interface Disk {
        FileChannel create(Path temporary) throws IOException;

        void move(Path temporary, Path file) throws IOException;
    }

    private static final Disk REAL_DISK = new Disk() {
        @Override
        public FileChannel create(Path temporary) throws IOException {
            return FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }

        @Override
        public void move(Path temporary, Path file) throws IOException {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    };

    /**
     * Writes a file through a channel.
     *
     * @param file the file to make or replace; its folder exists
     * @throws WorkbenchException if it cannot be written (the old file is untouched), or from {@code content}
     */
    public static void write(Path file, ChannelContent content) throws WorkbenchException {
        write(file, content, REAL_DISK);
    }

    /**
     * Writes a file through a buffered stream.
     *
     * @throws WorkbenchException as {@link #write(Path, ChannelContent)}
     */
    public static void writeStream(Path file, StreamContent content) throws WorkbenchException {
        write(file, channel -> {
            OutputStream buffered = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(new FlushOnClose(buffered));
            buffered.flush();
        });
    }

    /**
     * Writes bytes as a file.
     *
     * @throws WorkbenchException as {@link #write(Path, ChannelContent)}
     */
    public static void writeBytes(Path file, byte[] bytes) throws WorkbenchException {
        write(file, channel -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        });
    }

    /**
     * Writes text as a UTF-8 file.
     *
     * @throws WorkbenchException as {@link #write(Path, ChannelContent)}
     */
    public static void writeString(Path file, String text) throws WorkbenchException {
        writeBytes(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a path is a temporary file of this class: in writing, or left behind by a process that was killed. */
    public static boolean isTemporary(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }

    static void write(Path file, ChannelContent content, Disk disk) throws WorkbenchException {
        Path temporary = null;
        try {
            // A link keeps pointing where it points: its target is what gets replaced.
            Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.isDirectory(target)) {
                throw new WorkbenchException(file + " is a folder, so no file can be written under that name. Choose another name.", file);
            }
            Path folder = target.getParent();
            do {
                temporary = folder.resolve(PREFIX + ProcessHandle.current().pid() + "-" + COUNTER.getAndIncrement() + SUFFIX);
            } while (!fill(temporary, content, disk));
            move(temporary, target, disk);
            temporary = null;
            forceFolder(folder);
        } catch (UncheckedIOException e) {
            throw WriteProblem.sentence(file, e.getCause());
        } catch (IOException e) {
            throw WriteProblem.sentence(file, e);
        } finally {
            deleteQuietly(temporary);
        }
    }

    /** Returns false if the temporary name is taken, which a process of the same id can have left behind. */
    private static boolean fill(Path temporary, ChannelContent content, Disk disk) throws IOException, WorkbenchException {
        try (FileChannel channel = disk.create(temporary)) {
            content.writeTo(channel);
            channel.force(true);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (temporary.toString().equals(e.getFile())) {
                return false;
            }
            throw e;
        }
    }

    /**
     * On Windows a file that somebody is reading at this moment cannot be replaced; readers are quick, so
     * a few patient attempts do. Elsewhere access was already proven by making the temporary file.
     */
    private static void move(Path temporary, Path file, Disk disk) throws IOException {
        for (int attempt = 1;; attempt++) {
            try {
                disk.move(temporary, file);
                return;
            } catch (AccessDeniedException e) {
                if (attempt == MOVE_ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(MOVE_PAUSE_NANOS);
            }
        }
    }

    /** Makes the new name itself survive a power cut, where a folder can be forced at all. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException _) {
            // Windows and some network disks do not open folders: the file is complete and in place all the same.
        }
    }

    private static void deleteQuietly(Path temporary) {
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException _) {
                // What went wrong first is what the user hears of; isTemporary() finds the remains.
            }
        }
    }

    /** Keeps the channel open for the force that follows, whatever the content does with its stream. */
    private static final class FlushOnClose extends FilterOutputStream {

        FlushOnClose(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
