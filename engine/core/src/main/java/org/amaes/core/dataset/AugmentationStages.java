package org.amaes.core.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Workspace;
import org.amaes.core.masking.Masking;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * One patch of one scan at every stage of its way to the network: clean, after the spatial transform
 * (the target), after each intensity artefact, and masked.
 *
 * <p>Made by the very code that training samples come from: the last stage is the input of the sample
 * with the same seed, the stage "target" its target.
 *
 * @param patch the finished sample
 * @param stages in order: "clean", "target", "deformed" (only if the target stays where an elastic
 *     deformation moves the input), "augmented" (one for each artefact that happened), "masked" (if anything is)
 */
public record AugmentationStages(Patch patch, List<Stage> stages) {

    /**
     * A patch at one stage.
     *
     * @param name the stage, see {@link AugmentationStages}
     * @param what what was done to get there, with its numbers, such as "ghosting: α 0.91, every 4th plane along y"; empty for "clean"
     * @param volume the voxels, all stages on one grid (where the clean patch stands)
     */
    public record Stage(String name, String what, Volume volume) {
    }

    public AugmentationStages {
        stages = List.copyOf(stages);
    }

    /**
     * The stages of one channel of a sample.
     *
     * @param source the scans
     * @param entry which scan
     * @param channel which channel
     * @param grid the scan's grid, for the place of the stages in the patient
     * @param pipeline what is done
     * @param masking what is hidden, or null for nothing
     * @param shape the patch's shape
     * @param seed the patch's name
     * @param workspace scratch memory of this thread
     * @throws WorkbenchException if the scan cannot be read
     */
    public static AugmentationStages of(PatchSource source, int entry, int channel, Grid grid, Pipeline pipeline, Masking masking,
            Shape shape, PatchSeed seed, Workspace workspace) throws WorkbenchException {
        PretrainSampler sampler = new PretrainSampler(source, pipeline, masking, shape);
        Patch patch = sampler.newPatch();
        List<float[]> voxels = new ArrayList<>();
        List<String[]> names = new ArrayList<>();
        sampler.fill(entry, seed, workspace, patch, (of, name, what, data, offset) -> {
            if (of == channel) {
                voxels.add(Arrays.copyOfRange(data, offset, offset + shape.length()));
                names.add(new String[] {name, what});
            }
        });
        Grid window = grid.crop(patch.origin().window());
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < voxels.size(); i++) {
            stages.add(new Stage(names.get(i)[0], names.get(i)[1], new Volume(window, voxels.get(i))));
        }
        return new AugmentationStages(patch, stages);
    }

    /** The stages of one scan in memory. */
    public static AugmentationStages of(Volume scan, Pipeline pipeline, Masking masking, Shape shape, PatchSeed seed, Workspace workspace)
            throws WorkbenchException {
        VolumeSource source = new VolumeSource(List.of(VolumeSource.Entry.of(scan)));
        return of(source, 0, 0, scan.grid(), pipeline, masking, shape, seed, workspace);
    }
}
