package org.amaes.app.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Scan;
import org.amaes.core.nifti.NiftiImage;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.load.LoadedImage;
import org.amaes.viewer.paint.LabelNames;
import org.amaes.viewer.paint.Painting;
import org.amaes.viewer.slice.LabelPalette;
import org.amaes.viewer.slice.Layer;

/**
 * A scan in hand, on its own grid.
 *
 * @param scan which files it is
 * @param header of the first file, whose placement masks take over
 * @param layer its channels as they are shown
 * @param keep where its predictions are kept
 * @param remarks what is unusual about it, in sentences
 */
record OpenedScan(Scan scan, NiftiImage header, Layer.Image layer, Keep keep, List<String> remarks) {

    private static final double GRID_TOLERANCE_MM = 0.01;

    /** Reads a scan. */
    static OpenedScan read(Scan scan, Path predictions) throws WorkbenchException {
        Path first = scan.images().getFirst();
        LoadedImage loaded = LoadedImage.read(first);
        List<Volume> channels = new ArrayList<>(loaded.channels());
        for (Path further : scan.images().subList(1, scan.images().size())) {
            for (Volume channel : LoadedImage.read(further).channels()) {
                if (!channel.grid().matches(channels.getFirst().grid(), GRID_TOLERANCE_MM)) {
                    throw new WorkbenchException(further + " does not lie on the voxels of " + first + ", as channels of one scan do. "
                            + "Register it, or open it alone.", further);
                }
                channels.add(new Volume(channels.getFirst().grid(), channel.data()));
            }
        }
        return new OpenedScan(scan, NiftiReader.open(first), loaded.layer().withChannels(channels), Keep.of(predictions, scan.images()), loaded.remarks());
    }

    /** The volume that is painted on. */
    Volume image() {
        return layer.channels().getFirst();
    }

    /**
     * Labels on the way into a painting.
     *
     * @param file where they come from; empty for labels that begin empty
     * @param painting with a journal of its own
     */
    record Labels(Optional<Path> file, Painting painting, LabelPalette palette) {
    }

    /** Reads labels that lie on this scan's grid, and what an interrupted session had painted on them. */
    Labels labels(Path file, LabelPalette palette, Path journals) throws WorkbenchException {
        LabelMap map = NiftiReader.readLabels(file);
        if (!map.grid().matches(image().grid(), GRID_TOLERANCE_MM)) {
            throw new WorkbenchException(file + " does not lie on the voxels of " + scan.images().getFirst()
                    + ". Choose labels that were made for this scan.", file);
        }
        LabelPalette named = palette.names().isEmpty() ? palette.named(LabelNames.read(file)) : palette;
        return new Labels(Optional.of(file), Painting.open(image(), new LabelMap(image().grid(), map.data()), journals), named);
    }

    /** Empty labels, or what an interrupted session had painted on empty ones. */
    Labels emptyLabels(LabelPalette palette, Path journals) throws WorkbenchException {
        return new Labels(Optional.empty(), Painting.open(image(), LabelMap.zeros(image().grid()), journals), palette);
    }
}
