package org.amaes.app.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.app.notice.Notice;

/** A problem in its sentence, with what a report needs, ready to be copied. */
final class ProblemSheet {

    private final Sheets sheets;

    ProblemSheet(Sheets sheets) {
        this.sheets = sheets;
    }

    void open(Notice notice) {
        Label title = new Label("What happened");
        title.getStyleClass().add("amaes-heading");
        Label words = new Label(notice.words());
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox sheet = new VBox(12, title, words);
        sheet.getStyleClass().add("amaes-sheet");
        sheet.setPrefWidth(620);
        if (!notice.details().isEmpty()) {
            TextArea details = new TextArea(notice.details());
            details.setEditable(false);
            details.setPrefRowCount(9);
            details.getStyleClass().add("amaes-code");
            details.setAccessibleText("Details for a report");
            sheet.getChildren().add(details);
        }
        Button close = new Button("Close");
        close.setDefaultButton(true);
        close.setOnAction(_ -> sheets.close());
        Button copy = new Button("Copy details");
        copy.setId("copy-details");
        copy.setOnAction(_ -> copy(notice));
        HBox buttons = new HBox(8, copy, close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        sheet.getChildren().add(buttons);
        sheets.open(sheet, close, Pos.CENTER);
    }

    private static void copy(Notice notice) {
        ClipboardContent content = new ClipboardContent();
        content.putString(report(notice));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** What goes on the clipboard: the sentence, the program, the machine, the cause. */
    static String report(Notice notice) {
        return notice.words() + "\n\n" + Product.NAME + ", Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + "\n" + notice.details();
    }
}
