package org.amaes.app.curves;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.amaes.core.plot.LineRaster;
import org.amaes.core.plot.Sketch;

/**
 * Draws on a canvas of the window. Curves, which are by far the most of it, are painted as pixels and laid onto the
 * canvas before the next thing is drawn; the platform takes fifty times as long for them.
 */
final class CanvasSketch implements Sketch {

    private static final String FAMILY = "Inter";

    private final GraphicsContext pen;
    private final Map<Integer, Color> colors = new HashMap<>();
    private final Map<String, Double> widths = new HashMap<>();
    private final Text measure = new Text();
    private final LineRaster raster = new LineRaster();
    private PixelBuffer<IntBuffer> buffer;
    private WritableImage held;
    private WritableImage image; // what curves go onto now; null once something else has been drawn
    private double scale = 1;
    private double left;
    private double top;
    private double[] xs = new double[0];
    private double[] ys = new double[0];
    private double[] lower = new double[0];

    CanvasSketch(GraphicsContext pen) {
        this.pen = pen;
        pen.setLineJoin(StrokeLineJoin.BEVEL); // peaks stay where they are, and it is the cheapest
        pen.setLineCap(StrokeLineCap.BUTT);
        pen.setTextBaseline(VPos.BASELINE);
    }

    private Color color(int argb) {
        return colors.computeIfAbsent(argb, value -> Color.rgb(value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF, (value >>> 24) / 255.0));
    }

    /** @param pixels device pixels of a unit of length, which curves are as sharp as */
    void scale(double pixels) {
        scale = pixels;
    }

    @Override
    public void curve(double[] x, double[] y, int points, Pen how) {
        if (image == null) {
            line(x, y, points, how);
            return;
        }
        placed(x, y, y, points);
        double[] dash = how.dash();
        for (int i = 0; i < dash.length; i++) {
            dash[i] *= scale;
        }
        raster.line(xs, ys, points, new Pen(how.color(), how.width() * scale, dash));
    }

    @Override
    public void band(double[] x, double[] upper, double[] under, int points, int color) {
        if (image == null) {
            Sketch.super.band(x, upper, under, points, color);
            return;
        }
        placed(x, upper, under, points);
        raster.band(xs, ys, lower, points, color);
    }

    private void placed(double[] x, double[] y, double[] under, int points) {
        if (xs.length < points) {
            xs = new double[points];
            ys = new double[points];
            lower = new double[points];
        }
        for (int i = 0; i < points; i++) {
            xs[i] = (x[i] - left) * scale;
            ys[i] = (y[i] - top) * scale;
            lower[i] = (under[i] - top) * scale;
        }
    }

    /** Lays the curves so far onto the canvas. */
    private void flush() {
        if (image != null && raster.isPainted()) {
            buffer.updateBuffer(_ -> null);
            pen.drawImage(image, left, top, raster.width() / scale, raster.height() / scale);
        }
        image = null;
    }

    @Override
    public void rectangle(double x, double y, double width, double height, int color) {
        flush();
        pen.setFill(color(color));
        pen.fillRect(x, y, width, height);
    }

    @Override
    public void line(double[] x, double[] y, int points, Pen how) {
        flush();
        pen.setStroke(color(how.color()));
        pen.setLineWidth(how.width());
        pen.setLineDashes(how.dash());
        pen.strokePolyline(x, y, points);
    }

    @Override
    public void area(double[] x, double[] y, int points, int color) {
        flush();
        pen.setFill(color(color));
        pen.fillPolygon(x, y, points);
    }

    @Override
    public void disc(double x, double y, double radius, int color) {
        flush();
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
        beginCurves(x, y, width, height);
        pen.save();
        pen.beginPath();
        pen.rect(x, y, width, height);
        pen.clip();
    }

    @Override
    public void unclip() {
        flush();
        pen.restore();
    }

    /** The first curves of a clipped part are painted as pixels of it. */
    private void beginCurves(double x, double y, double width, double height) {
        left = Math.floor(x * scale) / scale; // pixels on pixels
        top = Math.floor(y * scale) / scale;
        int columns = (int) Math.ceil((x + width - left) * scale);
        int rows = (int) Math.ceil((y + height - top) * scale);
        raster.begin(columns, rows);
        if (buffer == null || buffer.getWidth() != columns || buffer.getHeight() != rows) {
            buffer = new PixelBuffer<>(columns, rows, IntBuffer.wrap(raster.pixels()), PixelFormat.getIntArgbPreInstance());
            held = new WritableImage(buffer);
        }
        image = held;
    }
}
