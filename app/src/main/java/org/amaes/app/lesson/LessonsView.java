package org.amaes.app.lesson;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.app.lesson.Lesson.Guess;
import org.amaes.app.lesson.Lesson.Read;
import org.amaes.app.lesson.Scene.Stage;
import org.amaes.app.place.Page;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.pane.OrthogonalView;
import org.amaes.viewer.pane.ViewerModel;
import org.amaes.viewer.slice.ColorMap;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Window;
import org.amaes.viewer.state.Panel;

/** The list of lessons, or the step of one. */
final class LessonsView {

    private static final double PICTURE_HEIGHT = 300;

    private final LessonsViewModel model;
    private final VBox content = new VBox(16);

    LessonsView(LessonsViewModel model) {
        this.model = model;
        model.changes().addListener((_, _, _) -> show());
        show();
    }

    /** The page. */
    Page page() {
        return new Page(content);
    }

    private void show() {
        if (model.lesson().isEmpty()) {
            list();
        } else {
            step(model.lesson().get());
        }
    }

    private void list() {
        content.getChildren().setAll(Page.words("Lessons", "amaes-title"),
                Page.words("A few minutes each, on generated heads and with the code that training uses. Guess before you see.", "amaes-lead"));
        for (Lesson lesson : model.lessons()) {
            Label minutes = new Label(lesson.minutes() + " minutes");
            minutes.getStyleClass().add("amaes-quiet");
            minutes.setMinWidth(Region.USE_PREF_SIZE);
            VBox text = new VBox(4, Page.words(lesson.title(), "amaes-tile-title"), Page.words(lesson.goal(), "amaes-tile-words"));
            HBox.setHgrow(text, Priority.ALWAYS);
            HBox row = new HBox(16, text, minutes);
            Button tile = new Button();
            tile.setId("lesson-" + lesson.id());
            tile.setGraphic(row);
            tile.getStyleClass().setAll("amaes-tile");
            tile.setMaxWidth(Double.MAX_VALUE);
            row.prefWidthProperty().bind(tile.widthProperty().subtract(40));
            tile.setAccessibleText(lesson.title() + ", " + lesson.minutes() + " minutes. " + lesson.goal());
            tile.setOnAction(_ -> model.open(lesson));
            content.getChildren().add(tile);
        }
    }

    private void step(Lesson lesson) {
        content.getChildren().setAll(Page.words(lesson.title(), "amaes-lead"));
        switch (model.step()) {
            case Read(String title, String text, _) -> content.getChildren().addAll(Page.words(title, "amaes-title"), pictures(),
                    Page.words(model.fill(text), "amaes-tile-words"));
            case Guess guess -> question(guess);
        }
        content.getChildren().add(walk(lesson));
    }

    private void question(Guess guess) {
        content.getChildren().addAll(Page.words(guess.question(), "amaes-title"), pictures());
        List<String> choices = guess.choices();
        for (int i = 0; i < choices.size(); i++) {
            int choice = i;
            Button button = new Button(choices.get(i) + verdict(guess, i));
            button.setId("choice-" + i);
            button.setWrapText(true);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setDisable(model.guessed().isPresent());
            button.setOnAction(_ -> model.guess(choice));
            content.getChildren().add(button);
        }
        if (model.guessed().isPresent()) {
            boolean right = model.guessed().getAsInt() == guess.right();
            content.getChildren().add(Page.words((right ? "Right. " : "Not so. ") + model.fill(guess.because()), "amaes-tile-words"));
        }
    }

    private String verdict(Guess guess, int choice) {
        if (model.guessed().isEmpty()) {
            return "";
        }
        if (choice == guess.right()) {
            return "  ✓ right";
        }
        return choice == model.guessed().getAsInt() ? "  ✗ your guess" : "";
    }

    private HBox walk(Lesson lesson) {
        boolean last = model.number() + 1 == lesson.steps().size();
        Button back = button("lesson-back", "Back", model::back);
        back.setDisable(model.number() == 0);
        Button next = button("lesson-next", last ? "Done" : "Next", model::next);
        next.setDisable(!model.mayGoOn());
        Label where = new Label("Step " + (model.number() + 1) + " of " + lesson.steps().size() + ", " + model.right() + " guessed right");
        where.getStyleClass().add("amaes-quiet");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox walk = new HBox(12, back, next, where, space, button("lesson-list", "All lessons", model::close));
        walk.setAlignment(Pos.CENTER_LEFT);
        return walk;
    }

    private static Button button(String id, String words, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Node pictures() {
        Optional<Picture> picture = model.picture();
        if (picture.isEmpty()) {
            return Page.words(model.problem().map(Throwable::getMessage).orElse(model.isMaking() ? "The pictures are being made …" : ""), "amaes-empty");
        }
        HBox row = new HBox(12);
        for (Map.Entry<Stage, Volume> each : picture.get().volumes().entrySet()) {
            row.getChildren().add(tile(each.getKey(), each.getValue()));
        }
        return row;
    }

    private static VBox tile(Stage stage, Volume volume) {
        ViewerModel viewer = new ViewerModel();
        viewer.open(List.of(new Layer.Image(stage.words(), List.of(volume), new Window(0, 1), ColorMap.GREY, 1, true)), Panel.AXIAL);
        OrthogonalView view = new OrthogonalView(viewer);
        view.setMinHeight(PICTURE_HEIGHT);
        view.setPrefHeight(PICTURE_HEIGHT);
        view.setAccessibleText(stage.words());
        VBox tile = new VBox(6, Page.words(stage.words(), "amaes-row-title"), view);
        HBox.setHgrow(tile, Priority.ALWAYS);
        return tile;
    }
}
