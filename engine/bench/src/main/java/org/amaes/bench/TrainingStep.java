package org.amaes.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Batch;
import org.amaes.core.backend.Execution;
import org.amaes.core.backend.TrainingSession;
import org.amaes.core.network.Layered;
import org.amaes.core.network.MedNeXt;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.UNet;
import org.amaes.core.recipe.Objective;
import org.amaes.core.recipe.Optimizer;
import org.amaes.core.recipe.Precision;
import org.amaes.core.volume.Shape;
import org.amaes.runner.Backends;

/**
 * One update of the weights, forward to optimiser, against PyTorch with the same network, loss and optimiser.
 *
 * @param label how the network is called in the table
 * @param network the network
 * @param patch its patch
 * @param batch patches of an update
 * @param precision number format of the convolutions
 * @param budget the largest ratio to PyTorch
 * @param threads threads of both
 * @param device where ours runs
 */
record TrainingStep(String label, Layered network, Shape patch, int batch, Precision precision, double budget, int threads, String device)
        implements Benchmark {

    private static final int WARM_UP = 3;

    /** On all cores. */
    TrainingStep(String label, Layered network, Shape patch, int batch, Precision precision, double budget) {
        this(label, network, patch, batch, precision, budget, Runtime.getRuntime().availableProcessors(), "cpu");
    }

    /** The same step on so many threads. */
    TrainingStep withThreads(int other) {
        return new TrainingStep(label, network, patch, batch, precision, budget, other, device);
    }

    /** The same step on another device. */
    TrainingStep on(String other) {
        return new TrainingStep(label, network, patch, batch, precision, budget, threads, other);
    }

    @Override
    public String name() {
        return String.format(Locale.ROOT, "%s, %s, %s, batch %d, %s, %d thread%s", objective() instanceof Objective.Segmentation ? "fine-tuning step"
                : "pretraining step", label, patch, batch, precision, threads, threads == 1 ? "" : "s");
    }

    @Override
    public String unit() {
        return "s";
    }

    private Objective objective() {
        return network.outChannels() > 1 ? new Objective.Segmentation() : new Objective.Reconstruction(false);
    }

    /** A session on this machine's cores, freshly initialised. */
    TrainingSession open() throws WorkbenchException {
        return Backends.here().open(network, Parameters.initial(network, 1), objective(), Optimizer.paper(),
                new Execution(device, threads, precision));
    }

    /** A batch of noise. */
    Batch noise() {
        SplittableRandom random = new SplittableRandom(1);
        float[] input = new float[batch * patch.length()];
        byte[] labels = new byte[input.length];
        for (int v = 0; v < input.length; v++) {
            input[v] = (float) random.nextDouble();
            labels[v] = (byte) random.nextInt(network.outChannels());
        }
        return objective() instanceof Objective.Segmentation ? Batch.segmentation(batch, 1, patch, input, labels)
                : Batch.reconstruction(batch, 1, patch, input, input.clone(), null);
    }

    @Override
    public Figures measure(int rounds, Optional<ReferencePython> python) throws WorkbenchException {
        Median ours = new Median();
        Median theirs = new Median();
        List<Batch> noise = List.of(noise());
        try (TrainingSession session = open(); ReferencePython.Worker reference = python.isEmpty() ? null : start(python.get())) {
            for (int round = -WARM_UP; round < rounds; round++) {
                double seconds = reference == null ? 0 : reference.once();
                long start = System.nanoTime();
                session.step(noise, 1e-4);
                if (round >= 0) {
                    theirs.add(seconds);
                    ours.add((System.nanoTime() - start) / 1e9);
                }
            }
            return new Figures(reference == null ? Optional.empty() : Optional.of(theirs.value()), ours.value());
        }
    }

    private ReferencePython.Worker start(ReferencePython python) throws WorkbenchException {
        List<String> arguments = new ArrayList<>(switch (network) {
            case UNet unet -> List.of("--filters", String.valueOf(unet.filters()), "--decoder", word(unet.decoder()), "--skips", String.valueOf(unet.skips()));
            case MedNeXt mednext -> List.of("--filters", String.valueOf(mednext.filters()), "--decoder", word(mednext.decoder()),
                    "--skips", String.valueOf(mednext.skips()), "--expansion", mednext.expansion().toString(), "--blocks", mednext.blocks().toString());
        });
        arguments.addAll(List.of("--out-channels", String.valueOf(network.outChannels()), "--patch", patch.toString(),
                "--batch", String.valueOf(batch), "--precision", precision.toString(),
                "--threads", String.valueOf(threads)));
        return python.start("training_step.py", arguments);
    }

    private static String word(Enum<?> decoder) {
        return decoder.name().toLowerCase(Locale.ROOT);
    }
}
