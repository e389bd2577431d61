package org.amaes.app.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.app.place.Question;

/** A question with a button for each answer, and one that leaves everything as it is. */
final class QuestionSheet {

    private QuestionSheet() {
    }

    static void open(Sheets sheets, Question question) {
        Label title = new Label(question.title());
        title.getStyleClass().add("amaes-heading");
        Label words = new Label(question.words());
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox buttons = new HBox(8);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        Button nothing = new Button("Cancel");
        nothing.setId("answer-cancel");
        nothing.setCancelButton(true);
        nothing.setOnAction(_ -> sheets.close());
        buttons.getChildren().add(nothing);
        for (int i = question.answers().size() - 1; i >= 0; i--) {
            Question.Answer answer = question.answers().get(i);
            Button button = new Button(answer.words());
            button.setId("answer-" + i);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setDefaultButton(i == 0);
            button.setOnAction(_ -> {
                sheets.close();
                answer.action().run();
            });
            buttons.getChildren().add(button);
        }
        VBox sheet = new VBox(14, title, words, buttons);
        sheet.getStyleClass().add("amaes-sheet");
        sheet.setPrefWidth(620);
        sheets.open(sheet, buttons.getChildren().getLast(), Pos.CENTER);
    }
}
