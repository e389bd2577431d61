package org.amaes.app.explore;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.core.augment.SliceSpectrum;
import org.amaes.core.volume.Volume;

/** The histogram of the patch before and after the artefacts, and the k-space of its middle axial slice. */
final class InsetsView extends HBox {

    private static final double WIDTH = 320;
    private static final double HEIGHT = 120;

    /** Two spectra as pixels. */
    private record Spectra(int[] target, int[] augmented, int rows, int columns) {
    }

    private final Jobs jobs;
    private final Exploring models;
    private final Canvas histogram = new Canvas(WIDTH, HEIGHT);
    private final ImageView before = picture("k-space of the target");
    private final ImageView after = picture("k-space of the augmented patch");
    private final LatestWins<ExploreViewModel.Shown> transforming = new LatestWins<>(this::transform);

    InsetsView(Jobs jobs, Exploring models) {
        super(28);
        this.jobs = jobs;
        this.models = models;
        getStyleClass().add("explore-insets");
        histogram.setAccessibleText("Histogram of intensities before and after the artefacts");
        getChildren().addAll(captioned("Intensities 0 to 1: target (outline), augmented (filled)", histogram),
                captioned("k-space, target", before), captioned("k-space, augmented", after));
        models.explore().shown().addListener((_, _, _) -> refresh());
        visibleProperty().addListener((_, _, _) -> refresh());
        managedProperty().bind(visibleProperty());
        refresh();
    }

    private static VBox captioned(String words, javafx.scene.Node node) {
        Label label = new Label(words);
        label.getStyleClass().add("amaes-quiet");
        return new VBox(6, label, node);
    }

    private static ImageView picture(String words) {
        ImageView view = new ImageView();
        view.setFitHeight(HEIGHT);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.setAccessibleText(words);
        return view;
    }

    private void refresh() {
        ExploreViewModel.Shown shown = models.explore().shown().get();
        if (shown != null && isVisible()) {
            draw(shown.numbers());
            transforming.want(shown);
        }
    }

    /** Whether the pictures are up to date. */
    boolean isSettled() {
        return !transforming.isBusy();
    }

    private void draw(StageNumbers numbers) {
        GraphicsContext pen = histogram.getGraphicsContext2D();
        pen.setFill(Color.web("#0b0e11"));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        // the background's voxels would dwarf everything: the first part is cut off at the top of the others
        double most = 1;
        for (int bin = 1; bin < StageNumbers.BINS; bin++) {
            most = Math.max(most, Math.max(numbers.histogram()[bin], numbers.cleanHistogram()[bin]));
        }
        double step = WIDTH / StageNumbers.BINS;
        pen.setFill(Color.web("#74b3fb", 0.55));
        for (int bin = 0; bin < StageNumbers.BINS; bin++) {
            double high = Math.min(1, numbers.histogram()[bin] / most) * (HEIGHT - 4);
            pen.fillRect(bin * step, HEIGHT - high, step, high);
        }
        pen.setStroke(Color.web("#f0e442"));
        pen.setLineWidth(1.5);
        pen.beginPath();
        for (int bin = 0; bin < StageNumbers.BINS; bin++) {
            double y = HEIGHT - Math.min(1, numbers.cleanHistogram()[bin] / most) * (HEIGHT - 4);
            pen.lineTo(bin * step, y);
            pen.lineTo((bin + 1) * step, y);
        }
        pen.stroke();
    }

    private void transform(ExploreViewModel.Shown shown, Runnable ended) {
        jobs.quietly("Transforming a slice", _ -> {
            Volume target = shown.patch().target();
            return new Spectra(spectrum(target), spectrum(shown.patch().augmented()), target.shape().y(), target.shape().x());
        }, outcome -> {
            ended.run();
            if (outcome instanceof Outcome.Success<Spectra>(Spectra made)) {
                before.setImage(image(made.target(), made));
                after.setImage(image(made.augmented(), made));
            }
        });
    }

    private static int[] spectrum(Volume patch) {
        int rows = patch.shape().y();
        int columns = patch.shape().x();
        int middle = patch.shape().z() / 2;
        float[] slice = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                slice[row * columns + column] = patch.get(column, rows - 1 - row, middle);
            }
        }
        float[] spectrum = SliceSpectrum.of(slice, rows, columns);
        int[] pixels = new int[spectrum.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 0xFF000000 | 0x010101 * (int) (spectrum[i] * 255);
        }
        return pixels;
    }

    private static WritableImage image(int[] pixels, Spectra of) {
        WritableImage image = new WritableImage(of.columns(), of.rows());
        image.getPixelWriter().setPixels(0, 0, of.columns(), of.rows(), PixelFormat.getIntArgbInstance(), pixels, 0, of.columns());
        return image;
    }
}
