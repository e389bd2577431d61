package org.amaes.runner;

import java.util.ServiceLoader;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Backend;

/** The engine of this process: each has libraries of its own, so that a class path holds one. */
public final class Backends {

    private Backends() {
    }

    /** The backend on the class path. */
    public static Backend here() throws WorkbenchException {
        return ServiceLoader.load(Backend.class).findFirst()
                .orElseThrow(() -> new WorkbenchException("There is no engine here: none is installed. Build or install AMAES Workbench again."));
    }

    /**
     * Makes sure that this process has the engine that somebody asked for.
     *
     * @throws WorkbenchException if it has another
     */
    public static void require(String name) throws WorkbenchException {
        String installed = here().name();
        if (!installed.equals(name)) {
            throw new WorkbenchException("The engine '" + name + "' is not installed here; this is " + installed + "."
                    + (name.equals("dl4j") ? " From a clone of the repository, './amaes COMMAND --engine dl4j' builds and starts it." : ""));
        }
    }
}
