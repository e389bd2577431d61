package org.amaes.core.plot;

import java.util.Locale;

/** Draws as an SVG text that stands by itself: shapes and words, no scripts, nothing to fetch. */
public final class SvgSketch implements Sketch {

    /** About how wide a letter is, in its size: Latin text in a sans serif face. */
    private static final double LETTER = 0.55;

    private final StringBuilder body = new StringBuilder();
    private final String name;
    private final double width;
    private final double height;
    private int clips;

    /**
     * An empty picture of a size.
     *
     * @param name letters that no other picture of the same page is named by
     */
    public SvgSketch(String name, double width, double height) {
        this.name = name;
        this.width = width;
        this.height = height;
    }

    /** The picture so far. @param words what it shows, for those who do not see it */
    public String text(String words) {
        return String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\" role=\"img\" "
                + "font-family=\"Inter, 'Segoe UI', Helvetica, Arial, sans-serif\"><title>%s</title>%s</svg>%n", number(width), number(height), number(width),
                number(height), escaped(words), body);
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String number(double value) {
        String words = String.format(Locale.ROOT, "%.1f", value);
        return words.endsWith(".0") ? words.substring(0, words.length() - 2) : words;
    }

    private static String paint(String what, int color) {
        String paint = String.format(Locale.ROOT, " %s=\"#%06x\"", what, color & 0xFFFFFF);
        int alpha = color >>> 24;
        return alpha == 255 ? paint : paint + String.format(Locale.ROOT, " %s-opacity=\"%.2f\"", what, alpha / 255.0);
    }

    @Override
    public void rectangle(double x, double y, double width, double height, int color) {
        body.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" width=\"").append(number(width))
                .append("\" height=\"").append(number(height)).append('"').append(paint("fill", color)).append("/>");
    }

    @Override
    public void line(double[] x, double[] y, int points, Pen pen) {
        body.append("<polyline fill=\"none\"").append(paint("stroke", pen.color())).append(" stroke-width=\"").append(number(pen.width())).append('"');
        if (pen.dash().length > 0) {
            body.append(" stroke-dasharray=\"");
            for (double length : pen.dash()) {
                body.append(number(length)).append(' ');
            }
            body.setLength(body.length() - 1);
            body.append('"');
        }
        points(x, y, points);
    }

    @Override
    public void area(double[] x, double[] y, int points, int color) {
        body.append("<polygon").append(paint("fill", color));
        points(x, y, points);
    }

    private void points(double[] x, double[] y, int points) {
        body.append(" points=\"");
        for (int i = 0; i < points; i++) {
            body.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
        }
        body.append("\"/>");
    }

    @Override
    public void disc(double x, double y, double radius, int color) {
        body.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y)).append("\" r=\"").append(number(radius)).append('"')
                .append(paint("fill", color)).append("/>");
    }

    @Override
    public void text(String words, double x, double y, double size, Anchor anchor, int color) {
        String where = switch (anchor) {
            case START -> "";
            case MIDDLE -> " text-anchor=\"middle\"";
            case END -> " text-anchor=\"end\"";
        };
        body.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" font-size=\"").append(number(size)).append('"')
                .append(where).append(paint("fill", color)).append('>').append(escaped(words)).append("</text>");
    }

    @Override
    public double widthOf(String words, double size) {
        return LETTER * size * words.length();
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        String id = name + "-" + clips++;
        body.append("<clipPath id=\"").append(id).append("\"><rect x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" width=\"")
                .append(number(width)).append("\" height=\"").append(number(height)).append("\"/></clipPath><g clip-path=\"url(#").append(id).append(")\">");
    }

    @Override
    public void unclip() {
        body.append("</g>");
    }
}
