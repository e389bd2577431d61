package org.amaes.app.engine;

import java.util.List;
import org.amaes.core.WorkbenchException;

/** How the engine's command line is started. */
@FunctionalInterface
public interface EngineLauncher {

    /**
     * The words that start it with a command.
     *
     * @throws WorkbenchException if the window was started without an engine
     */
    List<String> words(List<String> command) throws WorkbenchException;
}
