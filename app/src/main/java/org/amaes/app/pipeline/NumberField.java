package org.amaes.app.pipeline;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import javafx.scene.control.TextField;

/** A small field for one number: Enter or leaving it takes the number over; what is refused stays to be mended, with the reason. */
final class NumberField extends TextField {

    private double shown;
    private final DoubleFunction<Optional<String>> commit;
    private final Consumer<String> complain;

    /**
     * @param commit takes a number over, or says why not
     * @param complain shows why not; gets an empty text when all is well
     */
    NumberField(String accessible, DoubleFunction<Optional<String>> commit, Consumer<String> complain) {
        this.commit = commit;
        this.complain = complain;
        setPrefColumnCount(5);
        setMinWidth(62);
        setMaxWidth(62);
        setAccessibleText(accessible);
        getStyleClass().add("pipeline-number");
        setOnAction(_ -> take());
        focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                take();
            }
        });
    }

    /** Shows a number, unless the person is typing another. */
    void show(double value) {
        shown = value;
        if (!isFocused()) {
            setText(Parameter.number(value));
            complain.accept("");
        }
    }

    private void take() {
        String text = getText().strip().replace(',', '.').replace('−', '-');
        if (text.equals(Parameter.number(shown))) {
            complain.accept("");
            return;
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException _) {
            complain.accept("“" + getText() + "” is no number.");
            return;
        }
        Optional<String> problem = commit.apply(value);
        complain.accept(problem.orElse(""));
        if (problem.isEmpty()) {
            shown = value;
            setText(Parameter.number(value));
        }
    }
}
