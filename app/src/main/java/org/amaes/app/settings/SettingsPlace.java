package org.amaes.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.amaes.app.icon.Icon;
import org.amaes.app.place.Command;
import org.amaes.app.place.Page;
import org.amaes.app.place.Place;
import org.amaes.app.place.PlaceCard;
import org.amaes.app.state.Memory;
import org.amaes.app.state.Theme;

/** Colours, engine, the shortcut map, and where the window keeps its files. */
public final class SettingsPlace implements Place {

    private static final PlaceCard CARD = new PlaceCard("settings", "Settings", "Colours, engine, keys, and where the window keeps its files.",
            Icon.SETTINGS, PlaceCard.digit(7));

    private final Memory memory;
    private final Path folder;
    private final Supplier<List<Shortcut>> shortcuts;
    private Page view;

    /**
     * @param folder where state and log are kept
     * @param shortcuts all keys, as they are now
     */
    public SettingsPlace(Memory memory, Path folder, Supplier<List<Shortcut>> shortcuts) {
        this.memory = memory;
        this.folder = folder;
        this.shortcuts = shortcuts;
    }

    @Override
    public PlaceCard card() {
        return CARD;
    }

    @Override
    public Node view() {
        if (view == null) {
            view = new SettingsView(memory, folder, shortcuts.get()).page();
        }
        return view;
    }

    @Override
    public List<Command> commands() {
        return List.of(theme(Theme.LIGHT, Icon.SUN), theme(Theme.DARK, Icon.MOON), theme(Theme.SYSTEM, Icon.SETTINGS));
    }

    private Command theme(Theme theme, Icon icon) {
        return Command.of("Colours: " + theme.word(), CARD.title(), icon, () -> memory.change(now -> now.with(theme)));
    }
}
