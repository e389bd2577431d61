package org.amaes.app.scan;

import java.util.Locale;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceGeometry;
import org.amaes.viewer.slice.SliceRenderer;

/** One plane of the scan on show: the slice, the letters at its edges, its number; wheel and arrows move through it. */
final class SlicePane extends Region {

    private static final double MARGIN = 18;

    private final ScanViewModel model;
    private final Plane plane;
    private final Canvas canvas = new Canvas();

    SlicePane(ScanViewModel model, Plane plane) {
        this.model = model;
        this.plane = plane;
        getChildren().add(canvas);
        setPrefSize(360, 360);
        setMinSize(60, 60);
        setFocusTraversable(true);
        setAccessibleText(plane.name().toLowerCase(Locale.ROOT) + " slice; up and down arrows move through the slices");
        model.shown().addListener((_, _, _) -> draw());
        setOnScroll(this::scroll);
        setOnMouseClicked(_ -> requestFocus());
        setOnKeyPressed(event -> {
            int step = event.isShiftDown() ? 5 : 1;
            if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
                model.scroll(plane, event.getCode() == KeyCode.UP ? step : -step);
                event.consume();
            }
        });
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            model.scroll(plane, event.getDeltaY() > 0 ? 1 : -1);
        }
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        graphics.setFill(Color.BLACK);
        graphics.fillRect(0, 0, width, height);
        ScanViewModel.Shown shown = model.shown().get();
        if (shown == null || width < 3 * MARGIN || height < 3 * MARGIN) {
            return;
        }
        SliceGeometry geometry = shown.geometry(plane);
        int slice = shown.slices().get(plane);
        int[] size = SliceRenderer.fit(geometry, (int) (width - 2 * MARGIN), (int) (height - 2 * MARGIN));
        int[] pixels = SliceRenderer.render(shown.volume(), geometry, slice, shown.window(), size[0], size[1]);
        WritableImage image = new WritableImage(size[0], size[1]);
        image.getPixelWriter().setPixels(0, 0, size[0], size[1], PixelFormat.getIntArgbInstance(), pixels, 0, size[0]);
        graphics.drawImage(image, Math.rint((width - size[0]) / 2), Math.rint((height - size[1]) / 2));
        graphics.setFill(Color.web("#9fc5ff"));
        graphics.fillText(String.valueOf(geometry.leftLetter()), 4, height / 2);
        graphics.fillText(String.valueOf(geometry.rightLetter()), width - 13, height / 2);
        graphics.fillText(String.valueOf(geometry.topLetter()), width / 2 - 4, 13);
        graphics.fillText(String.valueOf(geometry.bottomLetter()), width / 2 - 4, height - 5);
        graphics.fillText(slice + 1 + " / " + geometry.slices(), 6, height - 5);
    }
}
