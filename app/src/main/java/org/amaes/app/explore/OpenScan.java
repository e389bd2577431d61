package org.amaes.app.explore;

import java.util.Optional;
import org.amaes.core.dataset.LivePatch;
import org.amaes.core.dataset.PatchWish;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * The scan in hand, prepared as for pretraining.
 *
 * @param name what people call it: the file's name
 * @param generated whether it is a phantom, which nobody owns
 * @param preprocessing how it was prepared
 * @param image its voxels, in [0, 1]
 * @param labels what is outlined in it, on the same grid
 * @param live makes its patches; for one thread at a time
 */
public record OpenScan(String name, boolean generated, Preprocessing preprocessing, Volume image, Optional<LabelMap> labels, LivePatch live) {

    /** A prepared scan. */
    static OpenScan of(String name, boolean generated, Preprocessing preprocessing, Volume image, Optional<LabelMap> labels) {
        return new OpenScan(name, generated, preprocessing, image, labels, new LivePatch(image, labels));
    }

    /** Whether something is outlined in it. */
    public boolean hasLesions() {
        return labels.isPresent() && labels.get().histogram()[0] < labels.get().shape().voxels();
    }

    /** The lowest corner of a patch whose middle is the scan's middle. */
    PatchWish.Corner middle(Shape patch) {
        return new PatchWish.Corner(Math.floorDiv(image.shape().x() - patch.x(), 2), Math.floorDiv(image.shape().y() - patch.y(), 2),
                Math.floorDiv(image.shape().z() - patch.z(), 2));
    }

    /** The corner nearest to a wanted one at which the patch shows as much of the scan as it can along one axis. */
    int kept(int axis, int corner, Shape patch) {
        int room = image.shape().get(axis) - patch.get(axis);
        return room <= 0 ? Math.floorDiv(room, 2) : Math.clamp(corner, 0, room);
    }
}
