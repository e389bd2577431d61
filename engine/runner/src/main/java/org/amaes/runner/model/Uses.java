package org.amaes.runner.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.network.Shapes;
import org.amaes.core.network.SwinUnetr;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.recipe.LabelClass;
import org.amaes.core.volume.Shape;

/** What a model can be used for; what it cannot is refused in a sentence. */
public final class Uses {

    private Uses() {
    }

    /** Refuses a model that is an encoder without a head. */
    private static void headed(Model model) throws WorkbenchException {
        if (model.architecture() instanceof SwinUnetr swin && swin.head() == SwinUnetr.Head.ENCODER) {
            throw new WorkbenchException("The checkpoint " + model.file() + " holds the encoder of a SwinUNETR without a head that this program knows. "
                    + "Fine-tune it first (amaes finetune --checkpoint ...).", model.file());
        }
    }

    /** Refuses a model that does not reconstruct one channel. */
    public static void reconstructing(Model model) throws WorkbenchException {
        headed(model);
        if (model.architecture().outChannels() != 1 || model.architecture().inChannels() != 1
                || model.card().map(ModelCard::classes).filter(classes -> !classes.isEmpty()).isPresent()) {
            throw new WorkbenchException("The checkpoint " + model.file() + " is a " + model.architecture().title()
                    + " that segments; choose a pretrained one, which reconstructs.", model.file());
        }
    }

    /** The classes that a model tells apart, background first; refuses a model that does not segment. */
    public static List<LabelClass> segmenting(Model model) throws WorkbenchException {
        headed(model);
        Optional<List<LabelClass>> own = model.card().map(ModelCard::classes);
        if (own.isPresent() && own.get().isEmpty() || model.architecture().outChannels() < 2) {
            throw new WorkbenchException("The checkpoint " + model.file() + " was pretrained to reconstruct and cannot segment. "
                    + "Fine-tune it first (amaes finetune --checkpoint ...).", model.file());
        }
        if (own.isPresent()) {
            return own.get();
        }
        List<LabelClass> numbered = new ArrayList<>();
        for (int c = 0; c < model.architecture().outChannels(); c++) {
            numbered.add(new LabelClass(c, c == 0 ? "background" : "label " + c));
        }
        return numbered;
    }

    /** The patch that a model was trained on; 128³ if it does not say. */
    public static Shape patch(Model model) {
        return model.card().map(ModelCard::patch).orElse(Shape.cube(128));
    }

    /** How scans were prepared for a model; the method's own way if it does not say. */
    public static Preprocessing preprocessing(Model model) {
        return model.card().map(ModelCard::preprocessing).orElse(Preprocessing.STANDARD);
    }

    /** Refuses a patch that cannot pass a model's network. */
    public static void fits(Model model, Shape patch) throws WorkbenchException {
        try {
            Shapes.output(model.architecture(), patch);
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage(), null, e);
        }
    }
}
