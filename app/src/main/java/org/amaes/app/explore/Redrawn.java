package org.amaes.app.explore;

import org.amaes.core.reversal.Deviation;
import org.amaes.core.volume.Volume;

/**
 * What a network made of the patch on show.
 *
 * @param of the patch that it saw
 * @param network which network
 * @param reconstruction the redrawn patch
 * @param error |reconstruction − target|
 * @param residual |reconstruction − target| where the network was not shown the voxel, 0 elsewhere
 * @param deviation the reconstruction against the target
 * @param everyTokenOnce whether every voxel was predicted from its surroundings, in several passes with other masks
 */
public record Redrawn(ExploreViewModel.Shown of, Network network, Volume reconstruction, Volume error, Volume residual, Deviation deviation,
        boolean everyTokenOnce) {

    /** Compares a reconstruction with the patch's target; takes some milliseconds. */
    static Redrawn of(ExploreViewModel.Shown shown, Network network, Volume reconstruction, boolean everyTokenOnce) {
        float[] target = shown.patch().target().data();
        float[] redrawn = reconstruction.data();
        float[] hidden = shown.patch().mask().voxelMask();
        float[] error = new float[target.length];
        float[] residual = new float[target.length];
        for (int v = 0; v < error.length; v++) {
            error[v] = Math.abs(redrawn[v] - target[v]);
            residual[v] = everyTokenOnce || hidden[v] != 0 ? error[v] : 0;
        }
        var grid = shown.patch().target().grid();
        return new Redrawn(shown, network, new Volume(grid, redrawn), new Volume(grid, error), new Volume(grid, residual),
                Deviation.between(redrawn, target, shown.patch().mask()), everyTokenOnce);
    }
}
