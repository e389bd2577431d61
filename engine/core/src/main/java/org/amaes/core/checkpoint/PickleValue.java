package org.amaes.core.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pickle describes, as inert data: the objects it would make are never made, the functions it
 * would call are never called.
 */
sealed interface PickleValue {

    /** What the value is, for the list of things that were skipped. */
    String describe();

    /** Python's None. */
    record None() implements PickleValue {
        static final None NONE = new None();

        @Override
        public String describe() {
            return "nothing";
        }
    }

    /** True or False. */
    record Truth(boolean value) implements PickleValue {
        @Override
        public String describe() {
            return value ? "true" : "false";
        }
    }

    /** A whole number. */
    record Whole(long value) implements PickleValue {
        @Override
        public String describe() {
            return Long.toString(value);
        }
    }

    /** A floating-point number. */
    record Real(double value) implements PickleValue {
        @Override
        public String describe() {
            return Double.toString(value);
        }
    }

    /** A text. */
    record Text(String value) implements PickleValue {
        @Override
        public String describe() {
            return "text";
        }
    }

    /** A row of bytes. */
    record Bytes(byte[] value) implements PickleValue {
        @Override
        public String describe() {
            return value.length + " bytes";
        }
    }

    /** A list or a tuple. */
    record Row(List<PickleValue> values) implements PickleValue {
        static Row empty() {
            return new Row(new ArrayList<>(0));
        }

        @Override
        public String describe() {
            return values.size() == 1 ? "list of one" : "list of " + values.size();
        }
    }

    /** A dictionary; only what stands under a text can be found again, the rest is counted. */
    final class Table implements PickleValue {
        private final Map<String, PickleValue> byText = new LinkedHashMap<>(0);
        private int others;

        void put(PickleValue key, PickleValue value) {
            if (key instanceof Text(String text)) {
                byText.put(text, value);
            } else {
                others++;
            }
        }

        Map<String, PickleValue> byText() {
            return byText;
        }

        @Override
        public String describe() {
            return "table of " + (byText.size() + others);
        }
    }

    /** The name of a Python class or function. */
    record Global(String module, String name) implements PickleValue {
        String fullName() {
            return module + "." + name;
        }

        @Override
        public String describe() {
            return "the name " + fullName();
        }
    }

    /** The place of an object that means nothing here. */
    record Inert(String what) implements PickleValue {
        @Override
        public String describe() {
            return what;
        }
    }

    /** NumPy's description of a number format, such as "f8"; its byte order arrives after it was made. */
    final class NumberFormat implements PickleValue {
        private final String code;
        private boolean bigEndian;

        NumberFormat(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        boolean bigEndian() {
            return bigEndian;
        }

        void bigEndian(boolean big) {
            bigEndian = big;
        }

        @Override
        public String describe() {
            return "number format " + code;
        }
    }

    /**
     * A row of numbers that lies in its own entry of the file.
     *
     * @param typeName PyTorch's name of its type, such as "FloatStorage"
     * @param key the entry's name under {@code data/}
     * @param count the number of values the pickle claims
     */
    record Storage(String typeName, String key, long count) implements PickleValue {
        @Override
        public String describe() {
            return "storage of " + count + " values";
        }
    }

    /**
     * A view of a storage: where it begins, its extents and the steps between neighbours, all in values.
     */
    record Tensor(Storage storage, long offset, long[] shape, long[] stride) implements PickleValue {
        @Override
        public String describe() {
            return "tensor";
        }
    }
}
