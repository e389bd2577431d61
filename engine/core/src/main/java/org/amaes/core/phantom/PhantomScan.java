package org.amaes.core.phantom;

import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;

/**
 * One phantom scan and the truth about it, all on one grid.
 *
 * @param image the scan: whole numbers of at least 0, in arbitrary units, as scanners store them
 * @param lesions 1 where at least half of a voxel is white-matter lesion
 * @param tissues the {@link Tissue#label() label} of the tissue of each voxel; lesions count as white matter
 */
public record PhantomScan(Volume image, LabelMap lesions, LabelMap tissues) {
}
