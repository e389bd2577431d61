package org.amaes.runner.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * What a pretraining shows of itself: the same patch at every step, (X, Y, Z) each.
 *
 * @param target the clean patch
 * @param masked what the network saw
 * @param reconstruction what it made of it
 */
record PatchPreview(float[] target, float[] masked, float[] reconstruction) {

    /** Previews always show the first patch of this epoch, which training never reaches. */
    static final int EPOCH = Integer.MAX_VALUE;

    /** Writes {@code step-N-ROLE.nii.gz} for each; files by role. */
    Map<String, Path> write(Path folder, long step, Shape patch) throws WorkbenchException {
        Map<String, Path> files = new LinkedHashMap<>();
        files.put("target", write(folder, step, "target", patch, target));
        files.put("masked", write(folder, step, "masked", patch, masked));
        files.put("reconstruction", write(folder, step, "reconstruction", patch, reconstruction));
        return files;
    }

    private static Path write(Path folder, long step, String role, Shape patch, float[] voxels) throws WorkbenchException {
        Path file = folder.resolve("step-" + step + "-" + role + ".nii.gz");
        NiftiWriter.write(file, new Volume(Grid.unit(patch), voxels));
        return file;
    }
}
