package org.amaes.runner.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Selection;
import org.amaes.core.augment.Workspace;
import org.amaes.core.backend.TrainingSession;
import org.amaes.core.dataset.Patch;
import org.amaes.core.dataset.PretrainSampler;
import org.amaes.core.network.Parameters;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.Plan;
import org.amaes.core.recipe.Pretrain;
import org.amaes.runner.model.ModelCard;

/** Pretraining: masked, damaged patches in, clean patches out (paper section 3.1). */
final class PretrainTask implements TrainingTask {

    private final Pretrain recipe;
    private final VolumeStore store;
    private final UnlabelledScans scans;
    private final PretrainSampler validationSampler;
    private final PretrainSampler previewSampler;

    private PretrainTask(Pretrain recipe, VolumeStore store) throws WorkbenchException {
        this.recipe = recipe;
        this.store = store;
        Plan plan = recipe.plan();
        this.scans = UnlabelledScans.of(recipe, store);
        // Validation masks but does not damage, so that its loss means the same at every step.
        this.validationSampler = new PretrainSampler(scans.seen(), Pipeline.preset(Selection.NONE, Edition.CORRECTED), recipe.masking(), plan.patch());
        this.previewSampler = new PretrainSampler(scans.seen(), recipe.augmentation(), recipe.masking(), plan.patch());
    }

    static PretrainTask open(Pretrain recipe) throws WorkbenchException {
        VolumeStore store = Tasks.store(recipe);
        try {
            return new PretrainTask(recipe, store);
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
        return new SamplerStream(new PretrainSampler(scans.training(), recipe.augmentation(), recipe.masking(), recipe.plan().patch()),
                recipe.plan().seed(), null);
    }

    @Override
    public int validationCases() {
        return scans.validation().size();
    }

    @Override
    public long validationPasses() {
        return scans.validation().size();
    }

    @Override
    public long previewPasses() {
        return 1;
    }

    @Override
    public Validation validate(TrainingSession session) throws WorkbenchException {
        double sum = 0;
        SampleSource.Worker worker = new SamplerStream(validationSampler, recipe.plan().seed(), null).worker();
        BatchBuffer one = new BatchBuffer(1, recipe.architecture().inChannels(), recipe.plan().patch(), recipe.objective());
        for (int index = 0; index < scans.validation().size(); index++) {
            worker.fill(index, one, 0);
            sum += session.evaluate(one.batch()).total();
        }
        double loss = sum / scans.validation().size();
        return new Validation(loss, Map.of(), -loss);
    }

    @Override
    public Map<String, Path> preview(TrainingSession session, long step, Path folder) throws WorkbenchException {
        Patch patch = previewSampler.newPatch();
        previewSampler.sample(recipe.plan().seed(), PatchPreview.EPOCH, 0, new Workspace(), patch);
        float[] reconstruction = session.predict(patch.input(), 1, patch.shape());
        return new PatchPreview(patch.target(), patch.input(), reconstruction).write(folder, step, patch.shape());
    }

    @Override
    public ModelCard card(long step) {
        return new ModelCard(recipe.architecture(), store.settings().preprocessing(), recipe.plan().patch(), List.of(), "gaussian",
                recipe.preset(), step, "Pretrained on " + scans.training().entries() + " scans with AMAES Workbench, seed " + recipe.plan().seed());
    }

    @Override
    public void close() {
        store.close();
    }
}
