package org.amaes.app.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.amaes.app.state.WorkbenchState.EngineChoice;
import org.amaes.core.WorkbenchException;

/**
 * How the engine's command line is started on this machine: what launched the window says it, in the system
 * property {@value #CLASS_PATH_FILE} (a file that holds the engine's class path; names
 * in it may stand relative to the file) or {@value #LAUNCHER} (a program).
 */
public final class EngineCommand {

    /** Names the file that holds the engine's class path. */
    public static final String CLASS_PATH_FILE = "amaes.engine.classpath.file";
    /** Names the engine's own launcher, where there is one. */
    public static final String LAUNCHER = "amaes.engine.launcher";

    private static final String MAIN = "org.amaes.runner.cli.Amaes";

    private EngineCommand() {
    }

    /**
     * The words that start the engine with a command.
     *
     * @param memoryShare percent of the machine's memory for its Java objects
     * @throws WorkbenchException if the window was started without an engine
     */
    public static List<String> of(int memoryShare, List<String> command) throws WorkbenchException {
        List<String> words = new ArrayList<>();
        String launcher = System.getProperty(LAUNCHER);
        if (launcher != null) {
            words.add(launcher);
        } else {
            words.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow", "-XX:MaxRAMPercentage=" + memoryShare, "-cp", classPath(), MAIN));
        }
        words.addAll(command);
        return words;
    }

    /** The words that start the engine service. */
    static List<String> service(EngineChoice choice) throws WorkbenchException {
        List<String> command = new ArrayList<>(List.of("serve", "--device", choice.device()));
        if (choice.threads() > 0) {
            command.addAll(List.of("--threads", Integer.toString(choice.threads())));
        }
        return of(choice.memoryShare(), command);
    }

    private static String classPath() throws WorkbenchException {
        String named = System.getProperty(CLASS_PATH_FILE);
        if (named == null) {
            throw new WorkbenchException("This window was started without its engine, so no network can be used. Start it with './amaes app'.");
        }
        Path file = Path.of(named);
        try {
            return Arrays.stream(Files.readString(file).strip().split(File.pathSeparator))
                    .map(entry -> file.resolveSibling(entry).toString()).collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new WorkbenchException("The engine cannot be found: " + file + " cannot be read (" + e.getMessage()
                    + "). Build AMAES Workbench and start the window with './amaes app'.", file, e);
        }
    }
}
