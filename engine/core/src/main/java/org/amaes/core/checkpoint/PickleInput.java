package org.amaes.core.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, read from front to back; nothing is taken that is not there. */
final class PickleInput {

    private final ByteBuffer bytes;

    PickleInput(byte[] pickle) {
        bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    }

    int unsignedByte() throws PickleDamage {
        need(1);
        return Byte.toUnsignedInt(bytes.get());
    }

    int unsignedShort() throws PickleDamage {
        need(2);
        return Short.toUnsignedInt(bytes.getShort());
    }

    int int32() throws PickleDamage {
        need(4);
        return bytes.getInt();
    }

    long unsignedInt() throws PickleDamage {
        return Integer.toUnsignedLong(int32());
    }

    long int64() throws PickleDamage {
        need(8);
        return bytes.getLong();
    }

    double bigEndianDouble() throws PickleDamage {
        return Double.longBitsToDouble(Long.reverseBytes(int64()));
    }

    byte[] bytes(long length) throws PickleDamage {
        need(length);
        byte[] out = new byte[(int) length];
        bytes.get(out);
        return out;
    }

    String text(long length) throws PickleDamage {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    /** Up to the next line feed, which is left out. */
    String line(Charset charset) throws PickleDamage {
        for (int end = bytes.position(); end < bytes.limit(); end++) {
            if (bytes.get(end) == '\n') {
                String line = new String(bytes(end - bytes.position()), charset);
                bytes.get();
                return line;
            }
        }
        throw new PickleDamage("it breaks off");
    }

    private void need(long count) throws PickleDamage {
        if (count < 0 || count > bytes.remaining()) {
            throw new PickleDamage("it breaks off");
        }
    }
}
