package org.amaes.core.preprocess;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * A fingerprint of a volume's voxels: SHA-256 over its shape (three int32) and its values in RAS
 * orientation (float32, little-endian, z fastest).
 *
 * <p>Two files with the same voxels have the same fingerprint whatever their names, headers, compression
 * or axis order; it tells a downstream test scan that was seen in pretraining (SPEC section 4). It says
 * nothing about resampled or rescaled copies.
 */
public final class VoxelHash {

    private static final int CHUNK = 1 << 14;

    private VoxelHash() {
    }

    /** The fingerprint of a volume that stands in RAS orientation, as 64 hexadecimal digits. */
    public static String of(Volume ras) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            Shape shape = ras.shape();
            buffer.putInt(shape.x()).putInt(shape.y()).putInt(shape.z());
            digest.update(buffer.array(), 0, buffer.position());
            float[] data = ras.data();
            for (int from = 0; from < data.length; from += CHUNK) {
                int count = Math.min(CHUNK, data.length - from);
                buffer.clear().asFloatBuffer().put(data, from, count);
                digest.update(buffer.array(), 0, count * Float.BYTES);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
