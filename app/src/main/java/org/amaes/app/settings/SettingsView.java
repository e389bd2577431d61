package org.amaes.app.settings;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.amaes.app.place.Page;
import org.amaes.app.state.Memory;
import org.amaes.app.state.Theme;
import org.amaes.app.state.WorkbenchState.EngineChoice;
import org.controlsfx.control.SegmentedButton;

/** One page of choices; each is kept at once. */
final class SettingsView {

    private final Memory memory;
    private final Path folder;
    private final List<Shortcut> shortcuts;

    SettingsView(Memory memory, Path folder, List<Shortcut> shortcuts) {
        this.memory = memory;
        this.folder = folder;
        this.shortcuts = shortcuts;
    }

    /** The page. */
    Page page() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Page(Page.words("Settings", "amaes-title"),
                Page.words("Appearance", "amaes-heading"), card(row("Colours", "System follows the platform, also while the window is open.", themes())),
                Page.words("Engine", "amaes-heading"), card(
                        row("Engines", "torch (LibTorch) computes in this window. The second, dl4j (ND4J; U-Net family, float32), is for the command line of a clone.",
                                Page.words("amaes COMMAND --engine dl4j", "amaes-command")),
                        row("Threads", "How many threads the engine computes with; 0 takes all " + cores + ".", threads(cores)),
                        row("Memory", "The share of this machine's memory for Java objects of the engine. Tensors come on top.", memoryShare())),
                Page.words("Files", "amaes-heading"), card(row("State and log", "What the window remembers, and its log. No scans are kept here but generated ones.",
                        Page.words(folder.toString(), "amaes-command"))),
                Page.words("Keys", "amaes-heading"), keys(shortcuts));
    }

    private Node themes() {
        ToggleGroup group = new ToggleGroup();
        SegmentedButton choice = new SegmentedButton();
        for (Theme theme : Theme.values()) {
            ToggleButton button = new ToggleButton(theme.word());
            button.setId("theme-" + theme.name().toLowerCase(java.util.Locale.ROOT));
            button.setAccessibleText("Colours: " + theme.word());
            button.setSelected(memory.state().get().theme() == theme);
            button.setOnAction(_ -> {
                button.setSelected(true); // one is always chosen
                memory.change(now -> now.with(theme));
            });
            memory.state().addListener((_, _, now) -> button.setSelected(now.theme() == theme));
            choice.getButtons().add(button);
        }
        choice.setToggleGroup(group);
        return choice;
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
