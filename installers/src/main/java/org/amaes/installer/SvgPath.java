package org.amaes.installer;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The outline that an SVG path describes, for the commands M, L, H, V, C, S and Z in both cases. Others are refused.
 */
final class SvgPath {

    private static final Pattern WORD = Pattern.compile("([A-Za-z])|(-?(?:\\d+\\.?\\d*|\\.\\d+))");

    private final Path2D.Double outline = new Path2D.Double();
    private final Matcher words;
    private Point2D control; // the second control point of the curve before, or null

    private SvgPath(String description) {
        words = WORD.matcher(description);
    }

    /** Reads an outline. */
    static Path2D of(String description) {
        SvgPath path = new SvgPath(description);
        path.read();
        return path.outline;
    }

    private void read() {
        char command = 0;
        while (words.find()) {
            boolean repeated = words.group(1) == null; // numbers alone repeat the command before them
            if (!repeated) {
                command = words.group(1).charAt(0);
            }
            draw(command, repeated);
        }
    }

    private void draw(char command, boolean firstIsRead) {
        boolean relative = Character.isLowerCase(command);
        Point2D from = outline.getCurrentPoint() == null ? new Point2D.Double() : outline.getCurrentPoint();
        double left = relative ? from.getX() : 0;
        double top = relative ? from.getY() : 0;
        Point2D before = control;
        control = null;
        switch (Character.toUpperCase(command)) {
            case 'Z' -> outline.closePath();
            case 'H' -> outline.lineTo(left + number(firstIsRead), from.getY());
            case 'V' -> outline.lineTo(from.getX(), top + number(firstIsRead));
            case 'M', 'L' -> {
                double x = left + number(firstIsRead);
                double y = top + number(false);
                if (Character.toUpperCase(command) == 'L' || firstIsRead) {
                    outline.lineTo(x, y);
                } else {
                    outline.moveTo(x, y);
                }
            }
            case 'C', 'S' -> {
                boolean smooth = Character.toUpperCase(command) == 'S';
                Point2D first = smooth ? mirrored(before, from) : point(left, top, firstIsRead);
                Point2D second = point(left, top, smooth && firstIsRead);
                Point2D to = point(left, top, false);
                outline.curveTo(first.getX(), first.getY(), second.getX(), second.getY(), to.getX(), to.getY());
                control = second;
            }
            default -> throw new IllegalArgumentException("the path command " + command + " is not known");
        }
    }

    private static Point2D mirrored(Point2D control, Point2D from) {
        return control == null ? from : new Point2D.Double(2 * from.getX() - control.getX(), 2 * from.getY() - control.getY());
    }

    private Point2D point(double left, double top, boolean firstIsRead) {
        double x = left + number(firstIsRead);
        return new Point2D.Double(x, top + number(false));
    }

    private double number(boolean isRead) {
        if (!isRead && !words.find() || words.group(2) == null) {
            throw new IllegalArgumentException("a number is missing in a path");
        }
        return Double.parseDouble(words.group(2));
    }
}
