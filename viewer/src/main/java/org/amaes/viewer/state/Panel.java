package org.amaes.viewer.state;

import java.util.Optional;
import org.amaes.viewer.slice.Plane;

/** One of the four views of a scan. */
public enum Panel {
    /** Slices seen from the feet. */
    AXIAL,
    /** Slices seen from the front. */
    CORONAL,
    /** Slices seen from the side. */
    SAGITTAL,
    /** The whole volume, turned by hand. */
    VOLUME;

    /** The panel that shows a plane. */
    public static Panel of(Plane plane) {
        return switch (plane) {
            case AXIAL -> AXIAL;
            case CORONAL -> CORONAL;
            case SAGITTAL -> SAGITTAL;
        };
    }

    /** The plane that a panel shows, if it shows slices. */
    public Optional<Plane> plane() {
        return switch (this) {
            case AXIAL -> Optional.of(Plane.AXIAL);
            case CORONAL -> Optional.of(Plane.CORONAL);
            case SAGITTAL -> Optional.of(Plane.SAGITTAL);
            case VOLUME -> Optional.empty();
        };
    }
}
