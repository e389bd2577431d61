package org.amaes.app.place;

import java.util.Optional;
import javafx.scene.input.KeyCombination;
import org.amaes.app.icon.Icon;

/**
 * Something that can be done by name (command palette) and perhaps by keys.
 *
 * @param title an imperative, such as "Open scan …"
 * @param where what it belongs to, such as the place's title
 * @param icon its picture in the palette
 * @param shortcut its keys in the whole window; empty if it has none
 * @param action runs on the window's thread
 */
public record Command(String title, String where, Icon icon, Optional<KeyCombination> shortcut, Runnable action) {

    /** A command without keys of its own. */
    public static Command of(String title, String where, Icon icon, Runnable action) {
        return new Command(title, where, icon, Optional.empty(), action);
    }
}
