package org.amaes.core.quality;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;

import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Thumbnails of many scans in one picture, each with its number in the list and, where something was found, a
 * mark: a full bar for what cannot be used, a half bar for what somebody should look at. Names stand nowhere.
 *
 * <p>Holds the first {@value #MOST_OF_A_KIND} scans with such findings and as many of the others, whatever their number.
 */
public final class Mosaic {

    static final int MOST_OF_A_KIND = 200;
    private static final int COLUMNS = 12;
    private static final int GAP = 6;
    private static final int FOOT = 12;
    private static final int TILE_HEIGHT = Thumbnail.SIDE + FOOT;
    private static final int GROUND = 0xff14181d;
    private static final int NO_PICTURE = 0xff2a323b;
    private static final int WORDS = 0xffdfe6ee;
    private static final int UNUSABLE = 0xffe0584b;
    private static final int DOUBTFUL = 0xffe8a33d;
    /** Digits of 3 × 5 points, a row of three bits after the other: no fonts are needed. */
    private static final int[] DIGITS = {0b111101101101111, 0b010110010010111, 0b111001111100111, 0b111001111001111, 0b101101111001001,
        0b111100111001111, 0b111100111101111, 0b111001001010010, 0b111101111101111, 0b111101111001111};

    private record Tile(Optional<Thumbnail> thumbnail, Optional<Severity> worst) {
    }

    private final TreeMap<Integer, Tile> tiles = new TreeMap<>();
    private int marked;
    private int plain;
    private int leftOut;

    /**
     * Adds a scan.
     *
     * @param number its place in the list, from 1
     */
    public void add(int number, ScanQuality quality, Optional<Thumbnail> thumbnail) {
        Optional<Severity> worst = quality.worst().filter(severity -> severity != Severity.NOTE);
        if ((worst.isPresent() ? marked : plain) == MOST_OF_A_KIND) {
            leftOut++;
            return;
        }
        if (worst.isPresent()) {
            marked++;
        } else {
            plain++;
        }
        tiles.put(number, new Tile(thumbnail, worst));
    }

    /** How many scans are not in the picture because there are too many. */
    public int leftOut() {
        return leftOut;
    }

    /** The picture as the bytes of a PNG file; a mosaic without scans is an empty strip. */
    public byte[] png() {
        int columns = Math.clamp(tiles.size(), 1, COLUMNS);
        int rows = Math.max(1, (tiles.size() + COLUMNS - 1) / COLUMNS);
        BufferedImage image = new BufferedImage(GAP + columns * (Thumbnail.SIDE + GAP), GAP + rows * (TILE_HEIGHT + GAP), BufferedImage.TYPE_INT_RGB);
        fill(image, 0, 0, image.getWidth(), image.getHeight(), GROUND);
        int at = 0;
        for (var tile : tiles.entrySet()) {
            draw(image, GAP + at % COLUMNS * (Thumbnail.SIDE + GAP), GAP + at / COLUMNS * (TILE_HEIGHT + GAP), tile.getKey(), tile.getValue());
            at++;
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
                javax.imageio.ImageIO.write(image, "png", out);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("Memory can be written to", e);
        }
    }

    private static void draw(BufferedImage image, int x, int y, int number, Tile tile) {
        for (int row = 0; row < Thumbnail.SIDE; row++) {
            for (int column = 0; column < Thumbnail.SIDE; column++) {
                image.setRGB(x + column, y + row, tile.thumbnail().isPresent() ? tile.thumbnail().get().argb(column, row) : NO_PICTURE);
            }
        }
        number(image, x + 1, y + Thumbnail.SIDE + 1, number);
        tile.worst().ifPresent(worst -> {
            int width = worst == Severity.UNUSABLE ? Thumbnail.SIDE : Thumbnail.SIDE / 2;
            fill(image, x + Thumbnail.SIDE - width, y + Thumbnail.SIDE - 4, width, 4, worst == Severity.UNUSABLE ? UNUSABLE : DOUBTFUL);
        });
    }

    private static void number(BufferedImage image, int x, int y, int number) {
        String digits = Integer.toString(number);
        for (int i = 0; i < digits.length(); i++) {
            int points = DIGITS[digits.charAt(i) - '0'];
            for (int point = 0; point < 15; point++) {
                if ((points >> 14 - point & 1) == 1) {
                    fill(image, x + i * 8 + point % 3 * 2, y + point / 3 * 2, 2, 2, WORDS);
                }
            }
        }
    }

    private static void fill(BufferedImage image, int x, int y, int width, int height, int colour) {
        for (int row = y; row < Math.min(image.getHeight(), y + height); row++) {
            for (int column = x; column < Math.min(image.getWidth(), x + width); column++) {
                image.setRGB(column, row, colour);
            }
        }
    }
}
