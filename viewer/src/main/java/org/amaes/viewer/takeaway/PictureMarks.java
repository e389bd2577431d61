package org.amaes.viewer.takeaway;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.amaes.viewer.slice.Edge;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceFrame;

/** What is written on a picture of a slice: orientation letters, the slice's number, a scale bar, and that it is for research. */
final class PictureMarks {

    private static final String NOTE = "Research use only";
    private static final Color BACK = new Color(0, 0, 0, 170);
    private static final Color TEXT = new Color(0xE8, 0xEE, 0xF5);
    private static final Color LETTER = new Color(0xA9, 0xD1, 0xFF);
    private static final int EDGE = 6;

    private final Graphics2D graphics;
    private final int width;
    private final int height;
    private final int scale;

    private PictureMarks(Graphics2D graphics, int width, int height, int scale) {
        this.graphics = graphics;
        this.width = width;
        this.height = height;
        this.scale = scale;
    }

    /** The picture with its marks; its own pixels stay as they are. */
    static Picture draw(Picture picture, SliceFrame frame, boolean inside, int scale) {
        BufferedImage image = picture.image();
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        new PictureMarks(graphics, picture.width(), picture.height(), scale).draw(frame, inside);
        graphics.dispose();
        return Picture.of(image);
    }

    private void draw(SliceFrame frame, boolean inside) {
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12 * scale));
        int edge = EDGE * scale;
        String number = inside ? "  " + (frame.slice() + 1) + " / " + frame.geometry().slices() : ", outside this scan";
        text(name(frame.geometry().plane()) + number, edge, edge, TEXT);
        text(NOTE, edge, height - edge - high(), TEXT);
        scaleBar(frame.pixelsPerMillimetre());
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14 * scale));
        for (Edge side : Edge.values()) {
            String letter = frame.geometry().letters(side);
            int wide = wide(letter);
            switch (side) {
                case LEFT -> text(letter, edge, (height - high()) / 2, LETTER);
                case RIGHT -> text(letter, width - wide - edge, (height - high()) / 2, LETTER);
                case TOP -> text(letter, (width - wide) / 2, edge, LETTER);
                case BOTTOM -> text(letter, (width - wide) / 2, height - high() - edge, LETTER);
            }
        }
    }

    private static String name(Plane plane) {
        String lower = plane.name().toLowerCase(Locale.ROOT);
        return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }

    private int wide(String text) {
        return graphics.getFontMetrics().stringWidth(text) + 8 * scale;
    }

    private int high() {
        return graphics.getFontMetrics().getHeight();
    }

    private void text(String text, int x, int y, Color color) {
        graphics.setColor(BACK);
        graphics.fillRoundRect(x, y, wide(text), high(), 6 * scale, 6 * scale);
        graphics.setColor(color);
        graphics.drawString(text, x + 4 * scale, y + graphics.getFontMetrics().getAscent());
    }

    /** A bar of a round length that is at most a third of the picture. */
    private void scaleBar(double perMillimetre) {
        double most = Math.min(width / 3.0, 140.0 * scale) / perMillimetre;
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double length = power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1);
        String said = length >= 10 ? String.format(Locale.ROOT, "%.0f cm", length / 10)
                : length >= 1 ? String.format(Locale.ROOT, "%.0f mm", length) : length + " mm";
        int right = width - EDGE * scale;
        int y = height - EDGE * scale;
        text(said, right - wide(said), y - high() - 4 * scale, TEXT);
        graphics.setStroke(new BasicStroke(2 * scale, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        graphics.drawLine((int) Math.rint(right - length * perMillimetre), y, right, y);
    }
}
