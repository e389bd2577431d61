package org.amaes.runner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Session;
import org.amaes.core.network.Shapes;
import org.amaes.core.npy.NpyFile;
import org.amaes.core.volume.Shape;
import org.amaes.runner.Backends;
import org.amaes.runner.model.Model;
import org.amaes.runner.model.Uses;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code amaes forward}. */
@Command(name = "forward", mixinStandardHelpOptions = true, header = "A bare network pass on a NumPy array, to compare with other tools.",
        description = {"", "X is float32 of shape (N, C, X, Y, Z), or (C, X, Y, Z), or (X, Y, Z); Y is (N, K, X, Y, Z)."},
        footer = {"", "Example:", "  amaes forward --checkpoint unet_b.pth --input x.npy --out y.npy"})
final class ForwardCommand implements Callable<Integer> {

    @Option(names = "--checkpoint", required = true, paramLabel = "FILE|RUN", description = "Weights: ours, .pth, .ckpt or a run.")
    private Path checkpoint;

    @Option(names = "--input", required = true, paramLabel = "X.npy", description = "The network's input.")
    private Path input;

    @Option(names = "--out", required = true, paramLabel = "Y.npy", description = "Where the network's output goes.")
    private Path out;

    @Mixin
    private EngineOptions engine;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        Model model = Model.read(checkpoint);
        NpyFile array = read();
        int[] extents = new int[] {1, 1, 1, 1, 1};
        int[] given = array.shape();
        if (given.length < 3 || given.length > 5) {
            throw new WorkbenchException(input + " has " + given.length + " axes; a network takes (N, C, X, Y, Z).", input);
        }
        System.arraycopy(given, 0, extents, 5 - given.length, given.length);
        if (extents[1] != model.architecture().inChannels()) {
            throw new WorkbenchException(input + " has " + extents[1] + " channels; " + model.architecture().title() + " takes "
                    + model.architecture().inChannels() + ".", input);
        }
        if (Arrays.stream(extents).anyMatch(extent -> extent < 1)) {
            throw new WorkbenchException(input + " is empty: its shape is " + Arrays.toString(given) + ".", input);
        }
        Shape shape = new Shape(extents[2], extents[3], extents[4]);
        Uses.fits(model, shape);
        float[] result;
        try (Session session = Backends.here().open(model.architecture(), model.weights(), engine.execution())) {
            result = session.predict(array.floats(), extents[0], shape);
        }
        Shapes.Features made = Shapes.output(model.architecture(), shape);
        int[] shapeOut = {extents[0], made.channels(), made.shape().x(), made.shape().y(), made.shape().z()};
        write(shapeOut, result);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("out", out.toString());
        told.put("shape", shapeOut);
        told.put("network", model.architecture().title());
        output.terminal().result(told);
        output.terminal().say(model.architecture().title() + ": wrote " + out);
        return ExitCode.DONE;
    }

    private NpyFile read() throws WorkbenchException {
        try {
            return NpyFile.read(input);
        } catch (IOException e) {
            throw new WorkbenchException(input + " cannot be read (" + e.getMessage() + ").", input, e);
        }
    }

    private void write(int[] shape, float[] values) throws WorkbenchException {
        try {
            NpyFile.write(out, shape, values);
        } catch (IOException e) {
            throw new WorkbenchException(out + " cannot be written (" + e.getMessage() + "). Choose a place you may write to.", out, e);
        }
    }
}
