package org.amaes.core.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void anOldFile() throws IOException {
        file = folder.resolve("report.json");
        Files.writeString(file, "old");
    }

    @Test
    void newContentReplacesOldContent() throws Exception {
        AtomicFile.writeString(file, "neu: größer");
        assertEquals("neu: größer", Files.readString(file));
        assertOnlyTheFileIsLeft();
    }

    @Test
    void aFileThatWasNotThereIsMade() throws Exception {
        Path fresh = folder.resolve("fresh.bin");
        AtomicFile.writeBytes(fresh, new byte[] {1, 2, 3});
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(fresh));
    }

    @Test
    void aStreamMayBeClosedByTheContent() throws Exception {
        AtomicFile.writeStream(file, stream -> {
            try (OutputStream out = stream) {
                out.write("by stream".getBytes(StandardCharsets.UTF_8));
            }
        });
        assertEquals("by stream", Files.readString(file));
    }

    @Test
    void whileTheContentIsBeingWrittenReadersSeeTheOldFile() throws Exception {
        AtomicFile.write(file, channel -> {
            channel.write(ByteBuffer.wrap("half of it".getBytes(StandardCharsets.UTF_8)));
            assertEquals("old", Files.readString(file));
            try (Stream<Path> paths = Files.list(folder)) {
                assertEquals(1, paths.filter(AtomicFile::isTemporary).count());
            }
        });
        assertEquals("half of it", Files.readString(file));
        assertFalse(AtomicFile.isTemporary(file));
    }

    @Test
    void contentThatFailsHalfwayLeavesTheOldFile() throws Exception {
        IllegalStateException thrown = new IllegalStateException("a bug");
        assertSame(thrown, assertThrows(IllegalStateException.class, () -> AtomicFile.write(file, channel -> {
            channel.write(ByteBuffer.wrap(new byte[100]));
            throw thrown;
        })));
        assertOldFileIsUntouched();

        WorkbenchException sentence = new WorkbenchException("No.");
        assertSame(sentence, assertThrows(WorkbenchException.class, () -> AtomicFile.writeStream(file, stream -> {
            stream.write(new byte[100]);
            throw sentence;
        })));
        assertOldFileIsUntouched();
    }

    @Test
    void aFullDiskIsToldInASentence() throws Exception {
        WorkbenchException full = assertThrows(WorkbenchException.class, () -> AtomicFile.write(file,
                AtomicFileTest::thousandBytes, disk(channel -> FaultyChannel.failingAfter(500, channel, "No space left on device"))));
        assertTrue(full.getMessage().startsWith(file + " could not be written: the disk is full. Free some space"), full.getMessage());
        assertEquals(file, full.file().orElseThrow());
        assertOldFileIsUntouched();
    }

    @Test
    void contentThatCannotBeForcedToTheDiskDoesNotCount() throws Exception {
        WorkbenchException failed = assertThrows(WorkbenchException.class, () -> AtomicFile.write(file,
                AtomicFileTest::thousandBytes, disk(channel -> FaultyChannel.failingOnForce(channel, "Input/output error"))));
        assertTrue(failed.getMessage().contains("(Input/output error)"), failed.getMessage());
        assertOldFileIsUntouched();
    }

    @Test
    void aMoveThatFailsLeavesTheOldFile() throws Exception {
        assertThrows(WorkbenchException.class, () -> AtomicFile.write(file, AtomicFileTest::thousandBytes, moves(Integer.MAX_VALUE)));
        assertOldFileIsUntouched();
    }

    @Test
    void aReaderThatHoldsTheFileForAMomentIsWaitedFor() throws Exception {
        AtomicFile.write(file, AtomicFileTest::thousandBytes, moves(3));
        assertEquals(1000, Files.size(file));
        assertOnlyTheFileIsLeft();
    }

    @Test
    void whatAKilledProcessLeftBehindIsNoHindrance() throws Exception {
        long pid = ProcessHandle.current().pid();
        AtomicFile.write(file, channel -> {
            // The names that this process would take next are all taken.
            Path mine = temporaryFiles().getFirst();
            long number = Long.parseLong(mine.getFileName().toString().replaceAll(".*-(\\d+)\\.part", "$1"));
            for (long next = number + 1; next < number + 200; next++) {
                Files.writeString(folder.resolve(".amaes-" + pid + "-" + next + ".part"), "left behind");
            }
        });
        AtomicFile.writeString(file, "new");
        assertEquals("new", Files.readString(file));
        assertEquals(199, temporaryFiles().size());
        assertEquals("left behind", Files.readString(temporaryFiles().getFirst()));
    }

    @Test
    void aMissingFolderIsToldInASentence() {
        Path lost = folder.resolve("not here").resolve("report.json");
        WorkbenchException missing = assertThrows(WorkbenchException.class, () -> AtomicFile.writeString(lost, "x"));
        assertTrue(missing.getMessage().contains("the folder " + lost.getParent() + " does not exist"), missing.getMessage());
    }

    @Test
    void aFolderInPlaceOfTheFileIsToldInASentence() {
        WorkbenchException blocked = assertThrows(WorkbenchException.class, () -> AtomicFile.writeString(folder, "x"));
        assertTrue(blocked.getMessage().contains("is a folder"), blocked.getMessage());
    }

    @Test
    void aFolderWithoutWriteAccessIsToldInASentence() throws Exception {
        WorkbenchException denied = assertThrows(WorkbenchException.class, () -> AtomicFile.write(file, AtomicFileTest::thousandBytes,
                disk(channel -> {
                    throw new AccessDeniedException(file.toString());
                })));
        assertTrue(denied.getMessage().contains("no right to write into " + folder), denied.getMessage());
        assertOldFileIsUntouched();
    }

    @Test
    void aLinkKeepsPointingToItsFile() throws Exception {
        Assumptions.assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "links need rights on Windows");
        Path link = folder.resolve("latest.json");
        Files.createSymbolicLink(link, file);
        AtomicFile.writeString(link, "through the link");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("through the link", Files.readString(file));
    }

    private static void thousandBytes(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1000);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @FunctionalInterface
    private interface Wrap {
        FileChannel around(FileChannel channel) throws IOException;
    }

    private static AtomicFile.Disk disk(Wrap wrap) {
        return new AtomicFile.Disk() {
            @Override
            public FileChannel create(Path temporary) throws IOException {
                FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                try {
                    return wrap.around(channel);
                } catch (IOException e) {
                    channel.close();
                    throw e;
                }
            }

            @Override
            public void move(Path temporary, Path to) throws IOException {
                Files.move(temporary, to, StandardCopyOption.ATOMIC_MOVE);
            }
        };
    }

    private static AtomicFile.Disk moves(int failures) {
        AtomicFile.Disk real = disk(channel -> channel);
        return new AtomicFile.Disk() {
            private int left = failures;

            @Override
            public FileChannel create(Path temporary) throws IOException {
                return real.create(temporary);
            }

            @Override
            public void move(Path temporary, Path to) throws IOException {
                if (left-- > 0) {
                    throw new AccessDeniedException(to.toString());
                }
                real.move(temporary, to);
            }
        };
    }

    private List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(AtomicFile::isTemporary).toList();
        }
    }

    private void assertOldFileIsUntouched() throws IOException {
        assertEquals("old", Files.readString(file));
        assertOnlyTheFileIsLeft();
    }

    private void assertOnlyTheFileIsLeft() throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            assertEquals(List.of(file), paths.toList());
        }
    }
}
