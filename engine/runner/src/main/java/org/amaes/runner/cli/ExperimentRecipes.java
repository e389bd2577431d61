package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Split;
import org.amaes.core.experiment.Experiment;
import org.amaes.core.experiment.Method;
import org.amaes.core.experiment.Settings;
import org.amaes.core.experiment.Start;
import org.amaes.core.protocol.TaskSplit;
import org.amaes.core.recipe.Finetune;
import org.amaes.core.recipe.Recipe;

import picocli.CommandLine.ParameterException;

/**
 * The trainings of an experiment, as the words of the commands that do them and as the recipes that follow from them.
 *
 * @param experiment whose trainings
 * @param lists the file of its split
 */
record ExperimentRecipes(Experiment experiment, Path lists) {

    private static final long PRETRAINING_SEED = 1;

    /**
     * The words of a method's pretraining.
     *
     * @param held the file whose list {@code test} names what it does not see
     */
    List<Object> pretrainWords(Method method, Path held) throws WorkbenchException {
        Start.Pretraining start = (Start.Pretraining) method.start();
        List<Object> words = new ArrayList<>(List.of("pretrain", "--data", start.data(), "--network", method.network(), "--split", held,
                "--seed", PRETRAINING_SEED));
        words.addAll(words(start.settings()));
        return words;
    }

    /** The words of a part's fine-tuning. Nothing is validated on the way: every other scan may be measured. */
    List<Object> finetuneWords(Experiment.Part part, Optional<Path> start) throws WorkbenchException {
        List<Object> words = new ArrayList<>(List.of("finetune", "--data", experiment.data(), "--network", part.method().network(), "--split", lists,
                "--part", TaskSplit.train(part.fold(), part.shots()), "--cases", part.shots(), "--validation-cases", 0, "--seed", part.seed()));
        start.ifPresent(path -> words.addAll(List.of("--checkpoint", path)));
        words.addAll(words(experiment.settingsOf(part.method())));
        return words;
    }

    private static List<String> words(Map<String, String> settings) throws WorkbenchException {
        try {
            return Settings.words(settings);
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage(), null, e);
        }
    }

    /** The recipe of a method's pretraining, which is not begun. */
    Recipe pretraining(Method method, Path held) throws WorkbenchException {
        return recipe(pretrainWords(method, held));
    }

    /**
     * The recipe of a part's fine-tuning as long as its pretraining is not there, with the scans that are measured as
     * those to validate on.
     */
    Finetune finetuning(Experiment.Part part, Split split) throws WorkbenchException {
        List<Object> words = finetuneWords(part, part.method().start() instanceof Start.Checkpoint checkpoint ? Optional.of(Path.of(checkpoint.path()))
                : Optional.empty());
        if (part.method().start() instanceof Start.Pretraining && !words.contains("--augmentation")) {
            words.addAll(List.of("--augmentation", "spatial")); // the usual one from a checkpoint
        }
        Finetune recipe = (Finetune) recipe(words);
        return new Finetune(recipe.format(), recipe.preset(), recipe.architecture(), recipe.data(), recipe.training(),
                split.ids(TaskSplit.measured(experiment.task(), part.fold())), recipe.checkpoint(), recipe.plan(), recipe.augmentation(),
                recipe.foreground(), recipe.classes(), recipe.aggregation(), recipe.whole());
    }

    private Recipe recipe(List<Object> words) throws WorkbenchException {
        List<String> all = new ArrayList<>(words.stream().map(Object::toString).toList());
        all.addAll(List.of("--out", "not-begun"));
        try {
            Object command = Amaes.commandLine().parseArgs(all.toArray(String[]::new)).subcommand().commandSpec().userObject();
            return command instanceof PretrainCommand pretrain ? pretrain.recipe() : ((FinetuneCommand) command).recipe();
        } catch (ParameterException e) {
            throw new WorkbenchException("A setting of the experiment does not fit: " + e.getMessage(), null, e);
        }
    }
}
