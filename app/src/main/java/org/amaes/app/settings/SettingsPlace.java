package org.amaes.app.settings;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.amaes.app.icon.Icon;
import org.amaes.app.place.Command;
import org.amaes.app.place.Page;
import org.amaes.app.place.Place;
import org.amaes.app.place.PlaceCard;
import org.amaes.app.state.Theme;

/** Colours, engine, the folder of scans, the shortcut map, and what to send along with a question. */
public final class SettingsPlace implements Place {

    private static final PlaceCard CARD = new PlaceCard("settings", "Settings", "Colours, engine, keys, and where the window keeps its files.",
            Icon.SETTINGS, PlaceCard.digit(7));

    private final SettingsViewModel model;
    private final Supplier<List<Shortcut>> shortcuts;
    private Page view;

    /** @param shortcuts all keys of the window, as they are now */
    public SettingsPlace(SettingsViewModel model, Supplier<List<Shortcut>> shortcuts) {
        this.model = model;
        this.shortcuts = shortcuts;
    }

    @Override
    public PlaceCard card() {
        return CARD;
    }

    @Override
    public Node view() {
        if (view == null) {
            view = new SettingsView(model, shortcuts.get()).page();
        }
        return view;
    }

    @Override
    public List<Command> commands() {
        return List.of(theme(Theme.LIGHT, Icon.SUN), theme(Theme.DARK, Icon.MOON), theme(Theme.SYSTEM, Icon.SETTINGS),
                Command.of("Save a report bundle …", CARD.title(), Icon.INFORMATION, model::saveReport),
                Command.of("Choose the folder of scans …", CARD.title(), Icon.OPEN, model::chooseDataFolder));
    }

    @Override
    public boolean settled() {
        return view == null || view.isSettled();
    }

    private Command theme(Theme theme, Icon icon) {
        return Command.of("Colours: " + theme.word(), CARD.title(), icon, () -> model.memory().change(now -> now.with(theme)));
    }
}
