package org.amaes.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import org.amaes.app.state.Memory;
import org.amaes.app.state.Theme;

/** Keeps a scene in the colours that the person chose, or the platform's when they did not. */
public final class Themes {

    private final Scene scene;
    private final Memory memory;
    private final List<String> more;
    private final ChangeListener<ColorScheme> onSystem = (_, _, _) -> apply();

    /**
     * Dresses the scene now and whenever the choice or the platform changes.
     *
     * @param more sheets of what the scene shows; sheets of the scene cost less than sheets of its parts
     */
    public Themes(Scene scene, Memory memory, List<String> more) {
        this.scene = scene;
        this.memory = memory;
        this.more = List.copyOf(more);
        Fonts.load();
        memory.state().addListener((_, before, now) -> {
            if (before.theme() != now.theme()) {
                apply();
            }
        });
        Platform.getPreferences().colorSchemeProperty().addListener(onSystem);
        apply();
    }

    /** Whether a theme is dark on this platform now. */
    public static boolean isDark(Theme theme) {
        return switch (theme) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    /** Stops listening to the platform. */
    public void release() {
        Platform.getPreferences().colorSchemeProperty().removeListener(onSystem);
    }

    private void apply() {
        boolean dark = isDark(memory.state().get().theme());
        List<String> sheets = new ArrayList<>(List.of(sheet("base"), sheet("controls"), sheet("shell")));
        sheets.addAll(more);
        sheets.add(sheet(dark ? "dark" : "light"));
        scene.getStylesheets().setAll(sheets);
        scene.getPreferences().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Themes.class.getResource("/org/amaes/assets/theme/" + name + ".css"), name).toExternalForm();
    }
}
