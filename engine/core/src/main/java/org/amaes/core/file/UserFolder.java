package org.amaes.core.file;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The folder in which the window keeps its state and its log, one for each person and machine. */
public final class UserFolder {

    /** The system property that names another folder. */
    public static final String PROPERTY = "amaes.user.folder";

    private static final String NAME = "amaes-workbench";

    private UserFolder() {
    }

    /** The folder on this machine; it need not exist yet. */
    public static Path find() {
        return find(System.getProperty("os.name"), System.getenv(), System::getProperty);
    }

    static Path find(String system, Map<String, String> environment, UnaryOperator<String> property) {
        String chosen = property.apply(PROPERTY);
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen);
        }
        Path home = Path.of(property.apply("user.home"));
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("windows")) {
            return folder(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local")).resolve("AMAES Workbench");
        }
        if (name.contains("mac")) {
            return home.resolve("Library/Application Support/AMAES Workbench");
        }
        return folder(environment.get("XDG_STATE_HOME"), home.resolve(".local/state")).resolve(NAME);
    }

    private static Path folder(String named, Path otherwise) {
        return named == null || named.isBlank() ? otherwise : Path.of(named);
    }
}
