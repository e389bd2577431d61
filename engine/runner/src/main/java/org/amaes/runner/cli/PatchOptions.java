package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.masking.Masking;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

import picocli.CommandLine.Option;

/** The options that choose one masked patch of one scan. */
final class PatchOptions {

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "From which every random choice follows (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--patch", paramLabel = "SIZE", description = "Voxels of the patch, like 64 or 48x64x48 (default: the checkpoint's, else 128).")
    private String patch;

    @Option(names = "--mask-ratio", paramLabel = "SHARE", description = "Share of tokens that are hidden, 0 to 1 (default: 0.6).")
    private Double ratio;

    @Option(names = "--mask-token", paramLabel = "VOXELS", description = "Side of a token in voxels (default: 4).")
    private Integer token;

    @Option(names = "--orientation", paramLabel = "LETTERS", description = "How the patient lies in a file that does not say so, like RAS or LPS.")
    private String orientation;

    @Option(names = "--spacing", paramLabel = "MM", description = "Voxel size that the scan is prepared to (default: the checkpoint's, else 1).")
    private Double spacing;

    long seed() {
        return seed;
    }

    Shape shape() throws WorkbenchException {
        return shape(Shape.cube(128));
    }

    Shape shape(Shape otherwise) throws WorkbenchException {
        return patch == null ? otherwise : CommandText.shape(patch);
    }

    Masking masking() throws WorkbenchException {
        Masking standard = Masking.standard();
        try {
            return new Masking(token == null ? standard.token() : token, ratio == null ? standard.ratio() : ratio, standard.rule());
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage() + ".", null, e);
        }
    }

    /** A scan, prepared as for pretraining. */
    Volume prepared(Path scan) throws WorkbenchException {
        return prepared(scan, Preprocessing.STANDARD);
    }

    /** A scan, prepared as a network's training scans were. */
    Volume prepared(Path scan, Preprocessing preprocessing) throws WorkbenchException {
        Volume volume = NiftiReader.readVolume(scan, CommandText.orientation(orientation));
        try {
            return (spacing == null ? preprocessing : preprocessing.withSpacing(spacing)).apply(List.of(volume), Optional.empty()).channels().getFirst();
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException("--spacing is a voxel size in mm, like 1 or 2, not " + spacing + ".", null, e);
        } catch (WorkbenchException e) {
            throw e.getMessage().contains(scan.toString()) ? e
                    : new WorkbenchException(scan + " cannot be used. " + e.getMessage(), scan, e);
        }
    }
}
