package org.amaes.app.settings;

import java.util.Locale;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.amaes.app.state.Memory;
import org.amaes.app.state.Theme;
import org.amaes.app.state.WorkbenchState;
import org.controlsfx.control.SegmentedButton;

/** Light, dark, or as the platform has it; kept at once. */
public final class ThemeChoice extends SegmentedButton {

    /** Kept here, so that a sheet that is gone is not held by what outlives it. */
    private final ChangeListener<WorkbenchState> follow = (_, _, now) -> select(now.theme());

    /** @param prefix of the buttons' ids, such as "theme" for "theme-dark" */
    public ThemeChoice(Memory memory, String prefix) {
        for (Theme theme : Theme.values()) {
            ToggleButton button = new ToggleButton(theme.word());
            button.setId(prefix + "-" + theme.name().toLowerCase(Locale.ROOT));
            button.setUserData(theme);
            button.setAccessibleText("Colours: " + theme.word());
            button.setOnAction(_ -> {
                button.setSelected(true); // one is always chosen
                memory.change(now -> now.with(theme));
            });
            getButtons().add(button);
        }
        setToggleGroup(new ToggleGroup());
        select(memory.state().get().theme());
        memory.state().addListener(new WeakChangeListener<>(follow));
    }

    private void select(Theme theme) {
        getButtons().forEach(button -> button.setSelected(button.getUserData() == theme));
    }
}
