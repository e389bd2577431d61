package org.amaes.core.checkpoint;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** A number format that checkpoint files store, and how one of its values is read. */
enum ElementType {

    FLOAT64("F64", "DoubleStorage", 8, Kind.FLOATING),
    FLOAT32("F32", "FloatStorage", 4, Kind.FLOATING),
    FLOAT16("F16", "HalfStorage", 2, Kind.FLOATING),
    BFLOAT16("BF16", "BFloat16Storage", 2, Kind.FLOATING),
    INT64("I64", "LongStorage", 8, Kind.INTEGER),
    INT32("I32", "IntStorage", 4, Kind.INTEGER),
    INT16("I16", "ShortStorage", 2, Kind.INTEGER),
    INT8("I8", "CharStorage", 1, Kind.INTEGER),
    UINT8("U8", "ByteStorage", 1, Kind.BYTE),
    BOOL("BOOL", "BoolStorage", 1, Kind.BYTE);

    /** What a value becomes in memory. */
    enum Kind { FLOATING, INTEGER, BYTE }

    private final String safetensorsName;
    private final String storageName;
    private final int bytes;
    private final Kind kind;

    ElementType(String safetensorsName, String storageName, int bytes, Kind kind) {
        this.safetensorsName = safetensorsName;
        this.storageName = storageName;
        this.bytes = bytes;
        this.kind = kind;
    }

    static Optional<ElementType> ofSafetensors(String name) {
        return Arrays.stream(values()).filter(type -> type.safetensorsName.equals(name)).findFirst();
    }

    /** By the name of PyTorch's storage class, such as "FloatStorage". */
    static Optional<ElementType> ofStorage(String name) {
        return Arrays.stream(values()).filter(type -> type.storageName.equals(name)).findFirst();
    }

    String safetensorsName() {
        return safetensorsName;
    }

    /** Bytes of one value in the file. */
    int bytes() {
        return bytes;
    }

    Kind kind() {
        return kind;
    }

    /** Reads {@code count} values from the buffer, in its byte order, as float32 (rounded where it holds less). */
    void readFloats(ByteBuffer from, float[] to, int at, int count) {
        switch (this) {
            case FLOAT32 -> {
                from.asFloatBuffer().get(to, at, count);
                from.position(from.position() + count * bytes);
            }
            case FLOAT64 -> {
                for (int i = at; i < at + count; i++) {
                    to[i] = (float) from.getDouble();
                }
            }
            case FLOAT16 -> {
                for (int i = at; i < at + count; i++) {
                    to[i] = Float.float16ToFloat(from.getShort());
                }
            }
            case BFLOAT16 -> {
                for (int i = at; i < at + count; i++) {
                    to[i] = Float.intBitsToFloat(from.getShort() << 16);
                }
            }
            case INT64, INT32, INT16, INT8, UINT8, BOOL -> {
                for (int i = at; i < at + count; i++) {
                    to[i] = readInteger(from);
                }
            }
        }
    }

    /** Reads one value of an integer type from the buffer, in its byte order. */
    long readInteger(ByteBuffer from) {
        return switch (this) {
            case INT64 -> from.getLong();
            case INT32 -> from.getInt();
            case INT16 -> from.getShort();
            case INT8 -> from.get();
            case UINT8 -> Byte.toUnsignedLong(from.get());
            case BOOL -> from.get() == 0 ? 0 : 1;
            case FLOAT64, FLOAT32, FLOAT16, BFLOAT16 -> throw new IllegalArgumentException(this + " holds no whole numbers");
        };
    }
}
