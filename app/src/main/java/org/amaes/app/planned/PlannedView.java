package org.amaes.app.planned;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.app.place.Page;
import org.amaes.app.place.PlaceCard;

/** One quiet page: what is coming, and the commands of today, each with a button that copies it. */
final class PlannedView extends Page {

    PlannedView(PlaceCard card, List<String> coming, List<PlannedPlace.Today> today) {
        super(words(card.title(), "amaes-title"), words(card.purpose(), "amaes-lead"), words("Today, in a terminal", "amaes-heading"), commands(today),
                words("Not in the window yet", "amaes-heading"), list(coming));
    }

    private static VBox commands(List<PlannedPlace.Today> today) {
        VBox commands = new VBox();
        commands.getStyleClass().add("amaes-card");
        today.forEach(each -> commands.getChildren().add(row(each)));
        return commands;
    }

    private static VBox list(List<String> sentences) {
        VBox list = new VBox();
        list.getStyleClass().add("amaes-list");
        sentences.forEach(sentence -> list.getChildren().add(words("–  " + sentence, "amaes-body")));
        return list;
    }

    private static HBox row(PlannedPlace.Today today) {
        Label words = words(today.words(), "amaes-body");
        Label command = words(today.command(), "amaes-command");
        VBox text = new VBox(4, words, command);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button copy = new Button("Copy");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setAccessibleText("Copy the command " + today.command());
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(today.command());
            Clipboard.getSystemClipboard().setContent(content);
        });
        HBox row = new HBox(16, text, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("amaes-row");
        return row;
    }
}
