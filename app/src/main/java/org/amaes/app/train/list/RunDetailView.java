package org.amaes.app.train.list;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.app.icon.IconView;
import org.amaes.core.run.RunFolder.Request.Keep;

/** One run more closely: how it stands, what can be done, its facts, and beside them whatever follows its curves. */
public final class RunDetailView extends VBox {

    private static final double FACTS_WIDTH = 300;
    /** What whoever follows the curves tells beside them, with what can be done. */
    private static final Set<RunCondition> TOLD_BY_PANEL = EnumSet.of(RunCondition.RUNNING, RunCondition.PAUSED, RunCondition.FINISHED, RunCondition.STOPPED,
            RunCondition.CRASHED, RunCondition.FAILED, RunCondition.DIVERGED);

    private final RunActions actions;
    private RunRow now;
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label words = new Label();
    private final GridPane facts = new GridPane();
    private final Button pause = button("pause-run", "Pause", "Waits after the current update; process and memory stay");
    private final Button resume = button("resume-run", "Resume", "Goes on from where it is, or from its newest checkpoint");
    private final MenuButton stop = new MenuButton("Stop");
    private final MenuButton more = new MenuButton("More");

    /**
     * @param duplicate orders a run once more
     * @param finetune orders a fine-tuning that starts from a run
     * @param panel what follows the run's curves
     */
    public RunDetailView(RunListViewModel model, RunActions actions, Consumer<RunRow> duplicate, Consumer<RunRow> finetune, Node panel) {
        this.actions = actions;
        getStyleClass().add("train-detail");
        name.getStyleClass().add("train-name");
        state.setId("run-state");
        words.setId("run-words");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        pause.setOnAction(_ -> withChosen(actions::pause));
        resume.setOnAction(_ -> withChosen(actions::resume));
        stop.setId("stop-run");
        stop.setAccessibleText("Stop this run");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.getItems().addAll(
                item("stop-last", "Keep the last weights", () -> withChosen(row -> actions.stop(row, Keep.LAST))),
                item("stop-best", "Keep the best weights; the last stay to resume from", () -> withChosen(row -> actions.stop(row, Keep.BEST))),
                item("stop-nothing", "Discard the run …", () -> withChosen(actions::delete)));
        more.setId("more-run");
        more.setAccessibleText("More to do with this run");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.getItems().addAll(
                item("finetune-run", "Fine-tune from it …", () -> withChosen(finetune)),
                item("duplicate-run", "Duplicate as a new recipe …", () -> withChosen(duplicate)),
                item("copy-run", "Copy as a command line", () -> withChosen(this::copy)),
                item("folder-run", "Open its folder", () -> withChosen(actions::openFolder)),
                item("forget-run", "Take off this list", () -> withChosen(model::forget)),
                item("delete-run", "Delete …", () -> withChosen(actions::delete)));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(10, name, state, space, pause, resume, stop, more);
        head.setAlignment(Pos.CENTER_LEFT);
        name.setMinWidth(40);
        state.setMinWidth(Region.USE_PREF_SIZE);
        facts.getStyleClass().add("train-facts");
        ColumnConstraints first = new ColumnConstraints();
        first.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints second = new ColumnConstraints();
        second.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().addAll(first, second);
        ScrollPane side = new ScrollPane(facts);
        side.setFitToWidth(true);
        side.setMinWidth(FACTS_WIDTH);
        side.setPrefWidth(FACTS_WIDTH);
        side.setMaxWidth(FACTS_WIDTH);
        HBox below = new HBox(12, side, panel);
        HBox.setHgrow(panel, Priority.ALWAYS);
        VBox.setVgrow(below, Priority.ALWAYS);
        getChildren().addAll(head, words, below);
        model.chosen().addListener((_, _, row) -> show(row));
        show(model.chosen().get());
    }

    private void withChosen(Consumer<RunRow> action) {
        if (now != null) {
            action.accept(now);
        }
    }

    private void show(RunRow row) {
        now = row;
        setVisible(row != null);
        if (row == null) {
            return;
        }
        RunCondition condition = row.condition();
        name.setText(row.name());
        name.setTooltip(new Tooltip(row.path().toString()));
        boolean told = row.total() > 0 && TOLD_BY_PANEL.contains(condition);
        shown(state, !told);
        state.setText(condition.word());
        state.setGraphic(new IconView(condition.icon(), 16));
        state.getStyleClass().removeIf(style -> style.startsWith("train-is-"));
        state.getStyleClass().add(RunListView.style(condition));
        words.setText(row.words());
        shown(words, !told && !row.words().isEmpty());
        words.getStyleClass().removeAll("train-problem", "train-remark");
        words.getStyleClass().add(condition.isProblem() ? "train-problem" : "train-remark");
        shown(pause, condition == RunCondition.RUNNING);
        shown(resume, condition.isResumable() || condition == RunCondition.PAUSED || condition == RunCondition.PAUSING);
        resume.setDefaultButton(condition.isResumable());
        shown(stop, condition == RunCondition.STARTING || condition == RunCondition.RUNNING || condition == RunCondition.PAUSED || condition == RunCondition.PAUSING);
        more.getItems().getFirst().setDisable(!row.kind().equals(RunRow.PRETRAINING));
        more.getItems().subList(1, 3).forEach(item -> item.setDisable(row.kind().isEmpty()));
        list(row.facts());
    }

    private void list(List<RunRow.Fact> all) {
        facts.getChildren().clear();
        for (int i = 0; i < all.size(); i++) {
            Label title = new Label(all.get(i).name());
            title.getStyleClass().add("amaes-quiet");
            Label value = new Label(all.get(i).value());
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            facts.addRow(i, title, value);
            GridPane.setValignment(title, VPos.TOP);
        }
    }

    private void copy(RunRow row) {
        ClipboardContent content = new ClipboardContent();
        content.putString(actions.command(row));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static Button button(String id, String words, String help) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(words + ": " + help);
        return button;
    }

    private static MenuItem item(String id, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
