package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.augment.IntensityAugmentation;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.augment.Pipeline;
import org.amaes.core.augment.Selection;
import org.amaes.core.augment.Workspace;
import org.amaes.core.backend.Session;
import org.amaes.core.dataset.LivePatch;
import org.amaes.core.dataset.PatchWish;
import org.amaes.core.dataset.StagedPatch;
import org.amaes.core.reversal.DamagedPatch;
import org.amaes.core.reversal.Reversal;
import org.amaes.core.reversal.ReversalXray;
import org.amaes.core.run.RunEvent;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.amaes.runner.Backends;
import org.amaes.runner.model.Model;
import org.amaes.runner.model.Uses;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code amaes xray}. */
@Command(name = "xray", mixinStandardHelpOptions = true,
        header = "Reversal X-ray: how many decibels of each artefact a pretrained network undoes.",
        description = {"", "Damages one patch by one artefact at a time, lets the network redraw it, and compares with the clean patch: over the voxels",
            "that the network sees and over those that are hidden from it."},
        footer = {"", "Example:", "  amaes xray --checkpoint runs/b --input scan.nii.gz --seed 7 --strength 1"})
final class XrayCommand implements Callable<Integer> {

    @Option(names = "--checkpoint", required = true, paramLabel = "FILE|RUN", description = "A pretrained network: ours, .pth, .ckpt or a run.")
    private Path checkpoint;

    @Option(names = "--input", required = true, paramLabel = "SCAN", description = "A scan as acquired; it is prepared first.")
    private Path input;

    @Option(names = "--pipeline", paramLabel = "FILE", description = "A pipeline file whose ranges are used (default: the standard ranges).")
    private Path pipeline;

    @Option(names = "--strength", paramLabel = "SHARE", defaultValue = "1",
            description = "Where in its range every artefact is taken, 0 the weakest to 1 the strongest (default: ${DEFAULT-VALUE}).")
    private double strength;

    @Mixin
    private PatchOptions patch;

    @Mixin
    private EngineOptions engine;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        if (!(strength >= 0 && strength <= 1)) {
            throw new WorkbenchException("--strength lies between 0 (weakest) and 1 (strongest), not at " + strength + ".");
        }
        Pipeline ranges = pipeline == null ? Pipeline.preset(Selection.ALL, Edition.CORRECTED) : TrainingOptions.pipeline(pipeline.toString(), Edition.CORRECTED);
        Model model = Model.read(checkpoint);
        Uses.reconstructing(model);
        Shape shape = patch.shape(Uses.patch(model));
        Uses.fits(model, shape);
        Volume scan = patch.prepared(input, Uses.preprocessing(model));
        PatchSeed seed = new PatchSeed(patch.seed(), 0, 0);
        StagedPatch shown = new LivePatch(scan, Optional.empty())
                .make(PatchWish.ofTraining(Pipeline.preset(Selection.NONE, Edition.CORRECTED), seed, shape, patch.masking()));
        ReversalXray xray = new ReversalXray(shown.clean().data(), shown.mask(), seed);
        try (Session session = Backends.here().open(model.architecture(), model.weights(), engine.execution())) {
            report(xray, ReversalXray.artefacts(ranges), session);
        }
        return ExitCode.DONE;
    }

    private void report(ReversalXray xray, List<IntensityAugmentation> artefacts, Session session) throws WorkbenchException {
        Terminal terminal = output.terminal();
        float[] undamaged = redraw(xray, xray.undamaged(), session);
        Reversal base = xray.score(xray.undamaged(), undamaged, undamaged);
        terminal.say(String.format(Locale.ROOT, "Without damage the network redraws what it sees at %.1f dB and what is hidden at %.1f dB.%n",
                base.redrawn().visibleDb(), base.redrawn().hiddenDb()));
        terminal.say(String.format(Locale.ROOT, "%-58s %8s %8s %8s %9s %8s  %s", "artefact", "damaged", "redrawn", "undone", "weakened", "hidden",
                "in words"));
        List<Map<String, Object>> told = new ArrayList<>();
        for (DamagedPatch damaged : xray.all(artefacts, Map.of(), strength, new Workspace())) {
            Reversal result = xray.score(damaged, redraw(xray, damaged, session), undamaged);
            told.add(line(damaged, result));
            terminal.say(String.format(Locale.ROOT, "%-58s %8.1f %8.1f %+8.1f %+9.1f %+8.1f  %s", damaged.numbers(), result.damaged().visibleDb(),
                    result.redrawn().visibleDb(), result.undoneDb(), result.suppressedDb(), -result.hiddenCostDb(), result.verdict()));
        }
        terminal.say("\nAll in dB. damaged, redrawn: peak signal-to-noise ratio against the clean patch over visible voxels; undone: their difference; "
                + "weakened: how much smaller the artefact's traces are after redrawing; hidden: what the artefact changes in hidden voxels.");
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("undamagedVisibleDb", RunEvent.finite(base.redrawn().visibleDb()));
        result.put("undamagedHiddenDb", RunEvent.finite(base.redrawn().hiddenDb()));
        result.put("artefacts", told);
        terminal.result(result);
    }

    private static float[] redraw(ReversalXray xray, DamagedPatch damaged, Session session) throws WorkbenchException {
        float[] masked = damaged.voxels().clone(); // (1, 1, X, Y, Z)
        xray.mask().apply(masked);
        return session.predict(masked, 1, xray.mask().patch());
    }

    private static Map<String, Object> line(DamagedPatch damaged, Reversal result) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("artefact", damaged.artefact().orElseThrow().getClass().getSimpleName());
        line.put("numbers", damaged.numbers());
        line.put("strength", damaged.strength());
        line.put("damagedVisibleDb", RunEvent.finite(result.damaged().visibleDb()));
        line.put("redrawnVisibleDb", RunEvent.finite(result.redrawn().visibleDb()));
        line.put("redrawnHiddenDb", RunEvent.finite(result.redrawn().hiddenDb()));
        line.put("undoneDb", RunEvent.finite(result.undoneDb()));
        line.put("suppressedDb", RunEvent.finite(result.suppressedDb()));
        line.put("hiddenCostDb", RunEvent.finite(result.hiddenCostDb()));
        line.put("verdict", result.verdict());
        return line;
    }
}
