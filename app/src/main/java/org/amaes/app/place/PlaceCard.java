package org.amaes.app.place;

import javafx.scene.input.KeyCombination;
import org.amaes.app.icon.Icon;

/**
 * How a place is called and reached.
 *
 * @param id a stable word for state files and picture names, such as "few-shot-lab"
 * @param title its name in the rail
 * @param purpose one sentence: what a person does there
 * @param icon its picture in the rail
 * @param shortcut the keys that go there
 */
public record PlaceCard(String id, String title, String purpose, Icon icon, KeyCombination shortcut) {

    /** The digit that goes with Ctrl (Cmd on macOS). */
    public static KeyCombination digit(int digit) {
        return KeyCombination.valueOf("Shortcut+" + digit);
    }
}
