package org.amaes.core.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;

/** The NIfTI files of a folder, told by their names; hidden files and folders are left out. */
final class ScanFiles {

    /** Longest first, so that what is left of a name is its stem. */
    private static final List<String> ENDINGS = List.of(".nii.gz", ".hdr.gz", ".nii", ".hdr");

    private static final int DICOM_PREAMBLE = 128;
    private static final int DICOM_TRIES = 200;

    private ScanFiles() {
    }

    /** The name without its NIfTI ending, if it has one; the image half of a pair counts with its header. */
    static Optional<String> stem(Path file) {
        String name = file.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.startsWith(".")) {
            return Optional.empty();
        }
        return ENDINGS.stream().filter(ending -> lower.endsWith(ending) && lower.length() > ending.length()).findFirst()
                .map(ending -> name.substring(0, name.length() - ending.length()));
    }

    /**
     * All NIfTI files below a folder, links followed, in the order of their paths whatever the disk's.
     *
     * @param depth how many folders deep to look; 1 for the folder itself
     * @throws WorkbenchException if a folder cannot be read
     */
    static List<Path> below(Path folder, int depth) throws WorkbenchException {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    boolean hidden = !directory.equals(folder) && directory.getFileName().toString().startsWith(".");
                    return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!attributes.isDirectory() && stem(file).isPresent()) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                    if (problem instanceof FileSystemLoopException) {
                        return FileVisitResult.CONTINUE; // a link back to where we came from holds nothing new
                    }
                    throw problem;
                }
            });
        } catch (IOException e) {
            throw new WorkbenchException(folder + " cannot be searched for scans (" + e.getMessage()
                    + "). Check that you may open it and all folders in it.", folder, e);
        }
        found.sort(Comparator.comparing(file -> folder.relativize(file).toString().replace('\\', '/')));
        return found;
    }

    /** Whether one of the first files below a folder is a DICOM file, by its first bytes. */
    static boolean holdsDicom(Path folder) {
        try (Stream<Path> files = Files.find(folder, Integer.MAX_VALUE, (_, attributes) -> attributes.isRegularFile())) {
            return files.limit(DICOM_TRIES).anyMatch(ScanFiles::isDicom);
        } catch (IOException | UncheckedIOException _) {
            return false; // whoever asks has listed the folder; nothing depends on the answer but a word of advice
        }
    }

    private static boolean isDicom(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(DICOM_PREAMBLE + 4);
            return start.length == DICOM_PREAMBLE + 4 && new String(start, DICOM_PREAMBLE, 4, StandardCharsets.ISO_8859_1).equals("DICM");
        } catch (IOException _) {
            return false;
        }
    }
}
