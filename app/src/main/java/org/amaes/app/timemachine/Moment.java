package org.amaes.app.timemachine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.run.RunEvent;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.ColorMaps;
import org.amaes.viewer.slice.LabelStyle;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Window;

/**
 * A preview as it is shown: what stands beside one another, each with its layers.
 *
 * @param step updates done
 * @param tiles from left to right
 */
public record Moment(long step, List<Tile> tiles) {

    /**
     * One picture.
     *
     * @param title what it is
     * @param layers what it shows, the lowest first
     */
    public record Tile(String title, List<Layer> layers) {
    }

    public Moment {
        tiles = List.copyOf(tiles);
    }

    /**
     * Reads the volumes of a preview.
     *
     * @param run the run's folder
     * @throws WorkbenchException if one of them is gone or damaged
     */
    static Moment read(Path run, RunEvent.PreviewWritten preview) throws WorkbenchException {
        Map<String, String> files = preview.files();
        if (files.containsKey("truth") && files.containsKey("prediction") && files.containsKey("image")) {
            return new Moment(preview.step(), segmentation(run, files));
        }
        if (files.containsKey("target") && files.containsKey("masked") && files.containsKey("reconstruction")) {
            return new Moment(preview.step(), reconstruction(run, files));
        }
        throw new WorkbenchException("The preview of step " + preview.step() + " has volumes that this version does not know: "
                + String.join(", ", files.keySet()) + ".", run);
    }

    private static List<Tile> segmentation(Path run, Map<String, String> files) throws WorkbenchException {
        Layer.Image image = Layer.Image.of("image", NiftiReader.readVolume(run.resolve(files.get("image"))));
        List<Tile> tiles = new ArrayList<>();
        for (String role : List.of("truth", "prediction")) {
            LabelMap labels = NiftiReader.readLabels(run.resolve(files.get(role)));
            tiles.add(new Tile(role.equals("truth") ? "Truth" : "Prediction", List.of(image,
                    Layer.Labels.of(role, labels).withStyle(LabelStyle.OUTLINED).withOpacity(1))));
        }
        return tiles;
    }

    /** All but the error are seen through the target's window, so that equal intensities look equal. */
    private static List<Tile> reconstruction(Path run, Map<String, String> files) throws WorkbenchException {
        Volume target = NiftiReader.readVolume(run.resolve(files.get("target")));
        Volume masked = NiftiReader.readVolume(run.resolve(files.get("masked")));
        Volume reconstruction = NiftiReader.readVolume(run.resolve(files.get("reconstruction")));
        Layer.Image clean = Layer.Image.of("target", target);
        Window window = clean.window();
        return List.of(new Tile("Target", List.of(clean)),
                new Tile("What the network saw", List.of(Layer.Image.of("masked", masked).withWindow(window))),
                new Tile("Reconstruction", List.of(Layer.Image.of("reconstruction", reconstruction).withWindow(window))),
                new Tile("Error", List.of(Layer.Image.of("error", error(target, reconstruction))
                        .withWindow(new Window(0, (window.high() - window.low()) / 2)).withColors(ColorMaps.FIRE))));
    }

    private static Volume error(Volume target, Volume reconstruction) throws WorkbenchException {
        if (!target.shape().equals(reconstruction.shape())) {
            throw new WorkbenchException("Target and reconstruction of this preview are of different sizes.");
        }
        float[] error = new float[target.shape().x() * target.shape().y() * target.shape().z()];
        int index = 0;
        for (int x = 0; x < target.shape().x(); x++) {
            for (int y = 0; y < target.shape().y(); y++) {
                for (int z = 0; z < target.shape().z(); z++) {
                    error[index++] = Math.abs(target.get(x, y, z) - reconstruction.get(x, y, z));
                }
            }
        }
        return new Volume(target.grid(), error);
    }
}
