package org.amaes.app.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** Of which label it is shown how sure the network was. */
final class ProbabilityChoice extends HBox {

    private static final int NONE = 0;

    private final PredictViewModel predict;
    private final ChoiceBox<Integer> choice = new ChoiceBox<>();
    private boolean showing;

    ProbabilityChoice(PredictViewModel predict) {
        super(8);
        this.predict = predict;
        setAlignment(Pos.CENTER_LEFT);
        choice.setId("probability");
        choice.setAccessibleText("Show how sure the network was of a label");
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer label) {
                return label == null || label == NONE ? "not shown" : name(label);
            }

            @Override
            public Integer fromString(String text) {
                throw new UnsupportedOperationException("choices are not typed");
            }
        });
        choice.getSelectionModel().selectedItemProperty().addListener((_, _, label) -> {
            if (!showing && label != null) {
                predict.work().showProbability(label == NONE ? Optional.empty() : Optional.of(label));
            }
        });
        getChildren().addAll(new Label("Probability"), choice);
        predict.work().labels().addListener((_, _, _) -> offer());
        predict.opened().addListener((_, _, _) -> offer());
        offer();
    }

    private String name(int label) {
        return predict.network().get() == null ? "label " + label : predict.network().get().palette().name(label);
    }

    private void offer() {
        showing = true;
        List<Integer> labels = new ArrayList<>(List.of(NONE));
        labels.addAll(predict.work().probabilities());
        choice.getItems().setAll(labels);
        choice.setValue(NONE);
        setVisible(labels.size() > 1);
        setManaged(labels.size() > 1);
        showing = false;
    }
}
