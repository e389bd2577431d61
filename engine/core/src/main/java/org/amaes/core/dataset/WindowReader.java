package org.amaes.core.dataset;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.AugmentationDraw;
import org.amaes.core.augment.CropMargin;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Resampling;
import org.amaes.core.augment.Workspace;
import org.amaes.core.augment.Workspace.Use;
import org.amaes.core.volume.Shape;

/**
 * Reading what a window shows: as a plain crop where nothing spatial happens to it, through one
 * resampling of the larger crop where something does.
 */
final class WindowReader {

    private final CropReader crops;
    private final CropMargin margin;
    private final Shape shape;

    WindowReader(PatchSource source, Pipeline pipeline, Shape shape) {
        this.crops = new CropReader(source);
        this.margin = pipeline.maySpatial() ? pipeline.margin() : null;
        this.shape = shape;
    }

    /** How the margin is laid, or null if the pipeline needs none. */
    CropMargin margin() {
        return margin;
    }

    /** Makes a window ready; the elastic displacement, if there is one, is computed here, once for all channels. */
    Reading open(int entry, Window window, AugmentationDraw draw, Workspace workspace) {
        boolean plain = margin == null || margin == CropMargin.EVEN && draw.spatial().isIdentity();
        return new Reading(entry, window, draw.targetDiffers(), workspace,
                plain ? null : new Resampling(draw.spatial(), window.crop().shape(), shape, workspace));
    }

    /** One window of one scan, ready to be read channel by channel. */
    final class Reading {

        private final int entry;
        private final Window window;
        private final boolean targetDiffers;
        private final Workspace workspace;
        private final Resampling resampling;

        private Reading(int entry, Window window, boolean targetDiffers, Workspace workspace, Resampling resampling) {
            this.entry = entry;
            this.window = window;
            this.targetDiffers = targetDiffers;
            this.workspace = workspace;
            this.resampling = resampling;
        }

        /** The voxels of the window as they are. */
        void clean(int channel, float[] into, int offset) throws WorkbenchException {
            crops.image(entry, channel, window.patch(), into, offset, workspace);
        }

        /** The image after the spatial transform. */
        void image(int channel, float[] into, int offset) throws WorkbenchException {
            if (resampling == null) {
                clean(channel, into, offset);
            } else {
                resampling.image(crop(channel), into, offset);
            }
        }

        /** The image for input and target; they differ where the target does not follow an elastic deformation. */
        void inputAndTarget(int channel, float[] input, float[] target, int offset) throws WorkbenchException {
            if (resampling != null && targetDiffers) {
                resampling.imageAndRigid(crop(channel), input, offset, target, offset);
            } else {
                image(channel, input, offset);
                System.arraycopy(input, offset, target, offset, shape.length());
            }
        }

        /** The labels after the spatial transform. */
        void labels(byte[] into) throws WorkbenchException {
            if (resampling == null) {
                crops.labels(entry, window.patch(), into, workspace);
            } else {
                byte[] crop = workspace.labels(Use.CROP, window.crop().shape().length());
                crops.labels(entry, window.crop(), crop, workspace);
                resampling.labels(crop, into);
            }
        }

        private float[] crop(int channel) throws WorkbenchException {
            float[] crop = workspace.floats(Use.CROP, window.crop().shape().length());
            crops.image(entry, channel, window.crop(), crop, 0, workspace);
            return crop;
        }
    }
}
