package org.amaes.runner.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiImage;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.preprocess.PreparedVolume;
import org.amaes.core.recipe.LabelClass;
import org.amaes.core.service.Answer;
import org.amaes.core.service.Request;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.amaes.runner.inference.Aggregation;
import org.amaes.runner.inference.Predictor;
import org.amaes.runner.inference.SlidingWindow;
import org.amaes.runner.model.Model;
import org.amaes.runner.model.ModelCard;
import org.amaes.runner.model.Uses;

/** A scan segmented by a fine-tuned network, on the scan's own grid (SPEC section 10). */
final class Segmentation {

    private static final double OVERLAP = 0.5;

    private final Networks networks;

    Segmentation(Networks networks) {
        this.networks = networks;
    }

    /** @return empty if cancelled; nothing is written then */
    Optional<Answer.Predicted> answer(Request.Predict request, Errand errand) throws WorkbenchException {
        Stopwatch watch = new Stopwatch();
        errand.at(0, 1, "reading");
        Networks.Ready ready = networks.get(request.checkpoint());
        List<LabelClass> classes = Uses.segmenting(ready.model());
        SlidingWindow sliding = sliding(ready.model());
        watch.lap("load");
        NiftiImage image = NiftiReader.open(request.scan());
        List<Volume> channels = new ArrayList<>(image.readAll());
        for (Path further : request.further()) {
            channels.addAll(NiftiReader.open(further).readAll());
        }
        int wanted = ready.model().architecture().inChannels();
        if (channels.size() != wanted) {
            throw new WorkbenchException(request.scan() + " has " + channels.size() + " channels; this network takes " + wanted + ".", request.scan());
        }
        Predictor predictor = new Predictor(ready.session(), Uses.preprocessing(ready.model()), sliding, classes);
        PreparedVolume prepared = predictor.preprocessing().apply(channels, Optional.empty());
        Passes passes = new Passes(sliding.passes(prepared.shape()), errand);
        Optional<Predictor.Segmented> segmented = request.probabilities() == null
                ? predictor.segment(prepared, passes::next).map(labels -> new Predictor.Segmented(labels, List.of()))
                : predictor.segmentWithProbabilities(prepared, passes::next);
        watch.lap("network");
        if (segmented.isEmpty()) {
            return Optional.empty();
        }
        List<Path> probabilities = writeProbabilities(request, segmented.get(), classes, image);
        NiftiWriter.write(request.out(), segmented.get().labels(), image);
        watch.lap("write");
        return Optional.of(new Answer.Predicted(request.out(), probabilities, classes, millilitres(segmented.get().labels(), classes), watch.milliseconds()));
    }

    /** One file a class but the background, before the mask: who sees the mask finds them. */
    private static List<Path> writeProbabilities(Request.Predict request, Predictor.Segmented segmented, List<LabelClass> classes, NiftiImage image)
            throws WorkbenchException {
        List<Path> files = new ArrayList<>();
        for (Volume probability : segmented.probabilities()) {
            Path file = request.probabilities().resolve("probability-" + classes.get(files.size() + 1).value() + ".nii.gz");
            NiftiWriter.write(file, probability, image);
            files.add(file);
        }
        return files;
    }

    private static SlidingWindow sliding(Model model) throws WorkbenchException {
        Shape window = Uses.patch(model);
        Uses.fits(model, window);
        String joined = model.card().map(ModelCard::aggregation).orElse("gaussian");
        return new SlidingWindow(window, OVERLAP, Aggregation.valueOf(joined.toUpperCase(Locale.ROOT)), false);
    }

    private static Map<String, Double> millilitres(LabelMap labels, List<LabelClass> classes) {
        long[] voxels = labels.histogram();
        Map<String, Double> millilitres = new LinkedHashMap<>();
        for (LabelClass each : classes.subList(1, classes.size())) {
            millilitres.put(each.name(), voxels[each.value()] * labels.grid().voxelVolume() / 1000);
        }
        return millilitres;
    }

    /** Counts the passes through the network as it is asked before each whether to go on. */
    private static final class Passes {

        private final int total;
        private final Errand errand;
        private int done;

        Passes(int total, Errand errand) {
            this.total = total;
            this.errand = errand;
        }

        boolean next() {
            errand.at(done, total, "window " + (done + 1) + " of " + total);
            done++;
            return errand.isCancelled();
        }
    }
}
