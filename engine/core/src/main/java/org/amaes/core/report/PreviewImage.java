package org.amaes.core.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;

/** The middle axial slice of a volume as a small PNG inside a page, the patient's right on the left, labels tinted over it. */
final class PreviewImage {

    private static final int[] TINTS = {0xE69F00, 0x56B4E9, 0x009E73, 0xCC79A7, 0xF0E442, 0xD55E00, 0x0072B2};
    private static final double TINT = 0.55;

    private PreviewImage() {
    }

    /**
     * The slice as an address of data.
     *
     * @param low the value that is black
     * @param high the value that is white
     */
    static String of(Volume volume, double low, double high, Optional<LabelMap> labels) {
        int width = volume.shape().x();
        int height = volume.shape().y();
        int z = volume.shape().z() / 2;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                double share = high > low ? (volume.get(x, y, z) - low) / (high - low) : 0;
                int grey = (int) Math.round(255 * Math.clamp(Double.isNaN(share) ? 0 : share, 0.0, 1.0));
                int label = labels.isPresent() && labels.get().shape().equals(volume.shape()) ? labels.get().get(x, y, z) : 0;
                image.setRGB(width - 1 - x, height - 1 - y, label == 0 ? grey * 0x010101 : tinted(grey, TINTS[(label - 1) % TINTS.length]));
            }
        }
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory", e);
        }
    }

    private static int tinted(int grey, int tint) {
        int out = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            out |= (int) Math.round((1 - TINT) * grey + TINT * (tint >> shift & 0xFF)) << shift;
        }
        return out;
    }
}
