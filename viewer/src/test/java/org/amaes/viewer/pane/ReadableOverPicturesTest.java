package org.amaes.viewer.pane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.ColorMap;
import org.amaes.viewer.slice.ColorMaps;
import org.amaes.viewer.slice.LabelPalette;
import org.amaes.viewer.slice.Layer;
import org.junit.jupiter.api.Test;

/** Everything that is written over pictures can be read over any picture: 4.5 to 1 (WCAG 2.1, AA), on the plate that it stands on. */
class ReadableOverPicturesTest {

    private static final double LEAST = 4.5;
    /** Letters at four edges, slice number, "outside", scale; in three planes. */
    private static final int LABELS = 3 * 7;

    private static double part(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double luminance(Color color) {
        return 0.2126 * part(color.getRed()) + 0.7152 * part(color.getGreen()) + 0.0722 * part(color.getBlue());
    }

    private static double contrast(Color a, Color b) {
        double bright = Math.max(luminance(a), luminance(b));
        return (bright + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);
    }

    private static Color over(Color above, Color below) {
        return below.interpolate(Color.color(above.getRed(), above.getGreen(), above.getBlue()), above.getOpacity());
    }

    /** Whatever a picture may be made of: all maps, all labels. */
    private static List<Color> pictures() {
        List<Color> colours = new ArrayList<>();
        for (ColorMap map : ColorMaps.all()) {
            IntStream.range(0, ColorMap.SIZE).forEach(step -> colours.add(color(map.argb(step))));
        }
        IntStream.range(1, 64).forEach(label -> colours.add(color(LabelPalette.STANDARD.argb(label))));
        return colours;
    }

    private static Color color(int argb) {
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }

    private static List<Label> labels(Parent parent) {
        List<Label> found = new ArrayList<>();
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node instanceof Label label) {
                found.add(label);
            } else if (node instanceof Parent inner) {
                found.addAll(labels(inner));
            }
        }
        return found;
    }

    @Test
    void lettersNumbersAndScalesStandOnPlates() throws Exception {
        ViewerModel model = new ViewerModel();
        OrthogonalView[] view = new OrthogonalView[1];
        Stage stage = Desk.show(() -> view[0] = new OrthogonalView(model), 700, 700);
        Desk.on(() -> {
            model.open(List.of(Layer.Image.of("scan", new Volume(Grid.unit(new Shape(20, 20, 20)), new float[8000]))));
            return null;
        });
        Desk.until(view[0]::isSettled);
        Desk.on(() -> {
            List<Label> written = view[0].getChildrenUnmodifiable().stream().filter(SlicePane.class::isInstance)
                    .flatMap(pane -> labels((Parent) pane).stream()).toList();
            assertEquals(LABELS, written.size());
            for (Label label : written) {
                Color text = (Color) label.getTextFill();
                Color plate = (Color) label.getBackground().getFills().getLast().getFill();
                for (Color picture : pictures()) {
                    double contrast = contrast(over(text, over(plate, picture)), over(plate, picture));
                    assertTrue(contrast >= LEAST, label.getStyleClass() + " over " + picture + ": " + contrast);
                }
            }
            return null;
        });
        Desk.close(stage);
    }
}
