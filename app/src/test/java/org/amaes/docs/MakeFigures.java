package org.amaes.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.Convention;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceGeometry;
import org.amaes.viewer.slice.Window;

/**
 * Makes the pictures of the documentation from what {@code amaes augment}, {@code reconstruct} and
 * {@code predict} have written; {@code docs/figures.md} has the commands.
 */
final class MakeFigures {

    /** Patches lie in [0, 1], and so must all pictures of one strip to be compared. */
    private static final Window UNIT = new Window(0, 1);
    /** How high in the patch the axial slice is cut: through the ventricles. */
    private static final double HEIGHT = 0.56;

    private MakeFigures() {
    }

    /**
     * @param arguments {@code pretraining STAGES SEEN OUT.png} with the folders that augment and reconstruct
     *     wrote from one scan, patch and seed; or {@code segmentation SCAN TRUTH PREDICTION OUT.png}
     */
    public static void main(String[] arguments) throws IOException, WorkbenchException {
        System.setProperty("java.awt.headless", "true");
        List<Path> paths = Arrays.stream(arguments).skip(1).map(Path::of).toList();
        if (arguments.length == 4 && arguments[0].equals("pretraining")) {
            pretraining(paths.get(0), paths.get(1)).write(paths.get(2));
        } else if (arguments.length == 5 && arguments[0].equals("segmentation")) {
            segmentation(paths.get(0), paths.get(1), paths.get(2)).write(paths.get(3));
        } else {
            throw new IllegalArgumentException("pretraining STAGES SEEN OUT.png, or segmentation SCAN TRUTH PREDICTION OUT.png");
        }
    }

    /** Clean, damaged, masked and redrawn, the same slice of one patch. */
    private static Figure pretraining(Path stages, Path seen) throws IOException, WorkbenchException {
        Volume masked = last(stages, "masked");
        if (!Arrays.equals(masked.data(), NiftiReader.readVolume(seen.resolve("input.nii.gz")).data())) {
            throw new IllegalArgumentException(stages + " and " + seen + " do not show the same patch; give both commands one seed and patch");
        }
        Volume target = last(stages, "target");
        SliceGeometry geometry = new SliceGeometry(target.grid(), Plane.AXIAL, Convention.RADIOLOGICAL);
        int slice = (int) (HEIGHT * geometry.slices());
        Frame frame = Frame.around(target, geometry, slice, 3);
        List<Figure.Tile> tiles = new ArrayList<>();
        tiles.add(tile("Clean", "the target", target, slice, frame));
        tiles.add(tile("Damaged", "artefacts of scanners", last(stages, "augmented"), slice, frame));
        tiles.add(tile("Masked", "what the network sees", masked, slice, frame));
        tiles.add(tile("Redrawn", "what it makes of it", NiftiReader.readVolume(seen.resolve("reconstruction.nii.gz")), slice, frame));
        return new Figure(tiles, List.of());
    }

    private static Figure.Tile tile(String title, String words, Volume volume, int slice, Frame frame) {
        SliceGeometry geometry = new SliceGeometry(volume.grid(), Plane.AXIAL, Convention.RADIOLOGICAL);
        return new Figure.Tile(title, words, Slice.of(volume, geometry, slice, UNIT).crop(frame));
    }

    /** The last of a patch's stages that has a name. */
    private static Volume last(Path folder, String name) throws IOException, WorkbenchException {
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.filter(each -> each.getFileName().toString().endsWith("-" + name + ".nii.gz")).sorted().reduce((_, b) -> b)
                    .orElseThrow(() -> new IllegalArgumentException("There is no stage '" + name + "' in " + folder));
            return NiftiReader.readVolume(file);
        }
    }

    /** A scan in three planes through the most of its lesions, with what is true and what was found. */
    private static Figure segmentation(Path scan, Path truth, Path prediction) throws WorkbenchException {
        Volume volume = NiftiReader.readVolume(scan);
        LabelMap outlined = NiftiReader.readLabels(truth);
        LabelMap found = NiftiReader.readLabels(prediction);
        Window window = Window.of(volume);
        List<Figure.Tile> tiles = new ArrayList<>();
        for (Plane plane : List.of(Plane.AXIAL, Plane.CORONAL, Plane.SAGITTAL)) {
            SliceGeometry geometry = new SliceGeometry(volume.grid(), plane, Convention.RADIOLOGICAL);
            int slice = Slice.fullest(outlined, geometry);
            Frame frame = Frame.around(volume, geometry, slice, 3);
            if (plane == Plane.AXIAL) {
                tiles.add(new Figure.Tile("Scan", "axial", Slice.of(volume, geometry, slice, window).crop(frame)));
            }
            tiles.add(new Figure.Tile(plane == Plane.AXIAL ? "Lesions" : "", plane.name().toLowerCase(java.util.Locale.ROOT),
                    Slice.of(volume, geometry, slice, window).filled(found, Figure.FOUND).outlined(outlined, Figure.TRUE).crop(frame)));
        }
        return new Figure(tiles, List.of(new Figure.Key("outlined by the author of the phantom (truth)", Figure.TRUE),
                new Figure.Key("found by the network", Figure.FOUND)));
    }
}
