package org.amaes.app.curves;

import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.amaes.core.plot.Sketch;

/** Draws on a canvas of the window. */
final class CanvasSketch implements Sketch {

    private static final String FAMILY = "Inter";

    private final GraphicsContext pen;
    private final Map<Integer, Color> colors = new HashMap<>();
    private final Map<String, Double> widths = new HashMap<>();
    private final Text measure = new Text();

    CanvasSketch(GraphicsContext pen) {
        this.pen = pen;
        pen.setLineJoin(StrokeLineJoin.BEVEL); // peaks stay where they are, and it is the cheapest
        pen.setLineCap(StrokeLineCap.BUTT);
        pen.setTextBaseline(VPos.BASELINE);
    }

    private Color color(int argb) {
        return colors.computeIfAbsent(argb, value -> Color.rgb(value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF, (value >>> 24) / 255.0));
    }

    @Override
    public void rectangle(double x, double y, double width, double height, int color) {
        pen.setFill(color(color));
        pen.fillRect(x, y, width, height);
    }

    @Override
    public void line(double[] x, double[] y, int points, Pen how) {
        pen.setStroke(color(how.color()));
        pen.setLineWidth(how.width());
        pen.setLineDashes(how.dash());
        pen.strokePolyline(x, y, points);
    }

    @Override
    public void area(double[] x, double[] y, int points, int color) {
        pen.setFill(color(color));
        pen.fillPolygon(x, y, points);
    }

    @Override
    public void disc(double x, double y, double radius, int color) {
        pen.setFill(color(color));
        pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void text(String words, double x, double y, double size, Anchor anchor, int color) {
        pen.setFill(color(color));
        pen.setFont(Font.font(FAMILY, size));
        pen.setTextAlign(switch (anchor) {
            case START -> TextAlignment.LEFT;
            case MIDDLE -> TextAlignment.CENTER;
            case END -> TextAlignment.RIGHT;
        });
        pen.fillText(words, x, y);
    }

    @Override
    public double widthOf(String words, double size) {
        if (widths.size() > 2_000) {
            widths.clear(); // numbers under the mouse change all the time
        }
        return widths.computeIfAbsent(size + words, _ -> {
            measure.setFont(Font.font(FAMILY, size));
            measure.setText(words);
            return measure.getLayoutBounds().getWidth();
        });
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        pen.save();
        pen.beginPath();
        pen.rect(x, y, width, height);
        pen.clip();
    }

    @Override
    public void unclip() {
        pen.restore();
    }
}
