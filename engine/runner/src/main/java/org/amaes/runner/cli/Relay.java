package org.amaes.runner.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.amaes.core.WorkbenchException;

/**
 * A command that another Java process carries out because it needs the window's classes. The launcher of a clone
 * chooses the right class path itself; the one of an installed package always starts here, and names the window's class
 * path in the system property {@value #WINDOW}.
 */
final class Relay {

    /** Names the file that holds the window's class path; names in it may stand relative to the file. */
    static final String WINDOW = "amaes.window.classpath.file";
    private static final String ENGINE = "amaes.engine.classpath.file";

    private static final Map<String, String> MAINS = Map.of("app", "org.amaes.app.Main", "window", "org.amaes.app.Main",
            "screenshots", "org.amaes.app.Screenshots", "report", "org.amaes.app.Report", "picture", "org.amaes.app.Pictures", "sweep", "org.amaes.app.Pictures");

    private Relay() {
    }

    /** Whether these arguments are for the window's classes, and this process knows where they are. */
    static boolean takes(String[] arguments) {
        return arguments.length > 0 && MAINS.containsKey(arguments[0]) && System.getProperty(WINDOW) != null;
    }

    /** Runs the other process to its end and returns its exit code. */
    static int run(String[] arguments) {
        try {
            return new ProcessBuilder(words(arguments, Path.of(System.getProperty(WINDOW)))).inheritIO().start().waitFor();
        } catch (WorkbenchException problem) {
            System.err.println(problem.getMessage());
            return ExitCode.USER;
        } catch (IOException e) {
            System.err.println("The window's program cannot be started: " + e.getMessage());
            return ExitCode.FAULT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.STOPPED;
        }
    }

    /** The words that start the other process. */
    static List<String> words(String[] arguments, Path classPathFile) throws WorkbenchException {
        String command = arguments[0];
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-D" + ENGINE + "=" + classPathFile.resolveSibling("engine.classpath")));
        if (command.equals("screenshots")) {
            words.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
        }
        words.addAll(List.of("-cp", classPath(classPathFile), MAINS.get(command)));
        boolean named = command.equals("picture") || command.equals("sweep"); // their program asks which of them is meant
        words.addAll(Arrays.asList(arguments).subList(named ? 0 : 1, arguments.length));
        return words;
    }

    private static String classPath(Path file) throws WorkbenchException {
        try {
            return Arrays.stream(Files.readString(file).strip().split(File.pathSeparator))
                    .map(entry -> file.resolveSibling(entry).toString()).collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new WorkbenchException("The window cannot be found: " + file + " cannot be read (" + e.getMessage()
                    + "). Install AMAES Workbench again.", file, e);
        }
    }
}
