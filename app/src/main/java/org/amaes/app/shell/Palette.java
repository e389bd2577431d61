package org.amaes.app.shell;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.app.icon.IconView;
import org.amaes.app.place.Command;

/** Everything that can be done, found by a few letters and done by Enter; no mouse is needed. */
final class Palette {

    private static final int MOST_ROWS = 10;
    private static final double ROW = 36;

    private final Sheets sheets;
    private final Supplier<List<Command>> commands;

    /** @param commands asked for anew whenever the palette opens */
    Palette(Sheets sheets, Supplier<List<Command>> commands) {
        this.sheets = sheets;
        this.commands = commands;
    }

    /** Opens it, or closes it if it is open. */
    void toggle() {
        if (sheets.isOpen()) {
            sheets.close();
            return;
        }
        List<Command> all = commands.get();
        TextField field = new TextField();
        field.setId("palette-field");
        field.setPromptText("Type a place, a command or a recent file");
        field.setAccessibleText("Find a place, a command or a recent file; up and down choose, Enter does it");
        ListView<Command> list = new ListView<>();
        list.setId("palette-list");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Row());
        Label nothing = new Label("Nothing fits.");
        nothing.getStyleClass().add("amaes-quiet");
        list.setPlaceholder(nothing);
        field.textProperty().addListener((_, _, typed) -> find(all, typed, list));
        find(all, "", list);
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, list));
        list.setOnMouseClicked(_ -> run(list));
        VBox sheet = new VBox(8, field, list);
        sheet.getStyleClass().addAll("amaes-sheet", "amaes-palette");
        sheets.open(sheet, field, Pos.TOP_CENTER);
    }

    private static void find(List<Command> all, String typed, ListView<Command> list) {
        record Found(Command command, int score) {
        }
        List<Command> fitting = all.stream().map(command -> new Found(command, score(typed, command))).filter(found -> found.score() != Fuzzy.NO_MATCH)
                .sorted(Comparator.comparingInt(Found::score).reversed()).map(Found::command).toList();
        list.getItems().setAll(fitting);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        list.setPrefHeight(ROW * Math.clamp(fitting.size(), 1, MOST_ROWS) + 2);
    }

    private static int score(String typed, Command command) {
        int title = Fuzzy.score(typed, command.title());
        return title != Fuzzy.NO_MATCH ? title + 1 : Fuzzy.score(typed, command.title() + " " + command.where());
    }

    private void key(KeyEvent event, ListView<Command> list) {
        int chosen = list.getSelectionModel().getSelectedIndex();
        int next = switch (event.getCode()) {
            case DOWN -> chosen + 1;
            case UP -> chosen - 1;
            case PAGE_DOWN -> chosen + MOST_ROWS;
            case PAGE_UP -> chosen - MOST_ROWS;
            default -> chosen;
        };
        if (next != chosen && !list.getItems().isEmpty()) {
            next = Math.clamp(next, 0, list.getItems().size() - 1);
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - MOST_ROWS + 1));
            event.consume();
        } else if (event.getCode() == javafx.scene.input.KeyCode.ENTER) {
            event.consume();
            run(list);
        }
    }

    private void run(ListView<Command> list) {
        Command command = list.getSelectionModel().getSelectedItem();
        if (command != null) {
            sheets.close();
            command.action().run();
        }
    }

    /** A command with what it belongs to and its keys. */
    private static final class Row extends ListCell<Command> {

        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            Label where = new Label(command.where());
            where.getStyleClass().add("amaes-quiet");
            where.setMinWidth(0);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            Label keys = new Label(command.shortcut().map(KeyCombination::getDisplayText).orElse(""));
            keys.getStyleClass().add("amaes-keycap");
            keys.setVisible(command.shortcut().isPresent());
            keys.setMinWidth(Region.USE_PREF_SIZE);
            Label title = new Label(command.title());
            title.setMinWidth(0);
            HBox row = new HBox(12, new IconView(command.icon(), 18), title, where, space, keys);
            row.setAlignment(Pos.CENTER_LEFT);
            setGraphic(row);
            setAccessibleText(command.title() + ", " + command.where());
        }
    }
}
