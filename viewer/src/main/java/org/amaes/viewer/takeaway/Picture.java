package org.amaes.viewer.takeaway;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Pixels 0xAARRGGBB, rows from the top.
 *
 * @param pixels width × height of them; shared, not copied
 */
public record Picture(int width, int height, int[] pixels) {

    public Picture {
        if (pixels.length != width * height) {
            throw new IllegalArgumentException(pixels.length + " pixels are not " + width + " x " + height);
        }
    }

    /** Pictures side by side, from the top, on black. */
    static Picture row(int gap, Picture... pictures) {
        int width = (pictures.length - 1) * gap;
        int height = 1;
        for (Picture picture : pictures) {
            width += picture.width;
            height = Math.max(height, picture.height);
        }
        int[] all = new int[width * height];
        Arrays.fill(all, 0xFF000000);
        int left = 0;
        for (Picture picture : pictures) {
            for (int y = 0; y < picture.height; y++) {
                System.arraycopy(picture.pixels, y * picture.width, all, y * width + left, picture.width);
            }
            left += picture.width + gap;
        }
        return new Picture(width, height, all);
    }

    /** Whether red, green and blue are the same everywhere. */
    boolean isGrey() {
        for (int pixel : pixels) {
            int red = pixel >> 16 & 0xFF;
            if (red != (pixel >> 8 & 0xFF) || red != (pixel & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    /** A copy without transparency. */
    BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return image;
    }

    /** The pixels of an image. */
    static Picture of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new Picture(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }
}
