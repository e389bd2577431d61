package org.amaes.core.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Deque;

/** Draws pixels, without a window. */
public final class ImageSketch implements Sketch {

    private final BufferedImage image;
    private final Graphics2D pen;
    private final Deque<Shape> clips = new ArrayDeque<>();

    /**
     * An empty picture.
     *
     * @param scale pixels of one unit of length
     */
    public ImageSketch(int width, int height, int scale) {
        image = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_RGB);
        pen = image.createGraphics();
        pen.scale(scale, scale);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** The picture so far. */
    public BufferedImage image() {
        return image;
    }

    private void fill(Shape shape, int color) {
        pen.setColor(new Color(color, true));
        pen.fill(shape);
    }

    private static Path2D path(double[] x, double[] y, int points) {
        Path2D path = new Path2D.Double();
        path.moveTo(x[0], y[0]);
        for (int i = 1; i < points; i++) {
            path.lineTo(x[i], y[i]);
        }
        return path;
    }

    @Override
    public void rectangle(double x, double y, double width, double height, int color) {
        fill(new Rectangle2D.Double(x, y, width, height), color);
    }

    @Override
    public void line(double[] x, double[] y, int points, Pen how) {
        float[] dash = new float[how.dash().length];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = (float) how.dash()[i];
        }
        pen.setStroke(new BasicStroke((float) how.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, dash.length == 0 ? null : dash, 0));
        pen.setColor(new Color(how.color(), true));
        pen.draw(path(x, y, points));
    }

    @Override
    public void area(double[] x, double[] y, int points, int color) {
        if (points > 0) {
            fill(path(x, y, points), color);
        }
    }

    @Override
    public void disc(double x, double y, double radius, int color) {
        fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), color);
    }

    private Font font(double size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size);
    }

    @Override
    public void text(String words, double x, double y, double size, Anchor anchor, int color) {
        pen.setFont(font(size));
        pen.setColor(new Color(color, true));
        double left = switch (anchor) {
            case START -> x;
            case MIDDLE -> x - widthOf(words, size) / 2;
            case END -> x - widthOf(words, size);
        };
        pen.drawString(words, (float) left, (float) y);
    }

    @Override
    public double widthOf(String words, double size) {
        return font(size).getStringBounds(words, pen.getFontRenderContext()).getWidth();
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        clips.push(pen.getClip() == null ? new Rectangle2D.Double(-1e6, -1e6, 2e6, 2e6) : pen.getClip());
        pen.clip(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void unclip() {
        pen.setClip(clips.pop());
    }
}
