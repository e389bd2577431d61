package org.amaes.app;

import java.nio.file.Path;

/** Where the window's log goes; to be said before anything is logged. */
final class Logging {

    private Logging() {
    }

    /** Lets the log go into a folder, unless whoever started the program chose otherwise. */
    static void into(Path folder) {
        System.setProperty("amaes.log.folder", folder.toString());
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "org/amaes/app/window-log.xml");
        }
    }
}
