package org.amaes.docs;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

/**
 * Pictures side by side on a dark card, which stands out from white pages and rests on dark ones.
 *
 * @param tiles the pictures, left to right, drawn equally high
 * @param keys what colours mean, in a line below
 */
record Figure(List<Tile> tiles, List<Key> keys) {

    static final Color TRUE = new Color(0xFFC53D);
    static final Color FOUND = new Color(0x3D9BFF);

    private static final int WIDTH = 1360;
    private static final int EDGE = 28;
    private static final int GAP = 20;
    private static final int WORDS = 68;
    private static final int KEYS = 44;
    private static final int ROUND = 28;
    private static final Color CARD = new Color(0x0B0E13);
    private static final Color BRIGHT = new Color(0xF2F5F9);
    private static final Color QUIET = new Color(0x9AA5B4);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 24);
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 21);

    /** A picture with a title and a few words below. */
    record Tile(String title, String words, BufferedImage picture) {
    }

    /** A colour and its meaning. */
    record Key(String words, Color colour) {
    }

    void write(Path file) throws IOException {
        double aspects = tiles.stream().mapToDouble(tile -> (double) tile.picture().getWidth() / tile.picture().getHeight()).sum();
        double high = (WIDTH - 2 * EDGE - GAP * (tiles.size() - 1)) / aspects;
        int height = EDGE + (int) Math.rint(high) + WORDS + (keys.isEmpty() ? 0 : KEYS) + EDGE / 2;
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setColor(CARD);
        pen.fill(new RoundRectangle2D.Double(0, 0, WIDTH, height, ROUND, ROUND));
        double x = EDGE;
        for (Tile tile : tiles) {
            double wide = high * tile.picture().getWidth() / tile.picture().getHeight();
            pen.drawImage(tile.picture(), (int) Math.rint(x), EDGE, (int) Math.rint(wide), (int) Math.rint(high), null);
            words(pen, tile, (int) Math.rint(x + wide / 2), EDGE + (int) Math.rint(high));
            x += wide + GAP;
        }
        keys(pen, height - EDGE);
        pen.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    private static void words(Graphics2D pen, Tile tile, int middle, int top) {
        centred(pen, tile.title(), TITLE, BRIGHT, middle, top + 32);
        centred(pen, tile.words(), TEXT, QUIET, middle, top + 60);
    }

    private static void centred(Graphics2D pen, String text, Font font, Color colour, int middle, int baseline) {
        pen.setFont(font);
        pen.setColor(colour);
        pen.drawString(text, middle - pen.getFontMetrics().stringWidth(text) / 2, baseline);
    }

    private void keys(Graphics2D pen, int baseline) {
        pen.setFont(TEXT);
        int all = keys.stream().mapToInt(key -> pen.getFontMetrics().stringWidth(key.words()) + 68).sum() - 40;
        int x = (WIDTH - all) / 2;
        for (Key key : keys) {
            pen.setColor(key.colour());
            pen.fillRoundRect(x, baseline - 17, 18, 18, 6, 6);
            pen.setColor(BRIGHT);
            pen.drawString(key.words(), x + 28, baseline);
            x += pen.getFontMetrics().stringWidth(key.words()) + 68;
        }
    }
}
