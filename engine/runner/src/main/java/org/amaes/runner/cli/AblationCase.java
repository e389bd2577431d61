package org.amaes.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Session;
import org.amaes.core.metric.EvaluationReport;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.run.RunFolder;
import org.amaes.runner.Backends;
import org.amaes.runner.ablation.AblationTable;
import org.amaes.runner.ablation.Variant;
import org.amaes.runner.evaluation.HeldOutScans;
import org.amaes.runner.inference.Aggregation;
import org.amaes.runner.inference.Predictor;
import org.amaes.runner.inference.SlidingWindow;
import org.amaes.runner.model.Model;
import org.amaes.runner.model.ModelCard;

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

    /** Neighbouring windows share half, as everywhere (SPEC section 10). */
    private static final double OVERLAP = 0.5;

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
        Model model = Model.read(finetuned);
        ModelCard card = model.card().orElseThrow();
        SlidingWindow sliding = new SlidingWindow(card.patch(), OVERLAP,
                card.aggregation().equals("sum") ? Aggregation.SUM : Aggregation.GAUSSIAN, false);
        try (VolumeStore store = VolumeStore.open(options.data);
                Session session = Backends.here().open(model.architecture(), model.weights(), options.execution());
                Terminal.Progress progress = commands.terminal().progress("measuring", held.test().size())) {
            List<Entry> scans = held.test().stream().map(id -> store.find(id).orElseThrow()).toList();
            return new HeldOutScans(store, scans).measure(new Predictor(session, card.preprocessing(), sliding, card.classes()),
                    done -> progress.at(done, ""));
        }
    }
}
