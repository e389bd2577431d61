package org.amaes.app.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.amaes.core.WorkbenchException;

/** Shows a folder in the platform's own file manager. */
@FunctionalInterface
public interface FolderOpener {

    /**
     * Shows a folder.
     *
     * @throws WorkbenchException if there is no file manager that can be asked
     */
    void show(Path folder) throws WorkbenchException;

    /** The platform's file manager. */
    static FolderOpener ofPlatform() {
        return folder -> {
            String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
            String program = system.contains("windows") ? "explorer" : system.contains("mac") ? "open" : "xdg-open";
            try {
                new ProcessBuilder(List.of(program, folder.toString())).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            } catch (IOException e) {
                throw new WorkbenchException("No file manager could be asked to show " + folder + " (" + e.getMessage() + "). Open the folder yourself.", folder, e);
            }
        };
    }
}
