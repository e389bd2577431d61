package org.amaes.app.curves;

import java.util.Arrays;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.SVGPath;
import org.amaes.core.plot.LineStyle;

/** What the lines of a run look like, in small; its colour is named by the style sheet. */
final class LineSample extends Region {

    private static final double WIDTH = 30;
    private static final double MIDDLE = 8;

    LineSample(LineStyle style) {
        getStyleClass().addAll("line-sample", "line-" + style.color());
        Line line = new Line(0, MIDDLE, WIDTH, MIDDLE);
        line.getStyleClass().add("line-sample-line");
        Arrays.stream(style.dash()).forEach(line.getStrokeDashArray()::add);
        SVGPath mark = new SVGPath();
        mark.getStyleClass().add("line-sample-mark");
        mark.setContent(switch (style.mark()) {
            case DISC -> "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z";
            case SQUARE -> "M-3.4 -3.4h6.8v6.8h-6.8z";
            case TRIANGLE -> "M-4 3.2L0 -4L4 3.200z";
            case DIAMOND -> "M-4 0L0 -4L4 0L0 4z";
            case PLUS -> "M-4 -1.200h2.800v-2.800h2.400v2.800h2.800v2.400h-2.800v2.800h-2.400v-2.800h-2.800z";
            case CROSS -> throw new IllegalArgumentException("A cross stands for what is no number");
        });
        mark.setLayoutX(WIDTH / 2);
        mark.setLayoutY(MIDDLE);
        line.setManaged(false);
        mark.setManaged(false);
        getChildren().addAll(line, mark);
        setMinSize(WIDTH, 2 * MIDDLE);
        setPrefSize(WIDTH, 2 * MIDDLE);
        setMaxSize(WIDTH, 2 * MIDDLE);
    }
}
