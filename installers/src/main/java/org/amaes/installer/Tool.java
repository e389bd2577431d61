package org.amaes.installer;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.spi.ToolProvider;

/** A tool of this JDK, run within this process. */
final class Tool {

    private Tool() {
    }

    /**
     * Runs a tool to its end.
     *
     * @throws IllegalStateException if it fails; the message holds what it said
     */
    static void run(String name, List<String> arguments) {
        ToolProvider tool = ToolProvider.findFirst(name)
                .orElseThrow(() -> new IllegalStateException("This Java has no " + name + ". Build the installers with a full JDK 25."));
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        if (tool.run(writer, writer, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(name + " " + String.join(" ", arguments) + " failed:\n" + said);
        }
        System.out.print(said);
    }
}
