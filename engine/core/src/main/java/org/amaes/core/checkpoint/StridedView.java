package org.amaes.core.checkpoint;

import java.nio.file.Path;
import java.util.Arrays;

import org.amaes.core.WorkbenchException;
import org.amaes.core.checkpoint.PickleValue.Tensor;

/** A tensor as PyTorch keeps it, a view with steps into a storage, copied to C order. */
final class StridedView {

    private StridedView() {
    }

    /** Checks that a tensor lies inside its storage, and counts its values. */
    static long check(Path file, String name, Tensor tensor) throws WorkbenchException {
        long count = 1;
        long last = tensor.offset();
        try {
            for (int axis = 0; axis < tensor.shape().length; axis++) {
                long extent = tensor.shape()[axis];
                if (extent < 0 || extent > Integer.MAX_VALUE || tensor.stride()[axis] < 0) {
                    throw outside(file, name);
                }
                count = Math.multiplyExact(count, extent);
                last = Math.addExact(last, Math.multiplyExact(Math.max(0, extent - 1), tensor.stride()[axis]));
            }
        } catch (ArithmeticException _) {
            throw outside(file, name);
        }
        boolean inside = count == 0 || last < tensor.storage().count();
        if (tensor.offset() < 0 || !inside || count > Integer.MAX_VALUE - 8) {
            throw outside(file, name);
        }
        return count;
    }

    private static WorkbenchException outside(Path file, String name) {
        return new WorkbenchException(file + " is damaged: " + name + " claims values outside of what is stored. Get a fresh copy of it.", file);
    }

    /**
     * The values of a checked tensor in C order.
     *
     * @param storage all values of its storage
     * @param own whether the storage may be handed over as it is if the tensor is all of it
     */
    static NamedArray array(String name, Tensor tensor, float[] storage, boolean own) {
        int[] shape = Arrays.stream(tensor.shape()).mapToInt(Math::toIntExact).toArray();
        int count = (int) StoredArray.count(shape);
        int offset = count == 0 ? 0 : (int) tensor.offset();
        if (isContiguous(tensor)) {
            boolean whole = own && offset == 0 && count == storage.length;
            return new NamedArray(name, shape, whole ? storage : Arrays.copyOfRange(storage, offset, offset + count));
        }
        float[] values = new float[count];
        int[] index = new int[shape.length];
        int from = offset;
        for (int to = 0; to < count; to++) {
            values[to] = storage[from];
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                int stride = (int) tensor.stride()[axis];
                from += stride;
                if (++index[axis] < shape[axis]) {
                    break;
                }
                from -= stride * shape[axis];
                index[axis] = 0;
            }
        }
        return new NamedArray(name, shape, values);
    }

    /** Whether the values already stand in C order; the step along an axis of one does not count. */
    private static boolean isContiguous(Tensor tensor) {
        long step = 1;
        for (int axis = tensor.shape().length - 1; axis >= 0; axis--) {
            long extent = tensor.shape()[axis];
            if (extent == 0) {
                return true;
            }
            if (extent > 1 && tensor.stride()[axis] != step) {
                return false;
            }
            step *= extent;
        }
        return true;
    }
}
