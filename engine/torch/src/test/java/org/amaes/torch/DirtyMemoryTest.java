package org.amaes.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Layer;
import org.amaes.core.network.Layer.Conv;
import org.amaes.core.network.Layer.Sequence;
import org.amaes.core.network.LayerCase;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.Shapes;
import org.amaes.core.network.Shapes.Features;
import org.amaes.core.recipe.Precision;
import org.amaes.core.volume.Shape;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gradients do not depend on what memory held before. A child process has glibc fill all memory with
 * nonsense, as a long training does, and compares the gradients of bfloat16 with those of float32.
 */
class DirtyMemoryTest {

    private static final long PATIENCE_SECONDS = 300;
    /** Of the largest gradient; bfloat16 has three digits. */
    private static final double TOLERANCE = 0.03;

    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void gradientsOfSmallMapsAreTheSameInDirtyMemory() throws Exception {
        Path said = folder.resolve("said");
        ProcessBuilder child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-cp", System.getProperty("java.class.path"), Child.class.getName());
        child.environment().put("MALLOC_PERTURB_", "1");
        Process process = child.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "still computing");
        assertEquals("792 gradients compared", Files.readString(said).strip());
    }

    /** What the child process does. */
    static final class Child {

        public static void main(String[] arguments) throws Exception {
            Library.require();
            int compared = 0;
            for (int side : new int[] {1, 2, 3, 4, 5, 8}) {
                for (Conv conv : convolutions()) {
                    compare(conv, new Shape(side, 1, 1));
                    compared++;
                }
                for (int other : new int[] {1, 2, 3, 4, 7}) {
                    for (Conv conv : convolutions()) {
                        compare(conv, new Shape(side, other, 2));
                        compare(conv, new Shape(side, 4, other));
                        compared += 2;
                    }
                }
            }
            System.out.println(compared + " gradients compared");
        }

        /** The kinds of the networks that are there, and those of MedNeXt. */
        private static List<Conv> convolutions() {
            return List.of(Conv.same3("c", 4, 8), Conv.same3("c", 32, 16), Conv.point("c", 4, 8), Conv.up2("c", 8, 4),
                    new Conv("c", 4, 4, 3, 1, 1, 4, false), new Conv("c", 32, 32, 3, 1, 1, 32, false),
                    new Conv("c", 4, 4, 3, 2, 1, 4, false), new Conv("c", 32, 32, 3, 2, 1, 32, false),
                    new Conv("c", 4, 4, 3, 2, 1, 4, true), new Conv("c", 32, 32, 3, 2, 1, 32, true), new Conv("c", 4, 8, 1, 2, 0, 1, false),
                    new Conv("c", 8, 4, 1, 2, 0, 1, true));
        }

        private static void compare(Conv conv, Shape shape) throws Exception {
            Layer tree = Sequence.of(Conv.point("front", conv.in(), conv.in()), conv);
            Features input = new Features(conv.in(), shape);
            float[] exact = gradient(tree, input, Precision.FLOAT32);
            float[] rounded = gradient(tree, input, Precision.BFLOAT16);
            double largest = 0;
            double worst = 0;
            for (int i = 0; i < exact.length; i++) {
                largest = Math.max(largest, Math.abs(exact[i]));
                worst = Double.isNaN(rounded[i]) ? Double.POSITIVE_INFINITY : Math.max(worst, Math.abs(exact[i] - rounded[i]));
            }
            if (!(worst <= TOLERANCE * largest)) {
                System.out.println(conv + " on " + shape + ": " + worst + " of " + largest);
            }
        }

        /** The gradients of all parameters, one behind the other. */
        private static float[] gradient(Layer tree, Features input, Precision precision) throws Exception {
            List<Parameters.Parameter> parameters = Parameters.of(tree);
            StateDict weights = StateDict.of(parameters.stream()
                    .map(p -> new NamedArray(p.name(), p.extents(), LayerCase.normal(p.size(), p.name().hashCode()))).toList());
            TorchDevice device = TorchDevice.of("cpu");
            try (Work _ = Work.begin(2); WeightStore store = WeightStore.of(parameters, weights, device, precision, true)) {
                TorchNetwork network = new TorchNetwork(tree, store, precision);
                Tape tape = Tape.recording();
                network.forward(upload(device, input, 1), tape);
                network.backward(upload(device, Shapes.output(tree, input), 2), tape);
                return device.download(store.gradients(), Math.toIntExact(store.gradients().numel()));
            }
        }

        private static Tensor upload(TorchDevice device, Features features, long seed) {
            float[] values = LayerCase.normal(Math.toIntExact(2 * features.elements()), seed);
            return device.upload(values, 2, features.channels(), features.shape().x(), features.shape().y(), features.shape().z());
        }
    }
}
