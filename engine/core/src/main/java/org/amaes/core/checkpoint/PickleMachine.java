package org.amaes.core.checkpoint;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.amaes.core.checkpoint.PickleValue.Bytes;
import org.amaes.core.checkpoint.PickleValue.Inert;
import org.amaes.core.checkpoint.PickleValue.None;
import org.amaes.core.checkpoint.PickleValue.Real;
import org.amaes.core.checkpoint.PickleValue.Row;
import org.amaes.core.checkpoint.PickleValue.Table;
import org.amaes.core.checkpoint.PickleValue.Text;
import org.amaes.core.checkpoint.PickleValue.Truth;
import org.amaes.core.checkpoint.PickleValue.Whole;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * The stack machine of Python's pickle format, protocols 0 to 5, that only ever builds
 * {@link PickleValue}s: it has no way to make an object or to run a function.
 *
 * <p>Work is bounded by the length of the pickle and by {@link #MOST_STEPS}; nothing here recurses, so
 * depth of nesting costs nothing.
 */
final class PickleMachine {

    /** Far more than the largest training checkpoint takes (about 30 a tensor). */
    static final int MOST_STEPS = 4_000_000;
    private static final int LONGEST_NUMBER = 1024;

    private final PickleInput in;
    private final ArrayList<PickleValue> stack = new ArrayList<>();
    private final IntArrayList marks = new IntArrayList();
    private final Map<Long, PickleValue> memo = new HashMap<>();
    private long handedOver;

    private PickleMachine(byte[] pickle) {
        in = new PickleInput(pickle);
    }

    /**
     * The value that a pickle describes.
     *
     * @throws PickleDamage if it cannot be followed
     * @throws PickleRefusal if it asks for a call that no list of weights needs
     */
    static PickleValue read(byte[] pickle) throws PickleDamage, PickleRefusal {
        PickleMachine machine = new PickleMachine(pickle);
        for (int step = 0; step < MOST_STEPS; step++) {
            int opcode = machine.in.unsignedByte();
            if (opcode == '.') {
                return machine.pop();
            }
            machine.execute(opcode);
        }
        throw new PickleDamage("it is longer than any network needs");
    }

    private void execute(int opcode) throws PickleDamage, PickleRefusal {
        switch (opcode) {
            case 0x80 -> protocol();
            case 0x95 -> in.int64(); // FRAME: only a hint for streaming
            case '(' -> marks.add(stack.size());
            case '0' -> popOrUnmark();
            case '1' -> popToMark();
            case '2' -> push(top());
            case 'N', 0x88, 0x89, 'I', 'J', 'K', 'M', 'L', 0x8a, 0x8b, 'F', 'G' -> push(number(opcode));
            case 'S', 'T', 'U', 'V', 'X', 0x8c, 0x8d -> push(new Text(text(opcode)));
            case 'B' -> push(new Bytes(in.bytes(in.unsignedInt())));
            case 'C' -> push(new Bytes(in.bytes(in.unsignedByte())));
            case 0x8e, 0x96 -> push(new Bytes(in.bytes(in.int64())));
            case ']' -> push(Row.empty());
            case ')' -> push(Row.empty());
            case '}' -> push(new Table());
            case 0x8f -> push(new Inert("set"));
            case 'l', 't' -> push(new Row(popToMark()));
            case 0x91 -> {
                popToMark();
                push(new Inert("frozenset"));
            }
            case 0x85, 0x86, 0x87 -> push(new Row(popMany(opcode - 0x84)));
            case 'd' -> pushTable(popToMark());
            case 'a' -> append(popMany(1));
            case 'e', 0x90 -> append(popToMark());
            case 's' -> setItems(popMany(2));
            case 'u' -> setItems(popToMark());
            case 'g' -> get(decimal(in.line(StandardCharsets.US_ASCII)));
            case 'h' -> get(in.unsignedByte());
            case 'j' -> get(in.unsignedInt());
            case 'p' -> memo.put(decimal(in.line(StandardCharsets.US_ASCII)), top());
            case 'q' -> memo.put((long) in.unsignedByte(), top());
            case 'r' -> memo.put(in.unsignedInt(), top());
            case 0x94 -> memo.put((long) memo.size(), top());
            case 'Q' -> push(PickleCalls.storage(pop()));
            default -> executeCall(opcode);
        }
    }

    /** The opcodes that name, call or change something. */
    private void executeCall(int opcode) throws PickleDamage, PickleRefusal {
        switch (opcode) {
            case 'c' -> push(PickleCalls.global(in.line(StandardCharsets.UTF_8), in.line(StandardCharsets.UTF_8)));
            case 0x93 -> {
                List<PickleValue> both = popMany(2);
                if (!(both.get(0) instanceof Text(String module)) || !(both.get(1) instanceof Text(String name))) {
                    throw new PickleDamage("a class has no name");
                }
                push(PickleCalls.global(module, name));
            }
            case 'R' -> {
                List<PickleValue> both = popMany(2);
                count(both.get(1));
                push(PickleCalls.call(both.get(0), both.get(1)));
            }
            case 0x81 -> {
                List<PickleValue> both = popMany(2);
                push(PickleCalls.make(both.get(0), both.get(1)));
            }
            case 0x92 -> {
                List<PickleValue> three = popMany(3);
                push(PickleCalls.make(three.get(0), three.get(1)));
            }
            case 'i' -> {
                PickleValue cls = PickleCalls.global(in.line(StandardCharsets.UTF_8), in.line(StandardCharsets.UTF_8));
                push(PickleCalls.call(cls, new Row(popToMark())));
            }
            case 'o' -> {
                List<PickleValue> all = popToMark();
                if (all.isEmpty()) {
                    throw new PickleDamage("an object has no class");
                }
                push(PickleCalls.call(all.getFirst(), new Row(all.subList(1, all.size()))));
            }
            case 'b' -> {
                PickleValue state = pop();
                PickleCalls.build(top(), state);
            }
            case 0x82, 0x83, 0x84 -> throw new PickleRefusal("an extension registry");
            case 'P', 0x97, 0x98 -> throw new PickleDamage("it points outside the file");
            default -> throw new PickleDamage("it holds the unknown code " + opcode);
        }
    }

    /** Items handed to calls are work, too: one list may be handed over many times. */
    private void count(PickleValue arguments) throws PickleDamage {
        if (arguments instanceof Row(List<PickleValue> args) && !args.isEmpty()
                && args.getFirst() instanceof Row(List<PickleValue> items)) {
            handedOver += items.size();
            if (handedOver > MOST_STEPS) {
                throw new PickleDamage("it is longer than any network needs");
            }
        }
    }

    private void protocol() throws PickleDamage {
        int protocol = in.unsignedByte();
        if (protocol > 5) {
            throw new PickleDamage("it is written in the unknown protocol " + protocol);
        }
    }

    private PickleValue number(int opcode) throws PickleDamage {
        return switch (opcode) {
            case 'N' -> None.NONE;
            case 0x88 -> new Truth(true);
            case 0x89 -> new Truth(false);
            case 'I' -> {
                String line = in.line(StandardCharsets.US_ASCII);
                yield line.equals("00") || line.equals("01") ? new Truth(line.equals("01")) : new Whole(decimal(line));
            }
            case 'J' -> new Whole(in.int32());
            case 'K' -> new Whole(in.unsignedByte());
            case 'M' -> new Whole(in.unsignedShort());
            case 'L' -> new Whole(decimal(in.line(StandardCharsets.US_ASCII).replaceFirst("L$", "")));
            case 0x8a -> longNumber(in.unsignedByte());
            case 0x8b -> longNumber(in.int32());
            case 'F' -> {
                try {
                    yield new Real(Double.parseDouble(in.line(StandardCharsets.US_ASCII)));
                } catch (NumberFormatException _) {
                    throw new PickleDamage("a number cannot be read");
                }
            }
            default -> new Real(in.bigEndianDouble());
        };
    }

    /** A little-endian two's-complement number; those beyond 64 bits (random seeds) mean nothing here. */
    private PickleValue longNumber(int length) throws PickleDamage {
        if (length > LONGEST_NUMBER) {
            throw new PickleDamage("it holds a number of " + length + " bytes");
        }
        byte[] bytes = in.bytes(length);
        byte[] bigEndian = new byte[length + 1];
        for (int i = 0; i < length; i++) {
            bigEndian[length - i] = bytes[i];
        }
        bigEndian[0] = (byte) (length > 0 && bytes[length - 1] < 0 ? -1 : 0);
        BigInteger number = new BigInteger(bigEndian);
        return number.bitLength() < Long.SIZE ? new Whole(number.longValue()) : new Inert("long number");
    }

    private static long decimal(String line) throws PickleDamage {
        try {
            return Long.parseLong(line.strip());
        } catch (NumberFormatException _) {
            throw new PickleDamage("a number cannot be read");
        }
    }

    private String text(int opcode) throws PickleDamage {
        return switch (opcode) {
            case 'S' -> {
                String quoted = in.line(StandardCharsets.ISO_8859_1).strip();
                if (quoted.length() < 2) {
                    throw new PickleDamage("a text is not quoted");
                }
                yield quoted.substring(1, quoted.length() - 1);
            }
            case 'T' -> in.text(in.int32());
            case 'U', 0x8c -> in.text(in.unsignedByte());
            case 'V' -> in.line(StandardCharsets.UTF_8);
            case 'X' -> in.text(in.unsignedInt());
            default -> in.text(in.int64());
        };
    }

    private void pushTable(List<PickleValue> items) throws PickleDamage {
        push(new Table());
        setItems(items);
    }

    private void append(List<PickleValue> items) throws PickleDamage {
        switch (top()) {
            case Row(List<PickleValue> values) -> values.addAll(items);
            case Inert _ -> {
                // A list or set of an unknown class stays a placeholder.
            }
            case PickleValue other -> throw new PickleDamage("a " + other.describe() + " takes no items");
        }
    }

    private void setItems(List<PickleValue> items) throws PickleDamage {
        if (items.size() % 2 != 0) {
            throw new PickleDamage("a key has no value");
        }
        switch (top()) {
            case Table table -> {
                for (int i = 0; i < items.size(); i += 2) {
                    table.put(items.get(i), items.get(i + 1));
                }
            }
            case Inert _ -> {
                // A dictionary of an unknown class stays a placeholder.
            }
            case PickleValue other -> throw new PickleDamage("a " + other.describe() + " takes no items");
        }
    }

    private void get(long key) throws PickleDamage {
        PickleValue value = memo.get(key);
        if (value == null) {
            throw new PickleDamage("it refers to something that is not in it");
        }
        push(value);
    }

    private void push(PickleValue value) {
        stack.add(value);
    }

    private int floor() {
        return marks.isEmpty() ? 0 : marks.getInt(marks.size() - 1);
    }

    private PickleValue top() throws PickleDamage {
        if (stack.size() <= floor()) {
            throw new PickleDamage("it takes more than it holds");
        }
        return stack.getLast();
    }

    private PickleValue pop() throws PickleDamage {
        top();
        return stack.removeLast();
    }

    private void popOrUnmark() throws PickleDamage {
        if (!marks.isEmpty() && stack.size() == floor()) {
            marks.removeInt(marks.size() - 1);
        } else {
            pop();
        }
    }

    private List<PickleValue> popMany(int count) throws PickleDamage {
        if (stack.size() - floor() < count) {
            throw new PickleDamage("it takes more than it holds");
        }
        return popFrom(stack.size() - count);
    }

    private List<PickleValue> popToMark() throws PickleDamage {
        if (marks.isEmpty()) {
            throw new PickleDamage("it takes more than it holds");
        }
        int mark = marks.removeInt(marks.size() - 1);
        return popFrom(mark);
    }

    private List<PickleValue> popFrom(int from) {
        List<PickleValue> tail = stack.subList(from, stack.size());
        List<PickleValue> values = new ArrayList<>(tail);
        tail.clear();
        return values;
    }
}
