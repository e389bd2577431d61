package org.amaes.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.amaes.app.report.ReportBundle;
import org.amaes.app.shell.Product;
import org.amaes.core.file.UserFolder;
import org.amaes.core.WorkbenchException;

/** {@code amaes report}: what somebody who helps needs to know, as a ZIP file without patient data; as Settings saves it. */
public final class Report {

    private static final int DONE = 0;
    private static final int USER = 2;
    private static final String USAGE = """
            Usage: amaes report --out FILE.zip [--run RUN_FOLDER]
            Saves versions, settings and logs of the window, and what a run wrote about itself, with paths and names of files replaced
            by numbers. No scans, outlines or weights are in it.
            """;

    private Report() {
    }

    /** @param arguments {@code --out FILE} and perhaps {@code --run DIR} */
    public static void main(String[] arguments) {
        System.exit(run(arguments, UserFolder.find()));
    }

    static int run(String[] arguments, Path folder) {
        if (arguments.length == 1 && arguments[0].equals("--help")) {
            System.out.print(USAGE);
            return DONE;
        }
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        if (arguments.length % 2 != 0 || !options.containsKey("--out") || options.size() != (options.containsKey("--run") ? 2 : 1)) {
            System.err.print(USAGE);
            return USER;
        }
        try {
            Optional<Path> run = Optional.ofNullable(options.get("--run")).map(Path::of);
            if (run.isPresent() && !Files.isDirectory(run.get())) {
                throw new WorkbenchException("There is no run folder " + run.get() + ".", run.get());
            }
            Path file = Path.of(options.get("--out"));
            new ReportBundle(folder).write(file, Product.version(), run);
            System.out.println("Saved " + file + ". Look through it before you send it.");
            return DONE;
        } catch (WorkbenchException problem) {
            System.err.println(problem.getMessage());
            return USER;
        }
    }
}
