package org.amaes.core.plot;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.amaes.core.WorkbenchException;
import org.amaes.core.curve.CourseCsv;
import org.amaes.core.file.AtomicFile;
import org.amaes.core.file.PngFile;

/** Curves of runs as a file that appears whole: a table (.csv) or a picture (.png, .svg), by its name's ending. */
public final class CurveFile {

    private static final List<String> ENDINGS = List.of("csv", "png", "svg");

    private CurveFile() {
    }

    /**
     * How large a picture is.
     *
     * @param width in units of length
     * @param height in units of length
     * @param scale pixels of one such unit
     */
    public record Size(int width, int height, int scale) {

        /** A page across, sharp enough for print. */
        public static final Size STANDARD = new Size(1400, 860, 2);

        private static final int MOST = 12_000;

        public Size {
            if (width < 200 || height < 150 || scale < 1 || scale > 4 || (long) Math.max(width, height) * scale > MOST) {
                throw new IllegalArgumentException("A picture is at least 200 x 150 and at most " + MOST + " pixels a side: " + width + " x " + height + " x " + scale);
            }
        }
    }

    /** Whether a name says which kind of file is meant. */
    public static boolean isKnown(Path file) {
        return ENDINGS.contains(ending(file));
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /**
     * Writes curves.
     *
     * @param look how a picture looks at them; a table holds all values as they are
     * @throws WorkbenchException if it cannot be written, or the name's ending is none of .csv, .png, .svg
     */
    public static void write(Path file, List<ShownRun> runs, Look look, Size size) throws WorkbenchException {
        CurvePicture picture = new CurvePicture(runs, look);
        switch (ending(file)) {
            case "csv" -> AtomicFile.writeString(file, CourseCsv.of(runs.stream().map(run -> new CourseCsv.Row(run.name(), run.course(), run.stepsOfEpoch())).toList()));
            case "svg" -> {
                SvgSketch sketch = new SvgSketch("curves", size.width(), size.height());
                picture.draw(sketch, size.width(), size.height());
                AtomicFile.writeString(file, sketch.text("Curves of " + picture.title()));
            }
            case "png" -> {
                ImageSketch sketch = new ImageSketch(size.width(), size.height(), size.scale());
                picture.draw(sketch, size.width(), size.height());
                PngFile.write(file, sketch.image());
            }
            default -> throw new WorkbenchException(file + " would be no table and no picture. Choose a name that ends in .csv, .png or .svg.", file);
        }
    }
}
