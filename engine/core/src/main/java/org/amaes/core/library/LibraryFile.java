package org.amaes.core.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What is remembered of the library: paths only, no weights.
 *
 * @param format 1
 * @param imported files that were added
 * @param folders run folders, or folders of them
 * @param names names given by hand, by path
 * @param removed paths that are not to be listed
 */
record LibraryFile(int format, List<String> imported, List<String> folders, Map<String, String> names, List<String> removed) {

    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    LibraryFile {
        imported = List.copyOf(imported);
        folders = List.copyOf(folders);
        names = Map.copyOf(names);
        removed = List.copyOf(removed);
    }

    static LibraryFile read(Path file) throws WorkbenchException {
        if (!Files.exists(file)) {
            return new LibraryFile(FORMAT, List.of(), List.of(), Map.of(), List.of());
        }
        try {
            LibraryFile read = JSON.readValue(Files.readAllBytes(file), LibraryFile.class);
            if (read.format() != FORMAT) {
                throw new WorkbenchException("The list of models " + file + " was written by a newer version of AMAES Workbench. Update it to use the list.", file);
            }
            return read;
        } catch (IOException | NullPointerException e) {
            throw new WorkbenchException("The list of models " + file + " is damaged. Move it away to begin a new one; no model is lost by that.", file, e);
        }
    }

    void write(Path file) throws WorkbenchException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFile.writeBytes(file, JSON.writeValueAsBytes(new LibraryFile(format, imported, folders, new TreeMap<>(names), removed)));
        } catch (IOException e) {
            throw new WorkbenchException("The list of models cannot be written to " + file + " (" + e.getMessage() + "). Check your rights.", file, e);
        }
    }

    LibraryFile with(List<String> otherImported, List<String> otherFolders) {
        return new LibraryFile(format, otherImported, otherFolders, names, removed);
    }

    LibraryFile with(Map<String, String> otherNames) {
        return new LibraryFile(format, imported, folders, otherNames, removed);
    }

    LibraryFile withRemoved(List<String> other) {
        return new LibraryFile(format, imported, folders, names, other);
    }
}
