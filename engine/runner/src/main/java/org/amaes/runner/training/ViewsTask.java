package org.amaes.runner.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Selection;
import org.amaes.core.backend.TrainingSession;
import org.amaes.core.dataset.ViewPair;
import org.amaes.core.dataset.ViewSampler;
import org.amaes.core.network.Parameters;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.PretrainViews;
import org.amaes.runner.model.ModelCard;

/** SwinUNETR's pretraining: two views of each patch in; their turn, their likeness and the clean patch out. */
final class ViewsTask implements TrainingTask {

    private final PretrainViews recipe;
    private final VolumeStore store;
    private final UnlabelledScans scans;
    private final ViewSampler validation;
    private final ViewSampler previews;

    private ViewsTask(PretrainViews recipe, VolumeStore store) throws WorkbenchException {
        this.recipe = recipe;
        this.store = store;
        this.scans = UnlabelledScans.of(recipe, store);
        // Nothing moves or damages the validation patches beyond their views.
        this.validation = new ViewSampler(scans.seen(), Pipeline.preset(Selection.NONE, Edition.CORRECTED), recipe.views(), recipe.plan().patch());
        this.previews = new ViewSampler(scans.seen(), recipe.augmentation(), recipe.views(), recipe.plan().patch());
    }

    static ViewsTask open(PretrainViews recipe) throws WorkbenchException {
        VolumeStore store = Tasks.store(recipe);
        try {
            return new ViewsTask(recipe, store);
        } catch (WorkbenchException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    @Override
    public Beginning beginning() {
        return new Beginning(Parameters.initial(recipe.architecture(), recipe.plan().seed()), Tasks.preparedOtherwise(recipe, store));
    }

    @Override
    public String dataFingerprint() {
        return Tasks.fingerprint(store, scans.all());
    }

    @Override
    public SampleSource samples() {
        return new ViewStream(new ViewSampler(scans.training(), recipe.augmentation(), recipe.views(), recipe.plan().patch()), recipe.plan().seed());
    }

    @Override
    public int validationCases() {
        return scans.validation().size();
    }

    @Override
    public long validationPasses() {
        return (long) PretrainViews.VIEWS * Math.ceilDiv(validationCases(), validationBatch()) * validationBatch();
    }

    @Override
    public long previewPasses() {
        return 1;
    }

    private int validationBatch() {
        return Math.max(1, Math.min(recipe.plan().batch() / recipe.plan().accumulate(), validationCases()));
    }

    /**
     * In batches as large as training's, because the contrastive part grows with the number of other views; where
     * the last is not full, its scans go round.
     */
    @Override
    public Validation validate(TrainingSession session) throws WorkbenchException {
        int size = validationBatch();
        SampleSource.Worker worker = new ViewStream(validation, recipe.plan().seed()).worker();
        BatchBuffer batch = new BatchBuffer(size, recipe.architecture().inChannels(), recipe.plan().patch(), recipe.objective());
        int batches = Math.ceilDiv(validationCases(), size);
        double sum = 0;
        for (int number = 0; number < batches; number++) {
            for (int place = 0; place < size; place++) {
                worker.fill((number * size + place) % validationCases(), batch, place);
            }
            sum += session.evaluate(batch.batch()).total();
        }
        double loss = sum / batches;
        return new Validation(loss, Map.of(), -loss);
    }

    @Override
    public Map<String, Path> preview(TrainingSession session, long step, Path folder) throws WorkbenchException {
        ViewPair pair = previews.newPair();
        previews.sample(recipe.plan().seed(), PatchPreview.EPOCH, 0, previews.newScratch(), pair);
        ViewPair.View view = pair.first();
        float[] reconstruction = session.predict(view.input(), 1, recipe.plan().patch());
        return new PatchPreview(view.target(), view.input(), reconstruction).write(folder, step, recipe.plan().patch());
    }

    @Override
    public ModelCard card(long step) {
        return new ModelCard(recipe.architecture(), store.settings().preprocessing(), recipe.plan().patch(), List.of(), "gaussian",
                recipe.preset(), step, "Pretrained by views on " + scans.training().entries() + " scans with AMAES Workbench, seed "
                        + recipe.plan().seed());
    }

    @Override
    public void close() {
        store.close();
    }
}
