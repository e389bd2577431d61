package org.amaes.core.preprocess;

/** How exactly a {@link VolumeStore} keeps intensities. */
public enum Precision {

    /** IEEE half precision, 2 bytes a voxel: values in [0, 1] are kept to within 2.5e-4. */
    FLOAT16(2),

    /** IEEE single precision, 4 bytes a voxel: values are kept as they are. */
    FLOAT32(4);

    private final int bytes;

    Precision(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes a voxel. */
    public int bytes() {
        return bytes;
    }
}
