package org.amaes.core.plot;

import java.util.List;
import org.amaes.core.plot.Sketch.Mark;

/**
 * How the line of a run looks: a colour that colour-blind people tell from the others, and beside it a dash and a
 * mark, so that no two of the first twenty differ in colour alone.
 *
 * @param number 0 for the first line
 */
public record LineStyle(int number) {

    /** How many colours there are; after them they come again, with other dashes and marks. */
    public static final int COLORS = 8;

    private static final List<double[]> DASHES = List.of(new double[0], new double[] {7, 4}, new double[] {2, 3}, new double[] {9, 3, 2, 3});
    private static final List<String> DASH_WORDS = List.of("unbroken", "dashed", "dotted", "dash and dot");
    private static final Mark[] MARKS = {Mark.DISC, Mark.SQUARE, Mark.TRIANGLE, Mark.DIAMOND, Mark.PLUS};
    private static final String[] MARK_WORDS = {"disc", "square", "triangle", "diamond", "plus"};
    private static final String[] COLOR_WORDS = {"blue", "orange", "green", "purple", "sky blue", "red", "olive", "grey"};

    public LineStyle {
        if (number < 0) {
            throw new IllegalArgumentException("There is no line before the first: " + number);
        }
    }

    /** Which of the {@link #COLORS}. */
    public int color() {
        return number % COLORS;
    }

    /** Lengths drawn and left out in turn. */
    public double[] dash() {
        return DASHES.get(number % DASHES.size()).clone();
    }

    /** The shape that stands on the line now and then, and at each of few values. */
    public Mark mark() {
        return MARKS[number % MARKS.length];
    }

    /** How it looks, in words, such as "blue, unbroken, disc". */
    public String words() {
        return COLOR_WORDS[color()] + ", " + DASH_WORDS.get(number % DASHES.size()) + ", " + MARK_WORDS[number % MARKS.length];
    }
}
