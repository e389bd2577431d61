package org.amaes.dl4j;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Execution;
import org.amaes.core.backend.Session;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.Layered;
import org.amaes.core.network.MedNeXt;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.Shapes;
import org.amaes.core.network.SwinUnetr;
import org.amaes.core.network.UNet;
import org.amaes.core.recipe.Precision;
import org.amaes.core.volume.Shape;

/** A network with its weights in ND4J. */
final class Dl4jSession implements Session {

    private final Architecture architecture;
    private final int threads;
    private final Weights weights;
    private final Operation network;

    private Dl4jSession(Architecture architecture, int threads, Weights weights, Operation network) {
        this.architecture = architecture;
        this.threads = threads;
        this.weights = weights;
        this.network = network;
    }

    /** @throws WorkbenchException if this engine does not compute the network, or not so */
    static Dl4jSession open(Architecture architecture, StateDict state, Execution execution) throws WorkbenchException {
        Library.requireDevice(execution.device());
        if (execution.precision() != Precision.FLOAT32) {
            throw new WorkbenchException("The engine dl4j computes in float32 only. Choose --precision float32, or --engine torch for bfloat16.");
        }
        if (execution.recomputing()) {
            throw new WorkbenchException("The engine dl4j keeps all features of a step and cannot compute them again instead."
                    + " Take fewer patches at once (--set accumulate=N), or choose --engine torch.");
        }
        Layered layered = layered(architecture);
        Library.useThreads(execution.threads());
        Weights weights = new Weights(Parameters.of(architecture), state);
        try {
            return new Dl4jSession(architecture, execution.threads(), weights, new NetworkBuilder(weights).build(layered.layers()));
        } catch (WorkbenchException | RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    private static Layered layered(Architecture architecture) throws WorkbenchException {
        return switch (architecture) {
            case UNet unet -> unet;
            case MedNeXt _ -> throw refusal("MedNeXt");
            case SwinUnetr _ -> throw refusal("SwinUNETR");
        };
    }

    private static WorkbenchException refusal(String network) {
        return new WorkbenchException("The engine dl4j does not compute " + network + ". It computes networks of the U-Net family; "
                + "choose --engine torch for this one.");
    }

    Weights weights() {
        return weights;
    }

    /** The network's output, held for the caller. */
    Feature forward(float[] input, int samples, Shape shape, Tape tape) {
        Shapes.output(architecture, shape);
        Library.useThreads(threads);
        try (Feature in = Feature.of(input, samples, architecture.inChannels(), shape.x(), shape.y(), shape.z())) {
            return network.forward(in, tape);
        }
    }

    @Override
    public float[] predict(float[] input, int samples, Shape shape) throws WorkbenchException {
        try (Feature output = forward(input, samples, shape, Tape.off())) {
            return output.values();
        } catch (OutOfMemoryError e) { // ND4J's, of memory outside Java's heap
            throw Library.outOfMemory(e);
        }
    }

    @Override
    public void close() {
        weights.close();
    }
}
