package org.amaes.runner.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Selection;
import org.amaes.core.backend.Session;
import org.amaes.core.backend.TrainingSession;
import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.checkpoint.Transfer;
import org.amaes.core.dataset.FinetuneSampler;
import org.amaes.core.metric.BothEmpty;
import org.amaes.core.metric.Confusion;
import org.amaes.core.network.Layered;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.SwinUnetr;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.PreparedVolume;
import org.amaes.core.preprocess.StorePatches;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.Finetune;
import org.amaes.core.recipe.LabelClass;
import org.amaes.core.recipe.Plan;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;
import org.amaes.runner.inference.Aggregation;
import org.amaes.runner.inference.SlidingWindow;
import org.amaes.runner.model.Model;
import org.amaes.runner.model.ModelCard;
import org.amaes.runner.model.Uses;

/** Fine-tuning: patches and their labels (paper section 3.2). */
final class FinetuneTask implements TrainingTask {

    /** Neighbouring windows share half (SPEC section 10). */
    private static final double OVERLAP = 0.5;

    private final Finetune recipe;
    private final VolumeStore store;
    private final StorePatches training;
    private final List<Entry> validation;
    private final FinetuneSampler validationSampler;
    private final byte[] classOf;
    private final SlidingWindow sliding;

    private FinetuneTask(Finetune recipe, VolumeStore store) throws WorkbenchException {
        this.recipe = recipe;
        this.store = store;
        Plan plan = recipe.plan();
        this.training = labelled(store, recipe.training(), recipe.architecture().inChannels());
        if (recipe.validation().isEmpty()) {
            this.validation = List.of();
            this.validationSampler = null;
        } else {
            StorePatches cases = labelled(store, recipe.validation(), recipe.architecture().inChannels());
            this.validation = cases.scans();
            this.validationSampler = new FinetuneSampler(cases, Pipeline.preset(Selection.NONE, Edition.CORRECTED), 1, plan.patch());
        }
        this.classOf = classes(recipe.classes(), training.scans(), validation, store.folder());
        this.sliding = new SlidingWindow(plan.patch(), OVERLAP,
                recipe.aggregation().equals("sum") ? Aggregation.SUM : Aggregation.GAUSSIAN, false);
    }

