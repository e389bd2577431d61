package org.amaes.app.explore;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/** Twelve samples in a row; a click takes one's seed. */
final class SampleStripView extends HBox {

    private static final double SMALLEST = 56;
    /** With the words below it, as high as the place below the stages. */
    private static final double LARGEST = 82;
    private static final double AROUND = 20;

    private final Exploring models;
    private final List<Cell> cells = new ArrayList<>();

    SampleStripView(Exploring models) {
        super(6);
        this.models = models;
        setId("samples");
        getStyleClass().add("explore-samples");
        models.samples().samples().addListener((_, _, now) -> show(now));
        managedProperty().bind(visibleProperty());
        models.samples().wanted().bind(visibleProperty());
        show(List.of());
    }

    private void show(List<SampleStripViewModel.Sample> samples) {
        if (samples.isEmpty()) {
            Label nothing = new Label("Twelve more samples of these augmentations appear here.");
            nothing.getStyleClass().add("amaes-quiet");
            getChildren().setAll(nothing);
            return;
        }
        while (cells.size() < samples.size()) {
            cells.add(new Cell());
        }
        if (!getChildren().equals(cells.subList(0, samples.size()))) {
            getChildren().setAll(cells.subList(0, samples.size()));
        }
        for (int i = 0; i < samples.size(); i++) {
            cells.get(i).show(samples.get(i));
        }
    }

    /** The place of a sample, which is shown one after another. */
    private final class Cell extends Button {

        private final ImageView picture = new ImageView();
        private final Label seed = new Label();
        private final Label count = new Label();
        private final Tooltip happened = new Tooltip();

        Cell() {
            picture.fitWidthProperty().bind(SampleStripView.this.widthProperty().map(
                    width -> Math.clamp(width.doubleValue() / SampleStripViewModel.SAMPLES - AROUND, SMALLEST, LARGEST)));
            picture.fitHeightProperty().bind(picture.fitWidthProperty());
            picture.setPreserveRatio(true);
            count.getStyleClass().add("amaes-quiet");
            setGraphic(new VBox(2, picture, seed, count));
            getStyleClass().setAll("explore-sample");
            setTooltip(happened);
        }

        void show(SampleStripViewModel.Sample sample) {
            picture.setImage(image(sample.slice()));
            seed.setText("seed " + sample.seed());
            int changes = sample.happened().size();
            count.setText(changes == 0 ? "untouched" : changes + (changes == 1 ? " change" : " changes"));
            String words = changes == 0 ? "nothing happened" : String.join("\n", sample.happened());
            happened.setText(words);
            setAccessibleText("Sample of seed " + sample.seed() + ": " + words);
            setOnAction(_ -> models.explore().seed(sample.seed()));
        }
    }

    /** The slice seen from the feet, the front at the top and the patient's right on the left, as the axial pictures show it. */
    private static WritableImage image(Volume slice) {
        Shape shape = slice.shape();
        int[] pixels = new int[shape.x() * shape.y()];
        for (int y = 0; y < shape.y(); y++) {
            for (int x = 0; x < shape.x(); x++) {
                int grey = Math.clamp((int) (slice.get(shape.x() - 1 - x, shape.y() - 1 - y, 0) * 255), 0, 255);
                pixels[y * shape.x() + x] = 0xFF000000 | 0x010101 * grey;
            }
        }
        WritableImage image = new WritableImage(shape.x(), shape.y());
        image.getPixelWriter().setPixels(0, 0, shape.x(), shape.y(), PixelFormat.getIntArgbInstance(), pixels, 0, shape.x());
        return image;
    }
}
