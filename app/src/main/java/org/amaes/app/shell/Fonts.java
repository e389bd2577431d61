package org.amaes.app.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The window's own letters (Inter, SIL Open Font License), so that it looks the same on every platform. */
final class Fonts {

    private static final List<String> WEIGHTS = List.of("400", "600", "700");
    private static boolean loaded;

    private Fonts() {
    }

    /** Makes the letters known to the style sheets; does nothing the second time. */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        for (String weight : WEIGHTS) {
            try (InputStream file = Fonts.class.getResourceAsStream("/org/amaes/assets/fonts/inter-" + weight + ".woff")) {
                Font.loadFont(file, 13); // the size does not matter: sheets give their own
            } catch (IOException e) {
                throw new UncheckedIOException("The build left its letters out", e);
            }
        }
    }
}