    static FinetuneTask open(Finetune recipe) throws WorkbenchException {
        VolumeStore store = Tasks.store(recipe);
        try {
            return new FinetuneTask(recipe, store);
        } catch (WorkbenchException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static StorePatches labelled(VolumeStore store, List<String> ids, int channels) throws WorkbenchException {
        StorePatches patches = new StorePatches(store, ids);
        if (patches.channels() != channels) {
            throw new WorkbenchException("The scans in " + store.folder() + " have " + patches.channels() + " channels; this network takes "
                    + channels + ". Choose other scans or another network.", store.folder());
        }
        for (Entry entry : patches.scans()) {
            if (!entry.isLabelled()) {
                throw new WorkbenchException("The scan '" + entry.id() + "' in " + store.folder()
                        + " has no labels. Leave it out of fine-tuning, or prepare it with its labels.", store.folder());
            }
        }
        return patches;
    }

    /** Class number of every label value; refuses values that are no class. */
    private static byte[] classes(List<LabelClass> classes, List<Entry> training, List<Entry> validation, Path folder)
            throws WorkbenchException {
        byte[] classOf = new byte[256];
        boolean[] known = new boolean[256];
        for (int number = 0; number < classes.size(); number++) {
            classOf[classes.get(number).value()] = (byte) number;
            known[classes.get(number).value()] = true;
        }
        List<Entry> all = new ArrayList<>(training);
        all.addAll(validation);
        for (Entry entry : all) {
            for (int value : entry.labelHistogram().keySet()) {
                if (!known[value]) {
                    throw new WorkbenchException("The labels of scan '" + entry.id() + "' in " + folder + " contain the value " + value
                            + ", which is none of the classes " + classes.stream().map(c -> c.value() + " (" + c.name() + ")").toList()
                            + ". Correct the label file and prepare the scan again.", folder);
                }
            }
        }
        return classOf;
    }

    @Override
    public Beginning beginning() throws WorkbenchException {
        StateDict fresh = Parameters.initial(recipe.architecture(), recipe.plan().seed());
        if (recipe.checkpoint() == null) {
            return new Beginning(fresh, notes("Training starts from scratch."));
        }
        Model pretrained = Model.read(Path.of(recipe.checkpoint()));
        requireSameMerging(pretrained);
        if (recipe.whole()) {
            return new Beginning(whole(pretrained, fresh), notes("The whole network from " + pretrained.file().getFileName() + "."));
        }
        Transfer transfer = Transfer.encoder(pretrained.weights(), fresh.shapes(), encoderName(), Transfer.InputChannels.REPEAT);
        if (transfer.report().filled() == 0) {
            throw new WorkbenchException("The checkpoint " + recipe.checkpoint() + " (" + pretrained.architecture().title()
                    + ") shares no encoder weights with " + recipe.architecture().title()
                    + ". Choose the network that it was pretrained as, or another checkpoint.", Path.of(recipe.checkpoint()));
        }
        List<NamedArray> weights = fresh.arrays().stream().map(array -> transfer.weights().find(array.name()).orElse(array)).toList();
        return new Beginning(StateDict.of(weights), notes("Encoder from " + Path.of(recipe.checkpoint()).getFileName() + ": "
                + transfer.report().text().strip().replace("\n", " ")));
    }

    /** Everything that a fine-tuned network of the same classes has learnt. */
    private StateDict whole(Model finetuned, StateDict fresh) throws WorkbenchException {
        List<LabelClass> theirs = Uses.segmenting(finetuned);
        if (!theirs.stream().map(LabelClass::value).toList().equals(recipe.classes().stream().map(LabelClass::value).toList())) {
            throw new WorkbenchException("The checkpoint " + finetuned.file() + " tells other classes apart ("
                    + String.join(", ", theirs.stream().map(LabelClass::name).toList()) + "). Choose the network that is to be gone on with.", finetuned.file());
        }
        StateDict taken = Transfer.all(finetuned.weights(), fresh.shapes(), finetuned.file()).weights();
        return StateDict.of(fresh.arrays().stream().map(array -> taken.find(array.name()).orElseThrow()).toList());
    }

    private String encoderName() {
        return switch (recipe.architecture()) {
            case Layered _ -> Transfer.ENCODER;
            case SwinUnetr _ -> Transfer.SWIN_ENCODER;
        };
    }

    /** Weights learnt with neighbours merged in one order mean nothing in another, though their extents agree. Other tools' files do not say. */
    private void requireSameMerging(Model pretrained) throws WorkbenchException {
        if (pretrained.card().isPresent() && recipe.architecture() instanceof SwinUnetr ours
                && pretrained.architecture() instanceof SwinUnetr theirs && ours.merging() != theirs.merging()) {
            throw new WorkbenchException("The checkpoint " + recipe.checkpoint() + " merges neighbours in the order " + theirs.merging()
                    + ", this network in the order " + ours.merging() + ". Add --set merging=" + theirs.merging() + ".", Path.of(recipe.checkpoint()));
        }
    }

    private List<String> notes(String start) {
        return Stream.concat(Stream.of(start), Tasks.preparedOtherwise(recipe, store).stream()).toList();
    }

    @Override
    public String dataFingerprint() {
        return Tasks.fingerprint(store, Stream.concat(training.scans().stream(), validation.stream()).toList());
    }

    @Override
    public SampleSource samples() {
        return new SamplerStream(new FinetuneSampler(training, recipe.augmentation(), recipe.foreground(), recipe.plan().patch()),
                recipe.plan().seed(), classOf);
    }

    @Override
    public int validationCases() {
        return validation.size();
    }

    /** Of every case one patch for the loss, and its windows. */
    @Override
    public long validationPasses() {
        return validation.stream().mapToLong(entry -> 1 + sliding.passes(entry.shape())).sum();
    }

    @Override
    public long previewPasses() {
        return sliding.passes((validation.isEmpty() ? training.scans() : validation).getFirst().shape());
    }

    @Override
    public Validation validate(TrainingSession session) throws WorkbenchException {
        SampleSource.Worker worker = new SamplerStream(validationSampler, recipe.plan().seed(), classOf).worker();
        BatchBuffer one = new BatchBuffer(1, recipe.architecture().inChannels(), recipe.plan().patch(), recipe.objective());
        double loss = 0;
        int classes = recipe.classes().size();
        double[] sum = new double[classes];
        int[] count = new int[classes];
        for (int index = 0; index < validation.size(); index++) {
            worker.fill(index, one, 0);
            loss += session.evaluate(one.batch()).total();
            PreparedVolume scan = store.read(validation.get(index));
            Confusion[] confusion = Confusion.count(truth(scan), predicted(session, scan), classes);
            for (int c = 1; c < classes; c++) {
                double dice = confusion[c].dice(BothEmpty.UNDEFINED);
                if (!Double.isNaN(dice)) {
                    sum[c] += dice;
                    count[c]++;
                }
            }
        }
        Map<String, Double> dice = new LinkedHashMap<>();
        double total = 0;
        int defined = 0;
        for (int c = 1; c < classes; c++) {
            dice.put(recipe.classes().get(c).name(), count[c] == 0 ? null : sum[c] / count[c]);
            total += count[c] == 0 ? 0 : sum[c] / count[c];
            defined += count[c] == 0 ? 0 : 1;
        }
        return new Validation(loss / validation.size(), dice, defined == 0 ? Double.NaN : total / defined);
    }

    /** The labels of a prepared scan as class numbers. */
    private LabelMap truth(PreparedVolume scan) {
        LabelMap labels = scan.labels().orElseThrow();
        byte[] classes = new byte[labels.data().length];
        for (int v = 0; v < classes.length; v++) {
            classes[v] = classOf[Byte.toUnsignedInt(labels.data()[v])];
        }
        return new LabelMap(labels.grid(), classes);
    }

    /** The classes that the network sees, on the prepared grid. */
    private LabelMap predicted(Session session, PreparedVolume scan) throws WorkbenchException {
        float[][] channels = scan.channels().stream().map(Volume::data).toArray(float[][]::new);
        float[][] scores = sliding.apply(session, channels, scan.shape(), recipe.classes().size(), () -> false);
        byte[] best = new byte[scan.shape().length()];
        for (int v = 0; v < best.length; v++) {
            for (int c = 1; c < scores.length; c++) {
                if (scores[c][v] > scores[best[v]][v]) {
                    best[v] = (byte) c;
                }
            }
        }
        return new LabelMap(scan.grid(), best);
    }

    @Override
    public Map<String, Path> preview(TrainingSession session, long step, Path folder) throws WorkbenchException {
        PreparedVolume scan = store.read(validation.isEmpty() ? training.scans().getFirst() : validation.getFirst());
        Map<String, Path> files = new LinkedHashMap<>();
        files.put("image", folder.resolve("step-" + step + "-image.nii.gz"));
        files.put("prediction", folder.resolve("step-" + step + "-prediction.nii.gz"));
        files.put("truth", folder.resolve("step-" + step + "-truth.nii.gz"));
        NiftiWriter.write(files.get("image"), scan.channels().getFirst());
        NiftiWriter.write(files.get("prediction"), predicted(session, scan));
        NiftiWriter.write(files.get("truth"), truth(scan));
        return files;
    }

    @Override
    public ModelCard card(long step) {
        return new ModelCard(recipe.architecture(), store.settings().preprocessing(), recipe.plan().patch(), recipe.classes(),
                recipe.aggregation(), recipe.preset(), step, "Fine-tuned on " + training.entries() + " labelled scans with AMAES Workbench, "
                        + (recipe.checkpoint() == null ? "from scratch" : recipe.whole() ? "from a fine-tuned network" : "from a pretrained encoder") + ", seed " + recipe.plan().seed());
    }

    @Override
    public void close() {
        store.close();
    }
}
