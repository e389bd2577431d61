package org.amaes.core.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.amaes.core.WorkbenchException;

/**
 * Weights carried over to a network: the encoder alone, for fine-tuning, or everything, for prediction
 * (SPEC section 11).
 *
 * @param weights what to set in the network; tensors that are not in it keep their fresh values
 * @param report what became of every tensor
 */
public record Transfer(StateDict weights, TransferReport report) {

    /** Where the encoder's tensors are in U-Net and MedNeXt. */
    public static final String ENCODER = "encoder.";
    /** Where the encoder's tensors are in SwinUNETR. */
    public static final String SWIN_ENCODER = "swinViT.";

    private static final int FIRST_DIFFERENCES = 3;

    /** What to do with the first convolution when the network has more input channels than the file's one. */
    public enum InputChannels {
        /** Repeat its weight over the channels, divided by their number: equal channels give the same features as one did. */
        REPEAT,
        /** Leave it random. */
        RANDOM
    }

    /**
     * Copies every tensor of U-Net's or MedNeXt's encoder that has the same name and extents; heads start fresh.
     *
     * @param target name to extents of the network, in its order
     */
    public static Transfer encoder(StateDict source, Map<String, int[]> target, InputChannels channels) {
        return encoder(source, target, ENCODER, channels);
    }

    /**
     * Copies every tensor of an encoder that has the same name and extents; heads start fresh.
     *
     * @param target name to extents of the network, in its order
     * @param prefix what the encoder's names start with: {@link #ENCODER} or {@link #SWIN_ENCODER}
     */
    public static Transfer encoder(StateDict source, Map<String, int[]> target, String prefix, InputChannels channels) {
        Groups groups = new Groups();
        String first = firstConvolution(target, prefix);
        target.forEach((name, shape) -> {
            if (!name.startsWith(prefix)) {
                groups.fresh.add(name);
            } else {
                groups.sort(name, shape, source.find(name).orElse(null), channels == InputChannels.REPEAT && name.equals(first));
            }
        });
        for (String name : source.names()) {
            if (!name.startsWith(prefix)) {
                groups.unused.add(name);
            } else if (!target.containsKey(name)) {
                groups.unexpected.add(name);
            }
        }
        return groups.transfer();
    }

    /**
     * Takes over all weights, for a network of the same architecture.
     *
     * @param target name to extents of the network, in its order
     * @param file where the weights come from, for the sentence
     * @throws WorkbenchException unless names and extents of both agree completely
     */
    public static Transfer all(StateDict source, Map<String, int[]> target, Path file) throws WorkbenchException {
        Groups groups = new Groups();
        target.forEach((name, shape) -> groups.sort(name, shape, source.find(name).orElse(null), false));
        source.names().stream().filter(name -> !target.containsKey(name)).forEach(groups.unexpected::add);
        List<String> differences = new ArrayList<>();
        groups.mismatched.forEach(mismatch -> differences.add(mismatch.toString()));
        groups.missing.forEach(name -> differences.add(name + " is not in the file"));
        groups.unexpected.forEach(name -> differences.add(name + " is not in the network"));
        if (!differences.isEmpty()) {
            int more = differences.size() - FIRST_DIFFERENCES;
            throw new WorkbenchException(file + " is a checkpoint of another architecture: "
                    + String.join("; ", differences.subList(0, Math.min(FIRST_DIFFERENCES, differences.size())))
                    + (more > 0 ? "; and " + more + " more differences" : "")
                    + ". Choose the network that it was trained as, or another checkpoint.", file);
        }
        return groups.transfer();
    }

    /** The convolution that sees the image: the first weight of five axes in the encoder. */
    private static String firstConvolution(Map<String, int[]> target, String prefix) {
        return target.entrySet().stream().filter(entry -> entry.getKey().startsWith(prefix) && entry.getValue().length == 5)
                .map(Map.Entry::getKey).findFirst().orElse(null);
    }

    /** The groups of the report while they fill. */
    private static final class Groups {
        private final List<NamedArray> arrays = new ArrayList<>();
        private final List<String> loaded = new ArrayList<>();
        private final List<String> adapted = new ArrayList<>();
        private final List<String> fresh = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();
        private final List<TransferReport.Mismatch> mismatched = new ArrayList<>();
        private final List<String> unexpected = new ArrayList<>();
        private final List<String> unused = new ArrayList<>();

        void sort(String name, int[] shape, NamedArray found, boolean mayAdapt) {
            if (found == null) {
                missing.add(name);
            } else if (Arrays.equals(found.shape(), shape)) {
                loaded.add(name);
                arrays.add(found);
            } else if (mayAdapt && differsOnlyInChannels(found.shape(), shape)) {
                adapted.add(name);
                arrays.add(spread(found, shape));
            } else {
                mismatched.add(new TransferReport.Mismatch(name, found.shape().clone(), shape.clone()));
            }
        }

        Transfer transfer() {
            return new Transfer(StateDict.of(arrays), new TransferReport(loaded, adapted, fresh, missing, mismatched, unexpected, unused));
        }
    }

    /** (O, 1, X, Y, Z) in the file, (O, C, X, Y, Z) with C &gt; 1 in the network. */
    private static boolean differsOnlyInChannels(int[] source, int[] target) {
        return source.length == target.length && source[1] == 1 && target[1] > 1 && source[0] == target[0]
                && Arrays.equals(source, 2, source.length, target, 2, target.length);
    }

    private static NamedArray spread(NamedArray weight, int[] shape) {
        int channels = shape[1];
        int kernel = weight.length() / shape[0];
        float[] out = new float[weight.length() * channels];
        for (int to = 0; to < out.length; to++) {
            int feature = to / (kernel * channels);
            out[to] = weight.data()[feature * kernel + to % kernel] / channels;
        }
        return new NamedArray(weight.name(), shape.clone(), out);
    }
}
