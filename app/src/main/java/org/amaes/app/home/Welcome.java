package org.amaes.app.home;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.amaes.app.file.Choosers;
import org.amaes.app.place.Page;
import org.amaes.app.settings.ThemeChoice;
import org.amaes.app.shell.Product;
import org.amaes.app.shell.Sheets;
import org.amaes.app.state.Memory;

/** The one screen of the first start: colours, the folder of scans, then a first try. Escape puts it off to the next start. */
public final class Welcome {

    private final Sheets sheets;
    private final Memory memory;
    private final Choosers choosers;
    private final Runnable tryIt;

    /** @param tryIt shows something at once */
    public Welcome(Sheets sheets, Memory memory, Choosers choosers, Runnable tryIt) {
        this.sheets = sheets;
        this.memory = memory;
        this.choosers = choosers;
        this.tryIt = tryIt;
    }

    /** Lays it over the window. */
    public void open() {
        Button attempt = button("welcome-try", "Try it on a generated head", () -> end(tryIt));
        attempt.setDefaultButton(true);
        Button start = button("welcome-start", "Start with my scans", () -> end(() -> { }));
        HBox buttons = new HBox(10, start, attempt);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox sheet = new VBox(16, Page.words("Welcome to " + Product.NAME, "amaes-title"),
                Page.words("It teaches a network brain MRI from scans without outlines, shows every step of that, and never sends anything anywhere.",
                        "amaes-body"),
                row("Colours", new ThemeChoice(memory, "welcome-theme")), row("Your scans", folder()),
                Page.words(Product.NOTICE, "amaes-warning"), buttons);
        sheet.getStyleClass().add("amaes-sheet");
        sheet.setId("welcome");
        sheet.setPrefWidth(620);
        sheets.open(sheet, attempt, Pos.CENTER);
    }

    private void end(Runnable then) {
        memory.change(now -> now.withWelcome());
        sheets.close();
        then.run();
    }

    private HBox folder() {
        Label path = new Label();
        path.getStyleClass().add("amaes-quiet");
        path.setMinWidth(0);
        Runnable show = () -> {
            String folder = memory.state().get().dataFolder();
            path.setText(folder == null ? "anywhere" : folder);
        };
        show.run();
        HBox both = new HBox(10, button("welcome-folder", "Choose a folder …", () -> {
            choosers.folder("The folder with your scans").ifPresent(chosen -> memory.change(now -> now.withDataFolder(chosen.toAbsolutePath().toString())));
            show.run();
        }), path);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private static Button button(String id, String words, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static HBox row(String name, javafx.scene.Node control) {
        Label label = Page.words(name, "amaes-row-title");
        label.setMinWidth(110);
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox row = new HBox(16, label, control);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
