package org.amaes.app.home;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.app.icon.Icon;
import org.amaes.app.icon.IconView;
import org.amaes.app.place.Page;
import org.amaes.core.kind.FileKind;

/** Home: three ways to begin, and the list of recent work. */
final class HomeView {

    private final HomeViewModel model;
    private final VBox recent = new VBox();

    HomeView(HomeViewModel model) {
        this.model = model;
        recent.getStyleClass().add("amaes-card");
        model.recent().addListener((ListChangeListener<RecentItem>) _ -> list());
        list();
    }

    /** The page. */
    Page page() {
        return new Page(Page.words("AMAES Workbench", "amaes-title"),
                Page.words("Teach a network brain MRI from scans without outlines; then, with twenty outlined ones, its task.", "amaes-lead"),
                beginnings(), Page.words("Recent", "amaes-heading"), recent, Page.words("The method", "amaes-heading"), new MethodSteps());
    }

    private GridPane beginnings() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("amaes-beginnings");
        Button[] tiles = {
            tile("open-file", Icon.SCAN, "Open a scan", "NIfTI, as it came from the scanner; or drop it anywhere on the window.", model::chooseFile),
            tile("open-folder", Icon.OPEN, "Open a folder", "A run or prepared scans.", model::chooseFolder),
            tile("try-it", Icon.START, "Try it", "Draws a head that nobody owns, and a small network begins to learn to redraw it while you watch.", model::tryIt)};
        for (int i = 0; i < tiles.length; i++) {
            ColumnConstraints third = new ColumnConstraints();
            third.setPercentWidth(100.0 / tiles.length);
            grid.getColumnConstraints().add(third);
            grid.add(tiles[i], i, 0);
        }
        return grid;
    }

    private static Button tile(String id, Icon icon, String title, String words, Runnable action) {
        Label name = Page.words(title, "amaes-tile-title");
        Label what = Page.words(words, "amaes-tile-words");
        VBox text = new VBox(4, name, what);
        HBox content = new HBox(16, new IconView(icon, 26), text);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button tile = new Button();
        tile.setId(id);
        tile.setGraphic(content);
        tile.getStyleClass().setAll("amaes-tile");
        tile.setMaxWidth(Double.MAX_VALUE);
        content.prefWidthProperty().bind(tile.widthProperty().subtract(40));
        tile.setAccessibleText(title + ". " + words);
        tile.setOnAction(_ -> action.run());
        return tile;
    }

    private void list() {
        recent.getChildren().clear();
        if (model.recent().isEmpty()) {
            Label nothing = Page.words("Nothing yet. What you open will be listed here.", "amaes-empty");
            recent.getChildren().add(nothing);
        }
        model.recent().forEach(item -> recent.getChildren().add(row(item)));
    }

    private HBox row(RecentItem item) {
        Label name = new Label(item.name());
        name.getStyleClass().add("amaes-row-title");
        Label folder = new Label(item.folder());
        folder.getStyleClass().add("amaes-quiet");
        folder.setMinWidth(0);
        VBox text = new VBox(2, name, folder);
        text.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label when = new Label(item.gone() ? "gone" : item.when());
        when.getStyleClass().add(item.gone() ? "amaes-gone" : "amaes-quiet");
        when.setMinWidth(Region.USE_PREF_SIZE);
        HBox content = new HBox(16, new IconView(icon(item.kind()), 20), text, space, when);
        content.setAlignment(Pos.CENTER_LEFT);
        Button open = new Button();
        open.setGraphic(content);
        open.getStyleClass().setAll("amaes-row-button");
        open.setMaxWidth(Double.MAX_VALUE);
        content.prefWidthProperty().bind(open.widthProperty().subtract(32));
        open.setDisable(item.gone());
        open.setAccessibleText(item.kind().word() + " " + item.name() + (item.gone() ? ", gone" : ", opened " + item.when()));
        open.setOnAction(_ -> model.open(item));
        HBox.setHgrow(open, Priority.ALWAYS);
        Button forget = new Button();
        forget.setGraphic(new IconView(Icon.CLOSE, 12));
        forget.getStyleClass().add("amaes-flat");
        forget.setAccessibleText("Take " + item.name() + " off this list");
        forget.setTooltip(new Tooltip("Take it off this list; the file stays"));
        forget.setOnAction(_ -> model.forget(item));
        HBox row = new HBox(open, forget);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("amaes-recent-row");
        return row;
    }

    private static Icon icon(FileKind kind) {
        return switch (kind) {
            case SCAN -> Icon.SCAN;
            case RUN -> Icon.TRAIN;
            case STORE -> Icon.DATA;
            case CHECKPOINT -> Icon.CHECKPOINT;
        };
    }
}
