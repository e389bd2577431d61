package org.amaes.app.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.amaes.app.file.Choosers;
import org.amaes.app.icon.Icon;
import org.amaes.app.place.Command;
import org.amaes.app.place.Opener;
import org.amaes.app.place.Place;
import org.amaes.app.state.Memory;
import org.amaes.app.state.Recent;

/** Everything that can be done by name or by keys: places, the window's own commands, the commands of places, recent files. */
public final class CommandList {

    private final Navigation navigation;
    private final Memory memory;
    private final Opener opener;
    private final List<Command> own = new ArrayList<>();

    public CommandList(Navigation navigation, Memory memory, Opener opener, Choosers choosers) {
        this.navigation = navigation;
        this.memory = memory;
        this.opener = opener;
        own("Open a scan or checkpoint …", Icon.SCAN, "Shortcut+O",
                () -> choosers.open("Open a scan or checkpoint", Choosers.Filter.SCANS, Choosers.Filter.CHECKPOINTS).ifPresent(opener::open));
        own("Open a folder …", Icon.OPEN, "Shortcut+Shift+O", () -> choosers.folder("Open a run or prepared scans").ifPresent(opener::open));
    }

    /** Adds a command of the window itself. */
    void own(String title, Icon icon, String keys, Runnable action) {
        own.add(new Command(title, "Window", icon, Optional.of(KeyCombination.valueOf(keys)), action));
    }

    /** All commands, in the order in which they are offered when nothing is typed. */
    List<Command> all() {
        List<Command> all = new ArrayList<>(withKeys());
        memory.state().get().recent().forEach(each -> all.add(recent(each)));
        return all;
    }

    /** The commands without the recent files: those that may have keys. */
    public List<Command> withKeys() {
        List<Command> all = new ArrayList<>();
        for (Place place : navigation.places()) {
            all.add(new Command(place.card().title(), "Go to", place.card().icon(), Optional.of(place.card().shortcut()), () -> navigation.go(place)));
        }
        all.addAll(own);
        navigation.places().forEach(place -> all.addAll(place.commands()));
        return all;
    }

    private Command recent(Recent recent) {
        Path path = Path.of(recent.path());
        Icon icon = switch (recent.kind()) {
            case SCAN -> Icon.SCAN;
            case RUN -> Icon.TRAIN;
            case STORE -> Icon.DATA;
            case CHECKPOINT -> Icon.CHECKPOINT;
        };
        return Command.of(String.valueOf(path.getFileName()), String.valueOf(path.getParent()), icon, () -> opener.open(path));
    }

    /** Does what the keys stand for; they are then used up. */
    void press(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.getCode().isFunctionKey()) {
            withKeys().stream().filter(command -> command.shortcut().filter(keys -> keys.match(event)).isPresent()).findFirst().ifPresent(command -> {
                event.consume();
                command.action().run();
            });
        }
    }
}
