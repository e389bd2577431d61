package org.amaes.core.plot;

/**
 * The colours of a picture, 0xAARRGGBB.
 *
 * @param ground behind everything
 * @param text titles and read-outs
 * @param quiet numbers at the axes
 * @param grid lines of the grid
 * @param bad where something is no number
 * @param lines the {@link LineStyle#COLORS} colours of lines, see {@link LineStyle#color}
 */
public record PlotColors(int ground, int text, int quiet, int grid, int bad, int... lines) {

    /** Of pictures that are taken away, which end up on paper: the light theme. After Okabe and Ito, darkened to 3 to 1 on white. */
    public static final PlotColors PAPER = new PlotColors(0xFFFFFFFF, 0xFF17202A, 0xFF505E6D, 0xFFD8DEE5, 0xFFAD231B,
            0xFF0066A8, 0xFFB86E00, 0xFF00805C, 0xFFA3497F, 0xFF2F8FC4, 0xFFC24400, 0xFF7E7A00, 0xFF5C6670);

    public PlotColors {
        if (lines.length != LineStyle.COLORS) {
            throw new IllegalArgumentException("There are " + LineStyle.COLORS + " colours of lines, not " + lines.length);
        }
    }

    /** The colour of a line. */
    public int of(LineStyle style) {
        return lines[style.color()];
    }

    /** A colour that lets through what is below. @param share 0 (all) to 1 (nothing) */
    static int veiled(int color, double share) {
        return color & 0xFFFFFF | (int) Math.round((color >>> 24) * share) << 24;
    }
}
