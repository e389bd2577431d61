package org.amaes.core.quality;

import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * Which voxels of a volume count as tissue: those above a threshold, if background surrounds them, else all.
 *
 * <p>Where at least a fifth of the voxels have the smallest value (somebody cut the background out), the
 * threshold is that value; else it is Otsu's. Background surrounds the tissue if at least half of the voxels
 * on the volume's six faces are not above the threshold.
 *
 * @param threshold values above it are tissue
 * @param surrounded whether there is a background
 * @param masked whether the background is all of one value, so that nothing can be learnt from it
 * @param signal the middle tissue value
 * @param background the share of voxels that are background; 0 if tissue fills the box
 */
record Tissue(float threshold, boolean surrounded, boolean masked, float signal, double background) {

    private static final double CUT_OUT = 0.2;
    private static final double SURROUNDED = 0.5;

    static Tissue of(Volume volume, ValueSample sample) {
        boolean masked = sample.shareOfMinimum() >= CUT_OUT;
        float threshold = masked ? sample.sorted()[0] : sample.otsu();
        boolean surrounded = shareOnFaces(volume, threshold) >= SURROUNDED;
        float signal = surrounded ? sample.medianAbove(threshold) : sample.quantile(0.5);
        long dark = 0;
        for (float value : volume.data()) {
            dark += value > threshold ? 0 : 1;
        }
        return new Tissue(threshold, surrounded, masked, signal, surrounded ? (double) dark / volume.data().length : 0);
    }

    boolean holds(float value) {
        return value > threshold || !surrounded;
    }

    private static double shareOnFaces(Volume volume, float threshold) {
        Shape shape = volume.shape();
        long all = 0;
        long dark = 0;
        for (int i = 0; i < shape.x(); i++) {
            for (int j = 0; j < shape.y(); j++) {
                boolean onFace = i == 0 || j == 0 || i == shape.x() - 1 || j == shape.y() - 1;
                int step = onFace ? 1 : Math.max(1, shape.z() - 1);
                for (int k = 0; k < shape.z(); k += step) {
                    all++;
                    dark += volume.get(i, j, k) > threshold ? 0 : 1;
                }
            }
        }
        return (double) dark / all;
    }
}
