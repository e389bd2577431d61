package org.amaes.runner.correction;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.dataset.Scan;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.Precision;
import org.amaes.core.preprocess.PreparedVolume;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.preprocess.StoreSettings;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.Defaults;
import org.amaes.core.recipe.Finetune;
import org.amaes.core.recipe.LabelClass;
import org.amaes.core.recipe.Plan;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.RunFolder;
import org.amaes.core.volume.Volume;
import org.amaes.runner.model.Model;
import org.amaes.runner.model.ModelCard;
import org.amaes.runner.model.Uses;

/**
 * A fine-tuned network gone on with, corrected cases among its training cases: what it was trained with stays as
 * it was (data, validation, patch, batch, augmentation), at a tenth of its learning rate and, unless told
 * otherwise, for a tenth of its steps.
 *
 * @param model the network
 * @param base the fine-tuning that it comes from; empty for a file of unknown origin
 */
public record Continuation(Model model, Optional<Finetune> base) {

    private static final long FEWEST_STEPS = 25;
    private static final long STEPS_OF_STRANGERS = 250;
    private static final double TENTH = 0.1;

    /** Reads a network and, where it lies in a run folder, the recipe it was trained by; refuses what does not segment. */
    public static Continuation of(Path checkpoint) throws WorkbenchException {
        Model model = Model.read(checkpoint);
        Uses.segmenting(model);
        Path weights = model.file().toAbsolutePath().normalize();
        Path run = weights.getParent() == null ? null : weights.getParent().getParent();
        boolean inRun = run != null && weights.getParent().getFileName().toString().equals("checkpoints") && RunFolder.isRun(run);
        return new Continuation(model, inRun && RecipeJson.read(RunFolder.open(run).recipe()) instanceof Finetune finetune
                ? Optional.of(finetune) : Optional.empty());
    }

    /** What the network tells apart. */
    public List<LabelClass> classes() throws WorkbenchException {
        return Uses.segmenting(model);
    }

    /** Where the scans are that the network was trained on, if they are still there. */
    public Optional<Path> data() {
        return base.map(finetune -> Path.of(finetune.data())).filter(Files::isDirectory);
    }

    /**
     * Prepares a case into a store as the network's own scans were. A store keeps what it holds, so a scan's second
     * correction gets an id of its own.
     *
     * @param store a folder that is there, or a new one
     */
    public Entry prepare(CorrectedCases.Added added, Path store) throws WorkbenchException {
        try (VolumeStore opened = Files.isDirectory(store) && !isEmpty(store) ? VolumeStore.open(store) : VolumeStore.create(store, settings())) {
            String id = added.id();
            for (int number = 2; opened.find(id).isPresent(); number++) {
                id = added.id() + "_correction-" + number;
            }
            Scan scan = new Scan(id, added.id(), "", "", added.images(), Optional.of(added.label()));
            // not by a Preparation, which takes a scan's voxels once only: here a second outline of them is the point
            return opened.add(scan, prepared(added, opened.settings().preprocessing()));
        }
    }

    private static PreparedVolume prepared(CorrectedCases.Added added, Preprocessing how) throws WorkbenchException {
        List<Volume> channels = new ArrayList<>();
        for (Path image : added.images()) {
            channels.add(NiftiReader.readVolume(image));
        }
        try {
            return how.apply(channels, Optional.of(NiftiReader.readLabels(added.label())));
        } catch (WorkbenchException e) {
            throw new WorkbenchException(added.images().getFirst() + " cannot be used. " + e.getMessage(), added.images().getFirst(), e);
        }
    }

    private static boolean isEmpty(Path folder) {
        String[] inside = folder.toFile().list();
        return inside != null && inside.length == 0;
    }

    private StoreSettings settings() throws WorkbenchException {
        TreeMap<Integer, String> names = new TreeMap<>();
        classes().forEach(each -> names.put(each.value(), each.name()));
        return new StoreSettings(Uses.preprocessing(model), Precision.FLOAT16, names);
    }

    /**
     * The recipe of the training that follows. Where the corrected scan was among the network's own cases, its new
     * outline takes the place of the old one, and it is not validated on.
     *
     * @param store where the corrected case was prepared
     * @param corrected its entry
     * @param cases the ids of all corrected cases in the data set, which a network of unknown origin is trained on
     * @param here what was chosen for this training; what is left open follows from the network's own
     */
    public Finetune recipe(Path store, Entry corrected, List<String> cases, Defaults.Choice here) throws WorkbenchException {
        try (VolumeStore opened = VolumeStore.open(store)) {
            List<String> training = new ArrayList<>(base.isPresent() ? base.get().training() : known(opened, cases));
            List<String> validation = new ArrayList<>(base.map(Finetune::validation).orElse(List.of()));
            List<String> same = opened.entries().stream().filter(each -> each.sourceHashes().equals(corrected.sourceHashes())).map(Entry::id).toList();
            training.removeAll(same);
            validation.removeAll(same);
            training.add(corrected.id());
            requireThere(opened, training);
            requireThere(opened, validation);
            return Defaults.finetune(edition(), model.architecture(), store.toAbsolutePath().normalize().toString(), training, validation,
                    Optional.of(model.file().toAbsolutePath().normalize().toString()), classes(), choice(here, training.size()),
                    base.map(Finetune::augmentation)).withWhole();
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage(), store, e);
        }
    }

    private static List<String> known(VolumeStore store, List<String> cases) {
        return cases.stream().filter(id -> store.find(id).isPresent()).toList();
    }

    private static void requireThere(VolumeStore store, List<String> ids) throws WorkbenchException {
        for (String id : ids) {
            if (store.find(id).isEmpty()) {
                throw new WorkbenchException(store.folder() + " does not hold the scan " + id + " that the network was trained with. "
                        + "Name the prepared scans it was trained on with --data.", store.folder());
            }
        }
    }

    private Defaults.Choice choice(Defaults.Choice here, int cases) {
        Plan own = base.map(Finetune::plan).orElseGet(() -> plan(here));
        long steps = base.isPresent() ? Math.max(FEWEST_STEPS, own.steps() / 10) : STEPS_OF_STRANGERS;
        int batch = here.batch().orElse(base.isPresent() ? own.batch() : Math.min(own.batch(), cases));
        return new Defaults.Choice(Optional.of(batch), Optional.of(here.steps().orElse(steps)), Optional.empty(),
                here.patch().or(() -> Optional.of(base.isPresent() ? own.patch() : Uses.patch(model))),
                here.learningRate().or(() -> Optional.of(TENTH * own.learningRate())), base.isPresent() ? own.precision() : here.precision(),
                here.seed(), here.device(), here.threads());
    }

    /** What a network of this kind is usually fine-tuned with. */
    private Plan plan(Defaults.Choice here) {
        LabelClass background = new LabelClass(0, "background");
        List<LabelClass> enough = new ArrayList<>(List.of(background));
        for (int value = 1; value < model.architecture().outChannels(); value++) {
            enough.add(new LabelClass(value, "label " + value));
        }
        Defaults.Choice fitting = new Defaults.Choice(here.batch(), here.steps(), Optional.empty(), Optional.of(Uses.patch(model)), Optional.empty(),
                here.precision(), here.seed(), here.device(), here.threads());
        return Defaults.finetune(edition(), model.architecture(), "", List.of("any"), List.of(), Optional.empty(), enough, fitting, Optional.empty()).plan();
    }

    private Edition edition() {
        return model.card().map(ModelCard::preset).orElse(Edition.CORRECTED);
    }
}
