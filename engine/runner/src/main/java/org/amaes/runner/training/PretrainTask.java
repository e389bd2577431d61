package org.amaes.runner.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Selection;
import org.amaes.core.augment.Workspace;
import org.amaes.core.backend.TrainingSession;
import org.amaes.core.dataset.Patch;
import org.amaes.core.dataset.PretrainSampler;
import org.amaes.core.dataset.Split;
import org.amaes.core.network.Parameters;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.StorePatches;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.Plan;
import org.amaes.core.recipe.Pretrain;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Volume;
import org.amaes.runner.model.ModelCard;

/** Pretraining: masked, damaged patches in, clean patches out (paper section 3.1). */
final class PretrainTask implements TrainingTask {

    /** Previews always show the same patch: the first of this epoch, which training never reaches. */
    private static final int PREVIEW_EPOCH = Integer.MAX_VALUE;

    private final Pretrain recipe;
    private final VolumeStore store;
    private final StorePatches training;
    private final PretrainSampler validationSampler;
    private final List<Entry> validation;
    private final PretrainSampler previewSampler;

    private PretrainTask(Pretrain recipe, VolumeStore store) throws WorkbenchException {
        this.recipe = recipe;
        this.store = store;
        Plan plan = recipe.plan();
        List<String> held = heldOut(recipe);
        this.training = new StorePatches(store, recipe.cases().stream().filter(id -> !held.contains(id)).toList());
        StorePatches seen = held.isEmpty() ? training : new StorePatches(store, held);
        this.validation = held.isEmpty() ? List.of() : seen.scans();
        // Validation masks but does not damage, so that its loss means the same at every step.
        this.validationSampler = new PretrainSampler(seen, Pipeline.preset(Selection.NONE, Edition.CORRECTED), recipe.masking(), plan.patch());
        this.previewSampler = new PretrainSampler(seen, recipe.augmentation(), recipe.masking(), plan.patch());
        if (training.channels() != recipe.architecture().inChannels()) {
            throw new WorkbenchException("The scans in " + store.folder() + " have " + training.channels()
                    + " channels; this pretraining takes " + recipe.architecture().inChannels()
                    + ". Prepare each sequence as a scan of its own (amaes prepare --for-pretraining).", store.folder());
        }
    }

    /** The scans to validate on; at least one is left to train on. */
    private static List<String> heldOut(Pretrain recipe) throws WorkbenchException {
        int held = Math.min(recipe.cases().size() - 1, (int) Math.ceil(recipe.validationShare() * recipe.cases().size()));
        return Split.draw(recipe.cases(), held, recipe.plan().seed());
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
        return Tasks.fingerprint(store, Stream.concat(training.scans().stream(), validation.stream()).toList());
    }

    @Override
    public SampleSource samples() {
        return new SamplerStream(new PretrainSampler(training, recipe.augmentation(), recipe.masking(), recipe.plan().patch()),
                recipe.plan().seed(), null);
    }

    @Override
    public int validationCases() {
        return validation.size();
    }

    @Override
    public long validationPasses() {
        return validation.size();
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
        for (int index = 0; index < validation.size(); index++) {
            worker.fill(index, one, 0);
            sum += session.evaluate(one.batch()).total();
        }
        double loss = sum / validation.size();
        return new Validation(loss, Map.of(), -loss);
    }

    @Override
    public Map<String, Path> preview(TrainingSession session, long step, Path folder) throws WorkbenchException {
        Patch patch = previewSampler.newPatch();
        previewSampler.sample(recipe.plan().seed(), PREVIEW_EPOCH, 0, new Workspace(), patch);
        float[] reconstruction = session.predict(patch.input(), 1, patch.shape());
        float[] unmasked = patch.target();
        Map<String, Path> files = new LinkedHashMap<>();
        files.put("target", write(folder, step, "target", patch, unmasked));
        files.put("masked", write(folder, step, "masked", patch, patch.input()));
        files.put("reconstruction", write(folder, step, "reconstruction", patch, reconstruction));
        return files;
    }

    private static Path write(Path folder, long step, String role, Patch patch, float[] voxels) throws WorkbenchException {
        Path file = folder.resolve("step-" + step + "-" + role + ".nii.gz");
        NiftiWriter.write(file, new Volume(Grid.unit(patch.shape()), voxels));
        return file;
    }

    @Override
    public ModelCard card(long step) {
        return new ModelCard(recipe.architecture(), store.settings().preprocessing(), recipe.plan().patch(), List.of(), "gaussian",
                recipe.preset(), step, "Pretrained on " + training.entries() + " scans with AMAES Workbench, seed " + recipe.plan().seed());
    }

    @Override
    public void close() {
        store.close();
    }
}
