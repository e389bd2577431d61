package org.amaes.core.dicom;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * A walk over the data elements of a DICOM file up to its pixel data, which checks that every element lies
 * within the file, before anything makes room for it. ImageJ's decoder believes the lengths it reads.
 */
final class ElementCheck {

    /** What a file turned out to be. */
    enum Finding {
        /** Elements that end in pixel data. */
        IMAGE,
        /** A DICOM file without an image, such as the directory of a disc. */
        NO_IMAGE,
        /** Something else. */
        NO_DICOM,
        /** A DICOM file that ends too early, or whose lengths cannot be. */
        DAMAGED
    }

    private static final int PREAMBLE = 128;
    private static final int MAGIC = 0x4449434D; // "DICM"
    private static final int PIXEL_DATA = 0x7FE00010;
    private static final int FLOAT_PIXEL_DATA = 0x7FE00008;
    private static final long UNDEFINED = 0xFFFFFFFFL;
    /** No text of a header is longer; sequences, unknown contents and overlays are skipped, not read. */
    private static final long LONGEST_TEXT = 1 << 20;
    private static final Set<String> LONG = Set.of("OB", "OW", "SQ", "UN", "UT", "OF", "OL", "OD", "UC", "UR", "OV", "SV", "UV");
    private static final Set<String> SHORT = Set.of("AE", "AS", "AT", "CS", "DA", "DS", "DT", "FD", "FL", "IS", "LO", "LT", "PN",
            "SH", "SL", "SS", "ST", "TM", "UI", "UL", "US");
    private static final Set<String> SKIPPED = Set.of("OB", "OW", "OF", "OL", "OD", "OV", "SV", "UV");

    private final DataInputStream in;
    private final long size;
    private long position;
    private boolean bigEndian;

    private ElementCheck(DataInputStream in, long size) {
        this.in = in;
        this.size = size;
    }

    static Finding of(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return new ElementCheck(in, Files.size(file)).walk();
        }
    }

    private Finding walk() throws IOException {
        if (size < PREAMBLE + 4) {
            return Finding.NO_DICOM;
        }
        skip(PREAMBLE);
        position += 4;
        if (in.readInt() != MAGIC) {
            return Finding.NO_DICOM;
        }
        try {
            while (position < size) {
                int tag = tag();
                long length = element();
                if (length > size - position) {
                    return Finding.DAMAGED;
                }
                if (tag == PIXEL_DATA || tag == FLOAT_PIXEL_DATA) {
                    return Finding.IMAGE;
                }
                if (length > 0) {
                    skip(length);
                }
            }
            return Finding.NO_IMAGE;
        } catch (EOFException _) {
            return Finding.DAMAGED;
        }
    }

    private int tag() throws IOException {
        int group = half();
        if (group == 0x0800 && !bigEndian) {
            // The file header is little-endian; what follows need not be.
            bigEndian = true;
            group = 0x0008;
        }
        return group << 16 | half();
    }

    /** The length of what follows; 0 where sequences are entered, beyond the file where it cannot be. */
    private long element() throws IOException {
        byte[] four = new byte[4];
        in.readFully(four);
        position += four.length;
        String type = new String(four, 0, 2, java.nio.charset.StandardCharsets.ISO_8859_1);
        long length;
        boolean read;
        if (SHORT.contains(type)) {
            length = bigEndian ? unsigned(four[2]) << 8 | unsigned(four[3]) : unsigned(four[3]) << 8 | unsigned(four[2]);
            read = true;
        } else if (LONG.contains(type) && four[2] == 0 && four[3] == 0) {
            length = whole();
            read = !SKIPPED.contains(type);
        } else {
            length = bigEndian ? unsigned(four[0]) << 24 | unsigned(four[1]) << 16 | unsigned(four[2]) << 8 | unsigned(four[3])
                    : unsigned(four[3]) << 24 | unsigned(four[2]) << 16 | unsigned(four[1]) << 8 | unsigned(four[0]);
            read = false;
        }
        if (length == UNDEFINED || type.equals("SQ")) {
            return 0;
        }
        return read && length > LONGEST_TEXT ? Long.MAX_VALUE : length;
    }

    private static long unsigned(byte value) {
        return value & 0xFFL;
    }

    private int half() throws IOException {
        int a = in.readUnsignedByte();
        int b = in.readUnsignedByte();
        position += 2;
        return bigEndian ? a << 8 | b : b << 8 | a;
    }

    private long whole() throws IOException {
        long first = half();
        long second = half();
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    private void skip(long length) throws IOException {
        in.skipNBytes(length);
        position += length;
    }
}
