package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.kind.FileKind;
import org.amaes.core.network.Parameters;
import org.amaes.core.nifti.NiftiImage;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.run.RunFolder;
import org.amaes.core.volume.Volume;
import org.amaes.runner.model.Model;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code amaes inspect}. */
@Command(name = "inspect", mixinStandardHelpOptions = true, header = "Tell what a file or folder is: scan, checkpoint, prepared scans, or run.",
        footer = {"", "Examples:", "  amaes inspect scan.nii.gz", "  amaes inspect unet_b.pth"})
final class InspectCommand implements Callable<Integer> {

    @picocli.CommandLine.Parameters(paramLabel = "FILE", description = "What to look at.")
    private Path path;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        Map<String, Object> facts = switch (FileKind.of(path)) {
            case RUN -> run();
            case STORE -> store();
            case SCAN -> scan();
            case CHECKPOINT -> checkpoint();
        };
        Terminal terminal = output.terminal();
        terminal.result(facts);
        facts.forEach((name, value) -> terminal.say(String.format(Locale.ROOT, "%-18s %s", name, text(value))));
        return ExitCode.DONE;
    }

    private static Object text(Object value) {
        return switch (value) {
            case null -> "-";
            case double[] numbers -> Arrays.toString(numbers);
            case double[][] rows -> Arrays.deepToString(rows);
            default -> value;
        };
    }

    private Map<String, Object> run() throws WorkbenchException {
        Map<String, Object> facts = new LinkedHashMap<>(Map.of("kind", FileKind.RUN.word()));
        facts.putAll(RunsCommand.describe(path));
        facts.put("recipe", RunFolder.open(path).recipe());
        return facts;
    }

    private Map<String, Object> scan() throws WorkbenchException {
        NiftiImage image = NiftiReader.open(path);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", FileKind.SCAN.word());
        facts.put("shape", image.grid().shape());
        facts.put("channels", image.channels());
        facts.put("spacing mm", image.grid().spacing());
        facts.put("orientation", image.grid().orientation().toString());
        facts.put("affine", image.grid().affine().toArray());
        facts.put("type", image.header().type().toString());
        facts.put("NIfTI version", image.header().version());
        Volume volume = image.read(0);
        double sum = 0;
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        long finite = 0;
        for (float value : volume.data()) {
            if (Float.isFinite(value)) {
                finite++;
                sum += value;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        facts.put("minimum", finite == 0 ? null : low);
        facts.put("maximum", finite == 0 ? null : high);
        facts.put("mean", finite == 0 ? null : sum / finite);
        facts.put("not finite", volume.countNonFinite());
        return facts;
    }

    private Map<String, Object> store() throws WorkbenchException {
        try (VolumeStore store = VolumeStore.open(path)) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("kind", FileKind.STORE.word());
            facts.put("scans", store.entries().size());
            facts.put("labelled", store.entries().stream().filter(Entry::isLabelled).count());
            facts.put("left out", store.failures().size());
            facts.put("labels", store.settings().labelNames());
            facts.put("preprocessing", store.settings().preprocessing().describe());
            return facts;
        }
    }

    private Map<String, Object> checkpoint() throws WorkbenchException {
        Model model = Model.read(path);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", FileKind.CHECKPOINT.word());
        facts.put("network", model.architecture().title());
        facts.put("input channels", model.architecture().inChannels());
        facts.put("output channels", model.architecture().outChannels());
        facts.put("parameters", Parameters.count(model.architecture()));
        facts.put("tensors", model.weights().size());
        facts.put("fingerprint", model.weights().fingerprint());
        model.card().ifPresent(card -> {
            facts.put("patch", card.patch());
            facts.put("preset", card.preset().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            facts.put("step", card.step());
            facts.put("classes", card.classes().stream().map(c -> c.value() + " " + c.name()).toList());
            facts.put("provenance", card.provenance());
        });
        if (!model.notes().isEmpty()) {
            facts.put("notes", model.notes());
        }
        return facts;
    }
}
