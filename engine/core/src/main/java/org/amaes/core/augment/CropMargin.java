package org.amaes.core.augment;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.amaes.core.volume.Shape;

/** How large a crop is taken for a patch that may be rotated, and where the patch lies in it (SPEC sections 5 and 12). */
public enum CropMargin {
    /**
     * The same whole number of voxels on both sides of the window (27 for 128, 182 in all), so that a patch
     * that is not transformed is a plain crop and needs no resampling. The window is placed as if there were
     * no margin; what the margin has outside the volume is the volume's minimum.
     */
    @JsonProperty("even") EVEN,
    /**
     * A crop of ⌊√2 · P⌋ a side (181 for 128), placed as a whole; the patch is always resampled from its
     * centre, half a voxel off where the two sides differ by an odd number, as in the published code.
     */
    @JsonProperty("as-coded") AS_CODED;

    /** The crop's shape for a patch. */
    public Shape crop(Shape patch) {
        return new Shape(side(patch.x()), side(patch.y()), side(patch.z()));
    }

    private int side(int patch) {
        int turned = (int) (Math.sqrt(2) * patch);
        return this == AS_CODED ? turned : patch + 2 * ((turned - patch + 1) / 2);
    }
}
