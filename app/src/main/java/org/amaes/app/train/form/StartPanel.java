package org.amaes.app.train.form;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.amaes.app.train.form.RunFormViewModel.Forecasting;
import org.amaes.app.train.list.RunRow;

/** What the order amounts to: the network, the forecast, the start, the command line. */
final class StartPanel extends VBox {

    private static final double WIDTH = 280;

    private final RunFormViewModel model;
    private final Consumer<String> reveal;
    private final FlowPane wrong = new FlowPane(10, 2);
    private final Label network = words("form-network", "train-start-title");
    private final Label general = words("form-problem", "train-wrong");
    private final Label warning = words("forecast-warning", "train-wrong");
    private final GridPane facts = new GridPane();
    private final ProgressIndicator working = new ProgressIndicator();
    private final Button forecast = new Button("Forecast");
    private final Button start = new Button("Start");

    /**
     * @param started called when a run has been started
     * @param reveal shows a field, by its name
     */
    StartPanel(RunFormViewModel model, Runnable started, Consumer<String> reveal) {
        this.model = model;
        this.reveal = reveal;
        getStyleClass().add("train-start");
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        setPrefWidth(WIDTH);
        forecast.setId("form-forecast");
        forecast.setMaxWidth(Double.MAX_VALUE);
        forecast.setOnAction(_ -> model.forecast());
        start.setId("form-start");
        start.setMaxWidth(Double.MAX_VALUE);
        start.setDefaultButton(true);
        start.setOnAction(_ -> {
            if (model.start()) {
                started.run();
            }
        });
        Button copy = new Button("Copy as a command line");
        copy.setId("form-copy");
        copy.setMaxWidth(Double.MAX_VALUE);
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(model.command());
            Clipboard.getSystemClipboard().setContent(content);
        });
        working.setMaxSize(24, 24);
        facts.getStyleClass().add("train-facts");
        Label about = words("form-about", "train-why");
        about.setText("A forecast takes up to half a minute: some real updates on this machine, of which nothing is kept.");
        getChildren().addAll(network, general, wrong, about, forecast, working, facts, warning, start, copy);
        model.state().addListener((_, _, state) -> show(state));
        show(model.state().get());
    }

    private static Label words(String id, String style) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void show(RunFormViewModel.State state) {
        network.setText(state.check().sheet().map(sheet -> sheet.title()).orElse("Nothing to train yet"));
        int problems = state.check().problems().size();
        String summary = String.join(" ", state.check().general());
        if (summary.isEmpty() && problems > 0) {
            summary = problems == 1 ? "One field needs another value:" : problems + " fields need other values:";
        }
        if (!state.checking()) {
            text(general, summary);
            wrong.getChildren().setAll(FormSection.all(state.order().kind()).stream().filter(field -> state.check().problems().containsKey(field.name()))
                    .map(this::link).toList());
            shown(wrong, !wrong.getChildren().isEmpty());
        }
        start.setDisable(!model.isReady());
        forecast.setDisable(!model.isReady() || state.forecasting() instanceof Forecasting.Working);
        shown(working, state.forecasting() instanceof Forecasting.Working);
        switch (state.forecasting()) {
            case Forecasting.None _, Forecasting.Working _ -> tell(List.of(), "");
            case Forecasting.Done(var made) -> tell(ForecastWords.facts(made), ForecastWords.warning(made));
            case Forecasting.Failed(String words) -> tell(List.of(), words);
        }
    }

    private Hyperlink link(FormField field) {
        Hyperlink link = new Hyperlink(field.label());
        link.setAccessibleText("Go to the field " + field.label());
        link.setOnAction(_ -> reveal.accept(field.name()));
        return link;
    }

    private void tell(List<RunRow.Fact> all, String words) {
        facts.getChildren().clear();
        for (int i = 0; i < all.size(); i++) {
            Label name = new Label(all.get(i).name());
            name.getStyleClass().add("amaes-quiet");
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label value = new Label(all.get(i).value());
            value.setId("forecast-" + all.get(i).name().toLowerCase(java.util.Locale.ROOT));
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            facts.addRow(i, name, value);
            GridPane.setValignment(name, VPos.TOP);
        }
        shown(facts, !all.isEmpty());
        text(warning, words);
    }

    private static void text(Label label, String words) {
        label.setText(words);
        shown(label, !words.isEmpty());
    }

    private static void shown(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
