package org.amaes.installer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * The icon as each platform wants it: one PNG picture on Linux, several in an ICO file on Windows and in an ICNS file on
 * macOS. Both containers hold PNG pictures as they are.
 */
final class IconFile {

    private static final int[] WINDOWS_SIDES = {16, 24, 32, 48, 64, 256};
    private static final int LINUX_SIDE = 512;
    private static final int ICO_HEADER = 6;
    private static final int ICO_ENTRY = 16;
    private static final int ICNS_HEADER = 8;

    private IconFile() {
    }

    /** Writes the icon that a platform wants into a folder and returns its file. */
    static Path write(SvgPicture picture, Platform platform, Path folder) throws IOException {
        Path file = folder.resolve("amaes." + platform.iconEnding());
        byte[] bytes = switch (platform) {
            case LINUX -> png(picture, LINUX_SIDE);
            case WINDOWS -> ico(picture);
            case MACOS -> icns(picture);
        };
        return Files.write(file, bytes);
    }

    private static byte[] png(SvgPicture picture, int side) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture.draw(side), "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] ico(SvgPicture picture) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (int side : WINDOWS_SIDES) {
            pictures.add(png(picture, side));
        }
        int offset = ICO_HEADER + ICO_ENTRY * pictures.size();
        ByteBuffer file = ByteBuffer.allocate(offset + pictures.stream().mapToInt(bytes -> bytes.length).sum()).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
        for (int index = 0; index < pictures.size(); index++) {
            byte side = (byte) WINDOWS_SIDES[index]; // 256 is written as zero
            file.put(side).put(side).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32);
            file.putInt(pictures.get(index).length).putInt(offset);
            offset += pictures.get(index).length;
        }
        pictures.forEach(file::put);
        return file.array();
    }

    private static byte[] icns(SvgPicture picture) throws IOException {
        Map<String, Integer> sides = new LinkedHashMap<>(); // Apple's name of each size; ic11 to ic14 are for screens of double density
        sides.put("ic11", 32);
        sides.put("ic12", 64);
        sides.put("ic07", 128);
        sides.put("ic13", 256);
        sides.put("ic08", 256);
        sides.put("ic14", 512);
        sides.put("ic09", 512);
        sides.put("ic10", 1024);
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        for (Map.Entry<String, Integer> size : sides.entrySet()) {
            byte[] bytes = png(picture, size.getValue());
            entries.write(size.getKey().getBytes(StandardCharsets.US_ASCII));
            entries.write(ByteBuffer.allocate(Integer.BYTES).putInt(ICNS_HEADER + bytes.length).array());
            entries.write(bytes);
        }
        return ByteBuffer.allocate(ICNS_HEADER + entries.size()).put("icns".getBytes(StandardCharsets.US_ASCII))
                .putInt(ICNS_HEADER + entries.size()).put(entries.toByteArray()).array();
    }
}
