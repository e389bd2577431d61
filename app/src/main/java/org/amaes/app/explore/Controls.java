package org.amaes.app.explore;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.amaes.app.icon.Icon;
import org.amaes.app.icon.IconView;
import org.controlsfx.control.SegmentedButton;

/** The kinds of controls that the bars of this place are made of. */
final class Controls {

    private Controls() {
    }

    /** A small button. */
    static Button button(String id, String words, String help, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("explore-small");
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(help);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** A small picture that is pressed in or not; what it does is told by its tooltip and to a screen reader. */
    static ToggleButton toggle(String id, Icon icon, String help) {
        ToggleButton button = new ToggleButton("", new IconView(icon, 16));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().addAll("explore-small", "explore-icon");
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(help);
        return button;
    }

    /** A line of a menu. */
    static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /** What pushes the rest of a bar to its right end. */
    static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /** A label in front of a control. */
    static Label label(String words) {
        Label label = new Label(words);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.getStyleClass().add("amaes-quiet");
        return label;
    }

    /** Controls that belong together. */
    static HBox group(Node... nodes) {
        HBox group = new HBox(6, nodes);
        group.setAlignment(Pos.CENTER_LEFT);
        return group;
    }

    /** One of several; {@link #select} shows which. */
    static <T> SegmentedButton segments(String id, List<T> values, Function<T, String> words, Consumer<T> chosen) {
        SegmentedButton segments = new SegmentedButton();
        segments.setId(id);
        for (T value : values) {
            ToggleButton button = new ToggleButton(words.apply(value));
            button.setId(id + "-" + words.apply(value).replace(' ', '-'));
            button.setUserData(value);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().add("explore-small");
            button.setOnAction(_ -> {
                button.setSelected(true); // one is always chosen
                chosen.accept(value);
            });
            segments.getButtons().add(button);
        }
        segments.setToggleGroup(new ToggleGroup());
        segments.setMinWidth(Region.USE_PREF_SIZE);
        return segments;
    }

    /** Shows which value is chosen. */
    static void select(SegmentedButton segments, Object value) {
        segments.getButtons().forEach(button -> button.setSelected(button.getUserData().equals(value)));
    }

    /** Shows a node and gives it room, or neither. */
    static void shownWhile(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
