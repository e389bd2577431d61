package org.amaes.app.settings;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.app.place.Page;
import org.amaes.app.state.Memory;
import org.amaes.app.state.WorkbenchState.EngineChoice;
import org.amaes.viewer.pane.KeyHelp;

/** One page of choices; each is kept at once. */
final class SettingsView {

    private static final List<Shortcut> IN_EXPLORE = List.of(new Shortcut("N, Shift+N", "Next sample, the one before"),
            new Shortcut("Ctrl+Z, Ctrl+Shift+Z", "Take a stroke or a change of the pipeline back, do it again"));

    private final SettingsViewModel model;
    private final Memory memory;
    private final List<Shortcut> shortcuts;

    /** @param shortcuts the keys of the whole window */
    SettingsView(SettingsViewModel model, List<Shortcut> shortcuts) {
        this.model = model;
        this.memory = model.memory();
        this.shortcuts = shortcuts;
    }

    /** The page. */
    Page page() {
        int cores = Runtime.getRuntime().availableProcessors();
        Page page = new Page(Page.words("Settings", "amaes-title"), Page.words("Appearance", "amaes-heading"),
                card(row("Colours", "System follows the platform, also while the window is open.", new ThemeChoice(memory, "theme"))));
        page.then(() -> Page.words("Engine", "amaes-heading"));
        page.then(() -> card(row("Engines",
                "torch (LibTorch) computes in this window. The second, dl4j (ND4J; U-Net family, float32), is for the command line of a clone.",
                Page.words("amaes COMMAND --engine dl4j", "amaes-command")), device(), row("Threads", "How many threads the engine computes with; 0 takes all " + cores + ".", threads(cores)),
                row("Memory", "The share of this machine's memory for Java objects of the engine. Tensors come on top.", memoryShare())));
        page.then(() -> Page.words("Files", "amaes-heading"));
        page.then(() -> card(dataFolder(), row("State and logs", "What the window remembers, and its logs. No scans are kept here but generated ones.",
                Page.words(model.folder().toString(), "amaes-command")), report()));
        page.then(() -> Page.words("Keys of the window", "amaes-heading"));
        page.then(() -> keys(shortcuts));
        page.then(() -> Page.words("Mouse and keys in pictures", "amaes-heading"));
        page.then(() -> keys(KeyHelp.ofViewers().stream().map(help -> new Shortcut(help.keys(), help.action())).toList()));
        page.then(() -> Page.words("Keys in Explore", "amaes-heading"));
        page.then(() -> keys(IN_EXPLORE));
        return page;
    }

    private HBox device() {
        ChoiceBox<String> choice = new ChoiceBox<>();
        choice.setId("engine-device");
        choice.setAccessibleText("Device of the engine");
        choice.setPrefWidth(110);
        choice.getItems().setAll(model.devices().get());
        choice.setValue(memory.state().get().engine().device());
        choice.setOnAction(_ -> {
            if (choice.getValue() != null) { // null while the list changes
                model.device(choice.getValue());
            }
        });
        model.devices().addListener((_, _, now) -> {
            String chosen = memory.state().get().engine().device();
            choice.getItems().setAll(now);
            choice.setValue(chosen);
        });
        Button look = button("engine-look", "Ask", "Ask the engine for its devices", model::lookForDevices);
        HBox row = row("Device", "", new HBox(8, choice, look));
        Label found = (Label) row.lookup(".amaes-quiet");
        found.textProperty().bind(model.found());
        return row;
    }

    private HBox dataFolder() {
        Label path = Page.words("", "amaes-command");
        Button choose = button("data-folder", "Choose …", "Choose the folder with your scans", model::chooseDataFolder);
        Button forget = button("data-folder-forget", "Forget", "Look for files anywhere", model::forgetDataFolder);
        Runnable show = () -> {
            String folder = memory.state().get().dataFolder();
            path.setText(folder == null ? "none" : folder);
            forget.setDisable(folder == null);
        };
        memory.state().addListener((_, _, _) -> show.run());
        show.run();
        HBox controls = new HBox(8, path, choose, forget);
        controls.setAlignment(Pos.CENTER_LEFT);
        return row("Folder of scans", "Where files are looked for first.", controls);
    }

    private HBox report() {
        return row("Report bundle", "Versions, settings and logs in a ZIP file, to send along with a question. It holds no scans; paths and file names "
                + "are replaced by numbers. In a terminal: amaes report --out FILE.zip", button("save-report", "Save …", "Save a report bundle", model::saveReport));
    }

    private static Button button(String id, String words, String help, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(help);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Node threads(int cores) {
        EngineChoice engine = memory.state().get().engine();
        Spinner<Integer> spinner = new Spinner<>(0, cores, Math.min(engine.threads(), cores));
        spinner.setPrefWidth(110);
        spinner.setId("engine-threads");
        spinner.setAccessibleText("Threads of the engine");
        spinner.valueProperty().addListener((_, _, value) -> memory.change(now -> now.with(
                new EngineChoice(now.engine().device(), value, now.engine().memoryShare()))));
        return spinner;
    }

    private Node memoryShare() {
        Slider slider = new Slider(5, 90, memory.state().get().engine().memoryShare());
        slider.setBlockIncrement(5);
        slider.setPrefWidth(180);
        slider.setAccessibleText("Share of memory for the engine in percent");
        Label value = Page.words(Math.round(slider.getValue()) + " %", "amaes-body");
        value.setMinWidth(46);
        slider.valueProperty().addListener((_, _, share) -> {
            value.setText(Math.round(share.doubleValue()) + " %");
            memory.change(now -> now.with(new EngineChoice(now.engine().device(), now.engine().threads(), (int) Math.round(share.doubleValue()))));
        });
        HBox both = new HBox(12, slider, value);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private static GridPane keys(List<Shortcut> shortcuts) {
        GridPane grid = new GridPane();
        grid.getStyleClass().addAll("amaes-card", "amaes-keys");
        for (int column = 0; column < 4; column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setPercentWidth(column % 2 == 0 ? 16 : 34);
            grid.getColumnConstraints().add(width);
        }
        int rows = Math.ceilDiv(shortcuts.size(), 2);
        for (int i = 0; i < shortcuts.size(); i++) {
            int column = i < rows ? 0 : 2;
            grid.add(Page.words(shortcuts.get(i).keys(), "amaes-key"), column, i % rows);
            grid.add(Page.words(shortcuts.get(i).action(), "amaes-body"), column + 1, i % rows);
        }
        return grid;
    }

    private static VBox card(Node... rows) {
        VBox card = new VBox(rows);
        card.getStyleClass().add("amaes-card");
        return card;
    }

    private static HBox row(String name, String words, Node control) {
        VBox text = new VBox(2, Page.words(name, "amaes-row-title"), Page.words(words, "amaes-quiet"));
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(24, text, control);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("amaes-row");
        return row;
    }
}
