package org.amaes.app;

import javafx.application.Application;

/**
 * Where the workbench starts. Not itself an {@link Application}: a main class that is one cannot be
 * started from the class path.
 */
public final class Main {

    private Main() {
    }

    /** @param arguments a NIfTI file to open, or nothing */
    public static void main(String[] arguments) {
        Application.launch(Workbench.class, arguments);
    }
}
