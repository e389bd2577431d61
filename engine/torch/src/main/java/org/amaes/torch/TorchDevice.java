package org.amaes.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

import org.amaes.core.WorkbenchException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The CPU or a graphics card, and the way of arrays to it and back.
 *
 * @param name "cpu" or "cuda:0", …
 */
record TorchDevice(String name) {

    private static final String CUDA = "cuda:";

    /**
     * A device of this machine.
     *
     * @throws WorkbenchException if there is none of that name
     */
    static TorchDevice of(String name) throws WorkbenchException {
        if (!name.equals("cpu") && !available().contains(name)) {
            throw new WorkbenchException("This machine has no device '" + name + "' that LibTorch can compute on; there is "
                    + String.join(", ", available()) + "." + (torch.cuda_is_available() || !name.startsWith(CUDA) ? ""
                    : " For a graphics card of NVIDIA the workbench must be built with -Pcuda, and driver, CUDA 13 and cuDNN 9 be installed."));
        }
        TorchDevice device = new TorchDevice(name);
        if (!device.isCpu()) {
            settle();
        }
        return device;
    }

    /** What float32 and repeatable mean on a graphics card: no shortened significands, cuDNN's deterministic kernels only. */
    private static void settle() {
        torch.globalContext().setAllowTF32CuDNN(false);
        torch.globalContext().setAllowTF32CuBLAS(false);
        torch.globalContext().setDeterministicCuDNN(true);
        torch.globalContext().setBenchmarkCuDNN(false); // it would choose anew, and otherwise, in every process
    }

    /** The names of this machine's devices, "cpu" first. */
    static List<String> available() {
        List<String> names = new ArrayList<>(List.of("cpu"));
        int cards = torch.cuda_is_available() ? torch.cuda_device_count() : 0;
        for (int card = 0; card < cards; card++) {
            names.add(CUDA + card);
        }
        return List.copyOf(names);
    }

    boolean isCpu() {
        return name.equals("cpu");
    }

    /** What a new tensor of this type is made with. */
    TensorOptions options(ScalarType type) {
        return new TensorOptions(type).device(new DeviceOptional(device()));
    }

    private Device device() {
        return isCpu() ? new Device(DeviceType.CPU) : new Device(DeviceType.CUDA, index());
    }

    private byte index() {
        return Byte.parseByte(name.substring(CUDA.length()));
    }

    /** The most bytes of the card that tensors occupied at once in this process; empty on the CPU. */
    OptionalLong peakBytes() {
        return isCpu() ? OptionalLong.empty() : OptionalLong.of(torch.getDeviceStats(index()).allocated_bytes().peak());
    }

    /** Bytes of the card that are free now; empty on the CPU. */
    OptionalLong freeBytes() {
        return isCpu() ? OptionalLong.empty() : OptionalLong.of(torch.getMemoryInfo(index()).first());
    }

    /** Memory of this computer for values on their way: for a graphics card it is pinned, so that the card fetches them by itself. */
    private Tensor waiting(long[] extents, ScalarType type) {
        TensorOptions options = new TensorOptions(type);
        return torch.empty(extents, isCpu() ? options : options.pinned_memory(new BoolOptional(true)), new MemoryFormatOptional());
    }

    /**
     * The tensor here: itself on the CPU, else a copy that the card makes while this thread goes on. LibTorch
     * gives the pinned memory out again only after the copy is done. Hands the argument over.
     */
    private Tensor moved(Tensor tensor, ScalarType type) {
        if (isCpu()) {
            return tensor;
        }
        Tensor moved = tensor.to(device(), type, true, false, new MemoryFormatOptional());
        tensor.close();
        return moved;
    }

    /** A tensor of float32 values in C order. */
    Tensor upload(float[] values, int... shape) {
        long[] extents = Arrays.stream(shape).asLongStream().toArray();
        Tensor tensor = waiting(extents, ScalarType.Float);
        try (FloatPointer memory = new FloatPointer(tensor.data_ptr())) {
            memory.put(values, 0, Math.toIntExact(tensor.numel()));
        }
        return moved(tensor, ScalarType.Float);
    }

    /** A tensor of bytes in C order. */
    Tensor upload(byte[] values, int... shape) {
        long[] extents = Arrays.stream(shape).asLongStream().toArray();
        Tensor tensor = waiting(extents, ScalarType.Byte);
        try (BytePointer memory = new BytePointer(tensor.data_ptr())) {
            memory.put(values, 0, Math.toIntExact(tensor.numel()));
        }
        return moved(tensor, ScalarType.Byte);
    }

    /** The values of a tensor as float32 in C order. */
    float[] download(Tensor tensor, int length) {
        float[] values = new float[length];
        download(tensor, values);
        return values;
    }

    /** The values of a tensor, written over an array of its length. */
    void download(Tensor tensor, float[] values) {
        try (Tensor floats = tensor.to(ScalarType.Float);
                Tensor here = isCpu() ? floats : floats.cpu();
                Tensor contiguous = here.contiguous();
                Pointer memory = contiguous.data_ptr();
                FloatPointer source = new FloatPointer(memory)) {
            source.get(values);
        }
    }
}
