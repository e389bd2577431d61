package org.amaes.runner.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Execution;
import org.amaes.core.backend.Session;
import org.amaes.core.metric.EvaluationReport;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.runner.Backends;
import org.amaes.runner.inference.Aggregation;
import org.amaes.runner.inference.Predictor;
import org.amaes.runner.inference.SlidingWindow;
import org.amaes.runner.model.Model;
import org.amaes.runner.model.ModelCard;

/**
 * A fine-tuned run's newest weights measured on labelled scans of a store.
 *
 * @param run the run's folder
 * @param data the store's folder
 * @param execution where and how it is computed
 * @param predictions folder in which segmentations are kept, and found again; empty to keep none
 */
public record RunMeasurement(Path run, Path data, Execution execution, Optional<Path> predictions) {

    /** Neighbouring windows share half (SPEC section 10). */
    private static final double OVERLAP = 0.5;

    /**
     * Measures.
     *
     * @param scans ids, all labelled
     * @param done told how many are done
     */
    public EvaluationReport of(List<String> scans, IntConsumer done) throws WorkbenchException {
        Model model = Model.read(run);
        ModelCard card = model.card().orElseThrow();
        SlidingWindow sliding = new SlidingWindow(card.patch(), OVERLAP,
                card.aggregation().equals("sum") ? Aggregation.SUM : Aggregation.GAUSSIAN, false);
        try (VolumeStore store = VolumeStore.open(data);
                Session session = Backends.here().open(model.architecture(), model.weights(), execution)) {
            List<Entry> entries = scans.stream().map(id -> store.find(id).orElseThrow()).toList();
            return new HeldOutScans(store, entries).measure(new Predictor(session, card.preprocessing(), sliding, card.classes()), predictions, done);
        }
    }
}
