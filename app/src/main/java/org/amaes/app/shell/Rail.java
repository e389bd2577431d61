package org.amaes.app.shell;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.app.icon.IconView;
import org.amaes.app.place.Place;
import org.amaes.app.place.PlaceCard;

/** The places as a column of buttons at the left; the last one stands apart at the bottom. */
final class Rail extends VBox {

    private static final double ICON = 22;

    Rail(Navigation navigation) {
        getStyleClass().add("amaes-rail");
        ToggleGroup group = new ToggleGroup();
        for (Place place : navigation.places()) {
            if (place == navigation.places().getLast()) {
                Region apart = new Region();
                VBox.setVgrow(apart, Priority.ALWAYS);
                getChildren().add(apart);
            }
            ToggleButton button = button(place.card());
            button.setToggleGroup(group);
            button.setOnAction(_ -> {
                button.setSelected(true); // a second press must not leave no place at all
                navigation.go(place);
            });
            navigation.front().addListener((_, _, front) -> button.setSelected(front == place));
            getChildren().add(button);
        }
    }

    private static ToggleButton button(PlaceCard card) {
        ToggleButton button = new ToggleButton(card.title(), new IconView(card.icon(), ICON));
        button.setId("rail-" + card.id());
        button.setContentDisplay(ContentDisplay.TOP);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().setAll("amaes-rail-button");
        button.setAccessibleText(card.title() + ". " + card.purpose());
        button.setTooltip(new Tooltip(card.purpose() + "  (" + card.shortcut().getDisplayText() + ")"));
        return button;
    }
}
