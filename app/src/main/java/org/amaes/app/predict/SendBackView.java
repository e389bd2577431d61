package org.amaes.app.predict;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.app.place.Page;

/** Back into training: how long, the button, how far it is, and what it brought. */
final class SendBackView extends VBox {

    private static final int FIRST_STEPS = 100;
    private static final int MOST_STEPS = 100_000;

    private final SendBack sendBack;
    private final PredictViewModel predict;
    private final Spinner<Integer> steps = new Spinner<>(1, MOST_STEPS, FIRST_STEPS, 25);
    private final Button begin = new Button("Add and continue fine-tuning");
    private final Button use = new Button("Use the new network");
    private final StateCard state;
    private final VBox result = new VBox(3);

    SendBackView(Predicting models) {
        super(8);
        this.sendBack = models.sendBack();
        this.predict = models.predict();
        getStyleClass().add("predict-card");
        steps.setId("send-back-steps");
        steps.setEditable(true);
        steps.setPrefWidth(110);
        steps.setAccessibleText("Steps of the training that follows");
        begin.setId("send-back");
        begin.setMinWidth(Region.USE_PREF_SIZE);
        begin.setAccessibleText("Add the corrected mask to the training cases and continue fine-tuning");
        begin.setOnAction(_ -> sendBack.begin(steps.getValue()));
        use.setId("use-new-network");
        use.getStyleClass().add("predict-small");
        state = new StateCard("send-back-state", this::cancel);
        HBox line = new HBox(8, Page.words("Steps", "amaes-quiet"), steps);
        line.setStyle("-fx-alignment: center-left;");
        getChildren().addAll(Page.words("Back into training", "amaes-row-title"), explanation(),
                line, begin, state, use, result);
        sendBack.state().addListener((_, _, _) -> show());
        sendBack.comparison().addListener((_, _, _) -> show());
        predict.network().addListener((_, _, _) -> show());
        predict.work().labels().addListener((_, _, _) -> show());
        show();
    }

    private Label explanation() {
        Label words = Page.words("Scan and corrected mask join your corrected cases, and the whole network learns on, at a tenth of its learning rate, "
                + "from its own cases and this one.", "predict-fine");
        words.setTooltip(new Tooltip("The corrected cases are an nnU-Net folder: " + sendBack.cases()));
        return words;
    }

    private void cancel() {
        if (sendBack.state().get() instanceof SendBack.State.Learning learning) {
            learning.job().cancel();
        }
    }

    private void show() {
        begin.setDisable(sendBack.isBusy() || predict.network().get() == null || predict.work().labels().get() == null);
        boolean learnt = false;
        switch (sendBack.state().get()) {
            case SendBack.State.Idle _ -> state.say(predict.network().get() == null ? "Needs a network: the one that is to go on learning." : "", false);
            case SendBack.State.Learning learning -> state.follow("Learning", learning.job());
            case SendBack.State.Comparing _ -> state.say("The corrected cases are predicted anew …", false);
            case SendBack.State.Failed failed -> state.say(failed.why(), true);
            case SendBack.State.Learnt done -> {
                learnt = true;
                state.say("Learnt: " + done.run().getFileName() + ". The run is kept in " + done.run().getParent() + ".", false);
                use.setOnAction(_ -> predict.use(done.run()));
            }
        }
        use.setVisible(learnt);
        use.setManaged(learnt);
        result.getChildren().clear();
        Comparison measured = sendBack.comparison().get();
        if (measured != null) {
            result.getChildren().add(Page.words("Dice of the corrected cases: before → after", "amaes-row-title"));
            measured.cases().forEach(each -> result.getChildren().add(line(each.name(), each.before(), each.after(), "comparison-line")));
            Label mean = line("mean", measured.before(), measured.after(), "comparison-mean");
            mean.setId("comparison-mean");
            result.getChildren().addAll(mean, Page.words("The network has learnt from these cases: this says whether it took the correction in, "
                    + "not how it does on others.", "predict-fine"));
        }
    }

    private static Label line(String name, double before, double after, String style) {
        return Page.words(name + "   " + number(before) + " → " + number(after), style);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "undefined" : String.format(Locale.ROOT, "%.4f", value);
    }
}
