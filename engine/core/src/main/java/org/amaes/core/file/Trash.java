package org.amaes.core.file;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a desktop keeps what was thrown away until it is emptied: the folder of the freedesktop.org trash
 * specification on Linux, {@code ~/.Trash} on macOS. Only for what lies on the same disk, where moving is one step.
 *
 * @param folder the trash
 * @param described whether each thing gets a file that says where it was, as on Linux
 */
public record Trash(Path folder, boolean described) {

    /** The trash of a person, if this system has one that this program knows. */
    public static Optional<Trash> of(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            return Optional.of(new Trash(home.resolve(".Trash"), false));
        }
        if (name.contains("linux")) {
            String data = environment.getOrDefault("XDG_DATA_HOME", "");
            return Optional.of(new Trash((data.isBlank() ? home.resolve(".local/share") : Path.of(data)).resolve("Trash"), true));
        }
        return Optional.empty();
    }

    /**
     * Whether a file or folder could be moved there: both on one disk.
     *
     * @param path what would be thrown away
     */
    public boolean takes(Path path) {
        try {
            Path existing = folder;
            while (!Files.exists(existing) && existing.getParent() != null) {
                existing = existing.getParent();
            }
            return Files.getFileStore(existing).equals(Files.getFileStore(path)) && Files.isWritable(existing);
        } catch (IOException _) {
            return false;
        }
    }

    /**
     * Moves a file or folder there.
     *
     * @param when the time, for the desktop's list
     * @return where it is now
     */
    public Path take(Path path, LocalDateTime when) throws IOException {
        Path from = path.toAbsolutePath().normalize();
        Path files = Files.createDirectories(described ? folder.resolve("files") : folder);
        Path notes = described ? Files.createDirectories(folder.resolve("info")) : null;
        for (int number = 1;; number++) {
            String name = from.getFileName() + (number == 1 ? "" : "." + number);
            if (Files.exists(files.resolve(name))) {
                continue;
            }
            Path note = described ? notes.resolve(name + ".trashinfo") : null;
            try {
                if (described) {
                    Files.writeString(note, "[Trash Info]\nPath=" + encoded(from) + "\nDeletionDate=" + when.truncatedTo(ChronoUnit.SECONDS) + "\n",
                            StandardOpenOption.CREATE_NEW);
                }
                return Files.move(from, files.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException _) {
                continue; // somebody threw a thing of this name away just now
            } catch (IOException e) {
                if (described) {
                    Files.deleteIfExists(note);
                }
                throw e;
            }
        }
    }

    private static String encoded(Path path) {
        return URLEncoder.encode(path.toString(), StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
    }
}
