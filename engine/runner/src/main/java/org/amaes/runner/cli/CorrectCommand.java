package org.amaes.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.NnUNetFolder;
import org.amaes.core.dataset.Scan;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.recipe.Defaults;
import org.amaes.core.recipe.Finetune;
import org.amaes.runner.correction.Continuation;
import org.amaes.runner.correction.CorrectedCases;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code amaes correct}. */
@Command(name = "correct", mixinStandardHelpOptions = true,
        header = "Add a corrected mask to the training cases of a network and go on fine-tuning it.",
        description = {"", "Scan and mask become a case of an nnU-Net folder and are prepared as the network's own cases were, into the same store",
            "where that is still there. Then the whole network is trained on, the corrected case among its own, at a tenth of its",
            "learning rate and for a tenth of its steps. Without --out the case is added and nothing is trained."},
        footer = {"", "Example:", "  amaes correct --checkpoint runs/b-20 --image scan.nii.gz --label corrected.nii.gz --cases corrected-cases --out runs/b-20-corrected"})
final class CorrectCommand implements Callable<Integer> {

    @Option(names = "--checkpoint", required = true, paramLabel = "FILE|RUN", description = "The fine-tuned network whose prediction was corrected.")
    private Path checkpoint;

    @Option(names = "--image", required = true, paramLabel = "FILE", description = "The scan; once for each channel, in their order.")
    private List<Path> images;

    @Option(names = "--label", required = true, paramLabel = "FILE", description = "The corrected mask, on the scan's grid.")
    private Path label;

    @Option(names = "--prediction", paramLabel = "FILE", description = "The mask before it was corrected, kept beside for comparison.")
    private Path prediction;

    @Option(names = "--cases", required = true, paramLabel = "DIR", description = "nnU-Net folder of the corrected cases: new, or of earlier corrections.")
    private Path cases;

    @Option(names = "--id", paramLabel = "NAME", description = "What the case is called (default: the first image's name).")
    private String id;

    @Option(names = "--data", paramLabel = "STORE",
            description = "Prepared scans to add the case to (default: those the network was trained on, else DIR-prepared beside --cases).")
    private Path data;

    @Option(names = "--out", paramLabel = "RUN", description = "New folder for the run that goes on with the network.")
    private Path out;

    @Option(names = "--steps", paramLabel = "N", description = "Updates of the run (default: a tenth of the network's own, at least 25; 250 if it does not say).")
    private Long steps;

    @Option(names = "--lr", paramLabel = "RATE", description = "Learning rate (default: a tenth of the network's own).")
    private Double learningRate;

    @Option(names = "--batch", paramLabel = "N", description = "Patches of one update (default: the network's own).")
    private Integer batch;

    @Option(names = "--patch", paramLabel = "SIZE", description = "Voxels of a patch (default: the network's own).")
    private String patch;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "From which every random choice follows (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--wait", description = "Wait while another run has the graphics card, instead of refusing.")
    private boolean waiting;

    @Mixin
    private EngineOptions engine;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException, StoppedException {
        if (out != null && Files.exists(out)) {
            throw new WorkbenchException(out + " is there already. Choose a new folder for the run with --out.", out);
        }
        if (id != null && !id.matches("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}._-]*")) {
            throw new WorkbenchException("--id may have letters, digits, dots, - and _ only, not '" + id + "'.");
        }
        Terminal terminal = output.terminal();
        Continuation continuation = Continuation.of(checkpoint);
        CorrectedCases.Added added = new CorrectedCases(cases, continuation.classes()).add(
                new CorrectedCases.Case(images, label, Optional.ofNullable(prediction)), Optional.ofNullable(id));
        Path store = store(continuation);
        Entry entry = continuation.prepare(added, store);
        terminal.say("case " + added.id() + " is in " + cases + ", prepared as " + entry.id() + " in " + store);
        if (out == null) {
            terminal.result(result(added, entry, store));
            return ExitCode.DONE;
        }
        List<String> all = NnUNetFolder.open(cases).scans().stream().map(Scan::id).toList();
        Finetune recipe = continuation.recipe(store, entry, all, choice());
        terminal.say("  training cases: " + recipe.training().size() + ", validation cases: " + recipe.validation().size());
        new TrainingRun(terminal, waiting).begin(out, recipe);
        return ExitCode.DONE;
    }

    private Defaults.Choice choice() throws WorkbenchException {
        return new Defaults.Choice(Optional.ofNullable(batch), Optional.ofNullable(steps), Optional.empty(),
                patch == null ? Optional.empty() : Optional.of(CommandText.shape(patch)), Optional.ofNullable(learningRate),
                engine.execution().precision(), seed, engine.execution().device(), engine.execution().threads());
    }

    private Path store(Continuation continuation) {
        if (data != null) {
            return data;
        }
        Path beside = cases.toAbsolutePath().normalize();
        return continuation.data().orElse(beside.resolveSibling(beside.getFileName() + "-prepared"));
    }

    private Map<String, Object> result(CorrectedCases.Added added, Entry entry, Path store) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("case", added.id());
        result.put("cases", cases.toString());
        result.put("store", store.toString());
        result.put("prepared", entry.id());
        return result;
    }
}
