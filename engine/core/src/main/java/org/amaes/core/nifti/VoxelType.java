package org.amaes.core.nifti;

import java.util.Arrays;
import java.util.Optional;

/** The type of number that a NIfTI file stores a voxel as (header field {@code datatype}). */
public enum VoxelType {

    UINT8(2, 1),
    INT16(4, 2),
    INT32(8, 4),
    FLOAT32(16, 4),
    FLOAT64(64, 8),
    INT8(256, 1),
    UINT16(512, 2),
    UINT32(768, 4),
    INT64(1024, 8),
    UINT64(1280, 8);

    private final int code;
    private final int bytes;

    VoxelType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** The number that stands for this type in a header. */
    public int code() {
        return code;
    }

    /** The bytes that one voxel takes in the file. */
    public int bytes() {
        return bytes;
    }

    /** The type that a header's number stands for, if it is one that holds a single real number. */
    public static Optional<VoxelType> ofCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /** A reader's name for the types of the standard that are not read here. */
    static String nameOfUnsupported(int code) {
        return switch (code) {
            case 1 -> "single bits";
            case 32, 1792, 2048 -> "complex numbers";
            case 128, 2304 -> "colours";
            case 1536 -> "128-bit numbers";
            default -> "an unknown type (number " + code + ")";
        };
    }
}
