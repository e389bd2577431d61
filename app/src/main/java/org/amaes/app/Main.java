package org.amaes.app;

import javafx.application.Application;
import org.amaes.core.file.UserFolder;

/**
 * Where the workbench starts. Not itself an {@link Application}: a main class that is one cannot be
 * started from the class path.
 */
public final class Main {

    private Main() {
    }

    /** @param arguments files and folders to open, or nothing */
    public static void main(String[] arguments) {
        Logging.into(UserFolder.find());
        Application.launch(Workbench.class, arguments);
    }
}
