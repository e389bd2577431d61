package org.amaes.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IconTest {

    private static final Path SOURCE = Path.of("../assets/src/main/resources/org/amaes/assets/icon.svg");

    @Test
    void theIconIsDrawnWithItsTokensOnTheDarkGroundAndRoundCorners() throws Exception {
        BufferedImage image = SvgPicture.read(SOURCE).draw(256);
        assertEquals(0, image.getRGB(0, 0) >>> 24, "a corner is transparent");
        assertEquals(0xff12161c, image.getRGB(20, 128), "the ground");
        assertEquals(0xff2f81f7, image.getRGB(196, 85), "a token");
        assertEquals(0xff12161c, image.getRGB(10, 123), "a token ends with the brain");
    }

    @Test
    void pathsKnowRelativeAndSmoothCommands() {
        assertEquals(new Rectangle2D.Double(10, 20, 30, 40), SvgPath.of("M10 20h30v40h-30z").getBounds2D());
        assertEquals(SvgPath.of("M0 0C0 10 10 20 20 20C30 20 40 10 40 0").getBounds2D(), SvgPath.of("M0 0c0 10 10 20 20 20s20-10 20-20").getBounds2D());
        assertThrows(IllegalArgumentException.class, () -> SvgPath.of("M0 0a1 1 0 0 0 2 2"));
    }

    @Test
    void windowsFindsAPictureOfEachSize(@TempDir Path folder) throws Exception {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(IconFile.write(SvgPicture.read(SOURCE), Platform.WINDOWS, folder))).order(ByteOrder.LITTLE_ENDIAN);
        int pictures = file.getShort(4);
        assertEquals(6, pictures);
        for (int index = 0; index < pictures; index++) {
            int entry = 6 + 16 * index;
            byte[] png = new byte[file.getInt(entry + 8)];
            file.get(file.getInt(entry + 12), png);
            int side = file.get(entry) == 0 ? 256 : file.get(entry);
            assertEquals(side, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
        }
    }

    @Test
    void macOsFindsPicturesOfTheSizesThatTheirNamesPromise(@TempDir Path folder) throws Exception {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(IconFile.write(SvgPicture.read(SOURCE), Platform.MACOS, folder)));
        assertEquals("icns", word(file, 0));
        assertEquals(file.capacity(), file.getInt(4));
        int entries = 0;
        for (int at = 8; at < file.capacity(); at += file.getInt(at + 4)) {
            byte[] png = new byte[file.getInt(at + 4) - 8];
            file.get(at + 8, png);
            int expected = switch (word(file, at)) {
                case "ic11" -> 32;
                case "ic12" -> 64;
                case "ic07" -> 128;
                case "ic08", "ic13" -> 256;
                case "ic09", "ic14" -> 512;
                case "ic10" -> 1024;
                default -> throw new AssertionError(word(file, at));
            };
            assertEquals(expected, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
            entries++;
        }
        assertEquals(8, entries);
    }

    private static String word(ByteBuffer file, int at) {
        byte[] word = new byte[4];
        file.get(at, word);
        return new String(word, java.nio.charset.StandardCharsets.US_ASCII);
    }
}
