package org.amaes.viewer.paint;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;

/**
 * What a painting belongs to: the SHA-256 of the grid, of the image's values and of the labels that painting started
 * from. Holds no name and no path.
 *
 * @param image of grid and values, 64 hexadecimal digits
 * @param labels of the labels at the start
 */
record Belonging(String image, String labels) {

    private static final int DIGITS = 16;
    private static final int CHUNK = 1 << 14;

    static Belonging of(Volume image, LabelMap labels) {
        return new Belonging(hash(image), hash(labels.data()));
    }

    /** The same image with other labels at the start. */
    Belonging startingFrom(byte[] labels) {
        return new Belonging(image, hash(labels));
    }

    /** A file name for it. */
    String fileName() {
        return image.substring(0, DIGITS) + "-" + labels.substring(0, DIGITS) + ".painting";
    }

    private static String hash(Volume image) {
        MessageDigest digest = sha256();
        Grid grid = image.grid();
        ByteBuffer place = ByteBuffer.allocate(3 * Integer.BYTES + 12 * Double.BYTES);
        for (int extent : grid.shape().toArray()) {
            place.putInt(extent);
        }
        for (double entry : grid.affine().toArray()) {
            place.putDouble(entry);
        }
        digest.update(place.flip());
        float[] values = image.data();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            chunk.clear().asFloatBuffer().put(values, from, count);
            digest.update(chunk.limit(count * Float.BYTES));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String hash(byte[] labels) {
        return HexFormat.of().formatHex(sha256().digest(labels));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
