package org.amaes.app.engine;

import java.nio.file.Path;
import java.util.List;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.checkpoint.Safetensors;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.UNet;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.recipe.LabelClass;
import org.amaes.core.volume.Shape;
import org.amaes.runner.model.ModelCard;

/** Checkpoints of untrained networks of two filters, made in a moment. */
public final class TinyNetwork {

    /** What it would have been trained on. */
    public static final Shape PATCH = new Shape(16, 16, 32);

    private TinyNetwork() {
    }

    /** One that reconstructs. */
    public static Path reconstructing(Path file) throws WorkbenchException {
        return write(file, UNet.pretraining(2), Preprocessing.STANDARD, List.of());
    }

    /** One that tells two classes apart. */
    public static Path segmenting(Path file) throws WorkbenchException {
        return segmenting(file, Preprocessing.STANDARD);
    }

    /** One that tells two classes apart in scans prepared in another way. */
    public static Path segmenting(Path file, Preprocessing how) throws WorkbenchException {
        return write(file, UNet.segmentation(2, 1, 2), how, List.of(new LabelClass(0, "background"), new LabelClass(4, "lesion")));
    }

    private static Path write(Path file, Architecture network, Preprocessing how, List<LabelClass> classes) throws WorkbenchException {
        ModelCard card = new ModelCard(network, how, PATCH, classes, "gaussian", Edition.CORRECTED, 0, "untrained, for a test");
        Safetensors.write(file, Parameters.initial(network, 1), card.toMetadata());
        return file;
    }
}
