package org.amaes.core.plot;

/** What a picture is drawn on: a canvas of the window, an SVG text, pixels. Lengths in units of the picture, y downwards; colours 0xAARRGGBB. */
public interface Sketch {

    /**
     * How a line is drawn.
     *
     * @param color its colour
     * @param width its width
     * @param dash lengths drawn and left out in turn; empty for an unbroken line
     */
    record Pen(int color, double width, double... dash) {
    }

    /** Which point of a text stands at its place. */
    enum Anchor {
        /** Its left end. */
        START,
        /** Its middle. */
        MIDDLE,
        /** Its right end. */
        END
    }

    /** Small shapes that tell lines apart without colours. */
    enum Mark {
        /** ● */
        DISC,
        /** ■ */
        SQUARE,
        /** ▲ */
        TRIANGLE,
        /** ◆ */
        DIAMOND,
        /** ✚ */
        PLUS,
        /** ✕ */
        CROSS
    }

    /** Fills a rectangle. */
    void rectangle(double x, double y, double width, double height, int color);

    /** Draws a line through points. */
    void line(double[] x, double[] y, int points, Pen pen);

    /** Draws a curve: a line through points whose x never fall. */
    default void curve(double[] x, double[] y, int points, Pen pen) {
        line(x, y, points, pen);
    }

    /** Fills between two curves over the same places. */
    default void band(double[] x, double[] upper, double[] lower, int points, int color) {
        double[] aroundX = new double[2 * points];
        double[] aroundY = new double[2 * points];
        for (int i = 0; i < points; i++) {
            int back = 2 * points - 1 - i;
            aroundX[i] = x[i];
            aroundX[back] = x[i];
            aroundY[i] = upper[i];
            aroundY[back] = lower[i];
        }
        area(aroundX, aroundY, 2 * points, color);
    }

    /** Fills what points enclose. */
    void area(double[] x, double[] y, int points, int color);

    /** Draws a small shape about a place. */
    default void mark(Mark mark, double x, double y, double radius, int color) {
        double r = radius;
        switch (mark) {
            case DISC -> disc(x, y, r, color);
            case SQUARE -> rectangle(x - 0.85 * r, y - 0.85 * r, 1.7 * r, 1.7 * r, color);
            case TRIANGLE -> area(new double[] {x - r, x, x + r}, new double[] {y + 0.8 * r, y - r, y + 0.8 * r}, 3, color);
            case DIAMOND -> area(new double[] {x - r, x, x + r, x}, new double[] {y, y - r, y, y + r}, 4, color);
            case PLUS -> {
                rectangle(x - r, y - 0.3 * r, 2 * r, 0.6 * r, color);
                rectangle(x - 0.3 * r, y - r, 0.6 * r, 2 * r, color);
            }
            case CROSS -> {
                Pen pen = new Pen(color, 0.55 * r);
                line(new double[] {x - 0.8 * r, x + 0.8 * r}, new double[] {y - 0.8 * r, y + 0.8 * r}, 2, pen);
                line(new double[] {x - 0.8 * r, x + 0.8 * r}, new double[] {y + 0.8 * r, y - 0.8 * r}, 2, pen);
            }
        }
    }

    /** Fills a disc. */
    void disc(double x, double y, double radius, int color);

    /** Writes a line of text whose letters stand on y. */
    void text(String words, double x, double y, double size, Anchor anchor, int color);

    /** How wide a line of text about is. */
    double widthOf(String words, double size);

    /** Draws only within a rectangle, until {@link #unclip}. */
    void clip(double x, double y, double width, double height);

    /** Draws everywhere again. */
    void unclip();
}
