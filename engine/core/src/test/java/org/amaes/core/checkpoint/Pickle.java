package org.amaes.core.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes pickles opcode by opcode, and the zip files that hold them: what no honest program would write. */
final class Pickle {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Pickle() {
        raw(0x80, 2);
    }

    Pickle raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    /** ASCII opcodes and their text arguments as they stand. */
    Pickle code(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Pickle text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        raw('X');
        out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(utf8.length).array());
        out.writeBytes(utf8);
        return this;
    }

    Pickle number(long value) {
        raw(0x8a, 8);
        out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
        return this;
    }

    Pickle global(String module, String name) {
        return code("c" + module + "\n" + name + "\n");
    }

    Pickle numbers(long... values) {
        code("(");
        for (long value : values) {
            number(value);
        }
        return code("t");
    }

    /** A tensor that looks at storage {@code data/KEY}. */
    Pickle tensor(String type, String key, long count, long offset, long[] shape, long[] stride) {
        global("torch._utils", "_rebuild_tensor_v2").code("((").text("storage").global("torch", type).text(key).text("cpu").number(count)
                .code("tQ").number(offset).numbers(shape).numbers(stride).raw(0x89);
        return global("collections", "OrderedDict").code(")RtR");
    }

    /** One key and one float tensor of n values, C order. */
    Pickle item(String name, String key, long count) {
        return text(name).tensor("FloatStorage", key, count, 0, new long[] {count}, new long[] {1});
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** A table of one honest tensor "w" of two values and whatever the code in between puts under "extra". */
    static byte[] tableWith(Pickle extra) {
        byte[] inner = extra.bytes();
        Pickle pickle = new Pickle().code("}(").item("w", "0", 2).text("extra");
        pickle.out.write(inner, 2, inner.length - 2); // without its own protocol mark
        return pickle.code("u.").bytes();
    }

    static byte[] floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    /** A checkpoint file of a pickle and the storage data/0 of two values. */
    static Path file(Path file, byte[] pickle) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("any name/data.pkl", pickle);
        entries.put("any name/data/0", floats(1, 2));
        return zip(file, entries);
    }

    static Path zip(Path file, Map<String, byte[]> entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }
}
