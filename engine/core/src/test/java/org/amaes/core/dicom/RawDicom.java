package org.amaes.core.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes DICOM files element by element, explicit and little-endian, right or wrong as a test wants them. */
final class RawDicom {

    static final String EXPLICIT = "1.2.840.10008.1.2.1";
    static final String JPEG = "1.2.840.10008.1.2.4.50";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A slice of 3 columns and 2 rows, 0.5 mm along a row and 0.8 mm along a column, in the patient's own axes. */
    static RawDicom slice(String syntax, String series, double z, short... pixels) {
        return slice(syntax, series, z, 1, pixels);
    }

    /** The same with a number of pictures in its header. */
    static RawDicom slice(String syntax, String series, double z, int frames, short... pixels) {
        RawDicom dicom = new RawDicom();
        dicom.bytes.writeBytes(new byte[128]);
        dicom.bytes.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        return dicom.text(0x0002, 0x0010, "UI", syntax)
                .text(0x0008, 0x103E, "LO", "Ax FLAIR fs")
                .text(0x0010, 0x0010, "PN", "DOE^JANE")
                .text(0x0010, 0x0030, "DA", "19700101")
                .text(0x0020, 0x000E, "UI", series)
                .text(0x0020, 0x0032, "DS", "10\\20\\" + z)
                .text(0x0020, 0x0037, "DS", "1\\0\\0\\0\\1\\0")
                .number(0x0028, 0x0002, 1).text(0x0028, 0x0008, "IS", Integer.toString(frames)).number(0x0028, 0x0010, 2).number(0x0028, 0x0011, 3)
                .text(0x0028, 0x0030, "DS", "0.8\\0.5")
                .number(0x0028, 0x0100, 16).number(0x0028, 0x0103, 1)
                .text(0x0028, 0x1052, "DS", "-5").text(0x0028, 0x1053, "DS", "2")
                .pixels(pixels);
    }

    RawDicom text(int group, int element, String type, String text) {
        byte[] value = (text.length() % 2 == 0 ? text : text + " ").getBytes(StandardCharsets.US_ASCII);
        return tag(group, element, type, value.length).raw(value);
    }

    RawDicom number(int group, int element, int value) {
        return tag(group, element, "US", 2).raw(ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort((short) value).array());
    }

    /** An element of a short type whose length is what is said, whatever follows. */
    RawDicom tag(int group, int element, String type, int length) {
        ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putShort((short) group).putShort((short) element);
        return raw(head.put(type.getBytes(StandardCharsets.US_ASCII)).putShort((short) length).array());
    }

    /** An element of a long type whose length is what is said. */
    RawDicom longTag(int group, int element, String type, int length) {
        ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putShort((short) group).putShort((short) element);
        return raw(head.put(type.getBytes(StandardCharsets.US_ASCII)).putShort((short) 0).putInt(length).array());
    }

    private RawDicom pixels(short... values) {
        ByteBuffer data = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (short value : values) {
            data.putShort(value);
        }
        return longTag(0x7FE0, 0x0010, "OW", data.capacity()).raw(data.array());
    }

    RawDicom raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    Path write(Path file) throws IOException {
        return Files.write(file, toBytes());
    }
}
