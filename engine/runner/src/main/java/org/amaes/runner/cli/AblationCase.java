package org.amaes.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.metric.EvaluationReport;
import org.amaes.core.run.RunFolder;
import org.amaes.runner.ablation.AblationTable;
import org.amaes.runner.ablation.Variant;
import org.amaes.runner.evaluation.RunMeasurement;

/**
 * One variant with one seed, in a folder of its own: pretrained, fine-tuned, measured. What is there already is not done again.
 *
 * @param variant what is changed
 * @param seed from which every random choice follows
 * @param options what all share
 * @param held the scans that are measured
 * @param commands runs the trainings
 */
record AblationCase(Variant variant, long seed, AblationOptions options, Held held, CommandSequence commands) {

    /** Which scans are trained on and which are measured. @param split the file of both lists */
    record Held(Path split, List<String> test) {
    }

    AblationTable.Result result() throws WorkbenchException, StoppedException {
        Path folder = options.out.resolve(variant.word()).resolve("seed-" + seed);
        Path pretrained = folder.resolve("pretrained");
        Path finetuned = folder.resolve("finetuned");
        Path scores = folder.resolve("scores.json");
        if (!Files.exists(scores)) {
            CommandText.makeFolder(folder);
            if (variant.isPretrained()) {
                commands.train(pretrained, words("pretrain", options.pretrainOptions(), variant.options(), List.of()));
            }
            commands.train(finetuned, words("finetune", options.finetuneOptions(), List.of("--part", "train"),
                    variant.isPretrained() ? List.of("--checkpoint", pretrained.toString()) : List.of()));
            measure(finetuned).writeJson(scores);
        }
        return new AblationTable.Result(variant, seed, EvaluationReport.readJson(scores), variant.isPretrained() ? seconds(pretrained) : 0,
                seconds(finetuned));
    }

    private Object[] words(String kind, List<String> own, List<String> more, List<String> start) {
        List<Object> words = new ArrayList<>(List.of(kind, "--data", options.data, "--split", held.split(), "--seed", seed));
        words.addAll(own);
        words.addAll(more);
        words.addAll(start);
        return words.toArray();
    }

    private static double seconds(Path run) throws WorkbenchException {
        return RunsCommand.history(RunFolder.open(run)).seconds();
    }

    private EvaluationReport measure(Path finetuned) throws WorkbenchException {
        try (Terminal.Progress progress = commands.terminal().progress("measuring", held.test().size())) {
            return new RunMeasurement(finetuned, options.data, options.execution(), Optional.empty()).of(held.test(), done -> progress.at(done, ""));
        }
    }
}
