package org.amaes.viewer.pane;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import org.amaes.viewer.slice.Edge;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceFrame;
import org.amaes.viewer.slice.SliceGeometry;
import org.amaes.viewer.state.Position;
import org.amaes.viewer.state.ViewerState;

/** What is drawn over a slice as lines and letters: crosshair, orientation, scale bar, slice number, a tool's outline. */
final class SliceMarks extends Pane {

    private static final double GAP = 9;
    private static final double EDGE = 6;

    private final Map<Edge, Label> letters = new EnumMap<>(Edge.class);
    private final Label title = label("viewer-title");
    private final Label outside = label("viewer-outside");
    private final Label scale = label("viewer-scale");
    private final Line scaleBar = line("viewer-scale-bar");
    private final Line[] crosshair = {line("viewer-crosshair"), line("viewer-crosshair"), line("viewer-crosshair"), line("viewer-crosshair")};
    private final Group outline = new Group();

    SliceMarks() {
        setMouseTransparent(true);
        getChildren().addAll(crosshair);
        getChildren().addAll(outline, scaleBar, scale, title, outside);
        for (Edge edge : Edge.values()) {
            letters.put(edge, label("viewer-letter"));
            getChildren().add(letters.get(edge));
        }
        outside.setText("The crosshair is outside this scan");
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setFocusTraversable(false);
        return label;
    }

    private static Line line(String style) {
        Line line = new Line();
        line.getStyleClass().add(style);
        line.setSmooth(false);
        return line;
    }

    /** The letter at an edge; for tests. */
    String letter(Edge edge) {
        return letters.get(edge).getText();
    }

    /** The slice's number; for tests. */
    String title() {
        return title.getText();
    }

    /**
     * Shows the marks of a state.
     *
     * @param frame how the picture's device pixels lie on the slice
     * @param pixel the size of a device pixel in the window's units
     */
    void show(ViewerState state, Plane plane, SliceFrame frame, double pixel) {
        double width = frame.width() * pixel;
        double height = frame.height() * pixel;
        SliceGeometry geometry = frame.geometry();
        boolean inside = state.isInside(plane);
        outside.setVisible(!inside);
        title.setText(name(plane) + (inside ? "  " + (frame.slice() + 1) + " / " + geometry.slices() : ""));
        place(title, EDGE, EDGE);
        place(outside, (width - outside.prefWidth(-1)) / 2, (height - outside.prefHeight(-1)) / 2);
        for (Map.Entry<Edge, Label> entry : letters.entrySet()) {
            entry.getValue().setText(geometry.letters(entry.getKey()));
            placeLetter(entry.getKey(), entry.getValue(), width, height);
        }
        Position cross = state.crosshair();
        double[] at = frame.pixel(cross.x(), cross.y(), cross.z());
        showCrosshair(Math.floor(at[0] * pixel) + 0.5, Math.floor(at[1] * pixel) + 0.5, width, height);
        showScale(frame.pixelsPerMillimetre() * pixel, width, height);
    }

    private void placeLetter(Edge edge, Label label, double width, double height) {
        double wide = label.prefWidth(-1);
        double high = label.prefHeight(-1);
        switch (edge) {
            case LEFT -> place(label, EDGE, (height - high) / 2);
            case RIGHT -> place(label, width - wide - EDGE, (height - high) / 2);
            case TOP -> place(label, (width - wide) / 2, EDGE);
            case BOTTOM -> place(label, (width - wide) / 2, height - high - EDGE);
        }
    }

    private void showCrosshair(double x, double y, double width, double height) {
        set(crosshair[0], 0, y, x - GAP, y, y >= 0 && y <= height && x > GAP);
        set(crosshair[1], x + GAP, y, width, y, y >= 0 && y <= height && x < width - GAP);
        set(crosshair[2], x, 0, x, y - GAP, x >= 0 && x <= width && y > GAP);
        set(crosshair[3], x, y + GAP, x, height, x >= 0 && x <= width && y < height - GAP);
    }

    /** A bar of a round length that is at most a third of the picture. */
    private void showScale(double perMillimetre, double width, double height) {
        double most = Math.min(width / 3, 140) / perMillimetre;
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double length = power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1);
        scale.setText(length >= 10 ? String.format(Locale.ROOT, "%.0f cm", length / 10) : String.format(Locale.ROOT, "%s mm",
                length >= 1 ? String.valueOf((int) length) : String.valueOf(length)));
        double right = width - EDGE - 2;
        double y = height - EDGE - 2;
        set(scaleBar, right - length * perMillimetre, y, right, y, width > 120 && height > 80);
        scale.setVisible(scaleBar.isVisible());
        place(scale, right - scale.prefWidth(-1), y - scale.prefHeight(-1) - 3);
    }

    /** Shows a tool's outline; an empty list shows none. */
    void showOutline(List<List<Position>> lines, SliceFrame frame, double pixel) {
        if (lines.isEmpty() && outline.getChildren().isEmpty()) {
            return;
        }
        outline.getChildren().clear();
        for (List<Position> line : lines) {
            double[] points = new double[2 * line.size()];
            for (int i = 0; i < line.size(); i++) {
                double[] at = frame.pixel(line.get(i).x(), line.get(i).y(), line.get(i).z());
                points[2 * i] = at[0] * pixel;
                points[2 * i + 1] = at[1] * pixel;
            }
            for (String style : List.of("viewer-outline-under", "viewer-outline")) {
                Polygon polygon = new Polygon(points);
                polygon.getStyleClass().add(style);
                outline.getChildren().add(polygon);
            }
        }
    }

    /** The plane's name as people say it. */
    static String name(Plane plane) {
        return switch (plane) {
            case AXIAL -> "Axial";
            case CORONAL -> "Coronal";
            case SAGITTAL -> "Sagittal";
        };
    }

    private static void set(Line line, double x0, double y0, double x1, double y1, boolean visible) {
        line.setStartX(x0);
        line.setStartY(y0);
        line.setEndX(x1);
        line.setEndY(y1);
        line.setVisible(visible);
    }

    private static void place(Label label, double x, double y) {
        label.relocate(Math.rint(x), Math.rint(y));
    }
}
