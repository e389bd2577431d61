package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Session;
import org.amaes.core.dataset.Scan;
import org.amaes.core.dataset.Source;
import org.amaes.core.nifti.NiftiImage;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.preprocess.PreparedVolume;
import org.amaes.core.recipe.LabelClass;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.amaes.runner.Backends;
import org.amaes.runner.inference.Aggregation;
import org.amaes.runner.inference.Predictor;
import org.amaes.runner.inference.SlidingWindow;
import org.amaes.runner.model.Model;
import org.amaes.runner.model.ModelCard;
import org.amaes.runner.model.Uses;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code amaes predict}. */
@Command(name = "predict", mixinStandardHelpOptions = true, header = "Segment scans; each mask lies on its scan's own grid.",
        description = {"", "Writes CASE.nii.gz for every scan. One scan that cannot be used does not stop the rest."},
        footer = {"", "Example:", "  amaes predict --checkpoint runs/b-20 --input scans --out masks"})
final class PredictCommand implements Callable<Integer> {

    @Option(names = "--checkpoint", required = true, paramLabel = "FILE|RUN", description = "A fine-tuned network: ours, .pth, .ckpt or a run.")
    private Path checkpoint;

    @Option(names = "--input", required = true, paramLabel = "FILE|DIR", description = "One scan, or a folder of scans.")
    private Path input;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the masks.")
    private Path out;

    @Option(names = "--split", paramLabel = "FILE", description = "JSON file with named lists of scans.")
    private Path split;

    @Option(names = "--part", paramLabel = "NAME", defaultValue = "test", description = "The list of the split to segment (default: ${DEFAULT-VALUE}).")
    private String part;

    @Option(names = "--patch", paramLabel = "SIZE", description = "Window in voxels (default: the checkpoint's, else 128).")
    private String patch;

    @Option(names = "--overlap", paramLabel = "SHARE", defaultValue = "0.5",
            description = "Share that neighbouring windows have in common, from 0 to below 1 (default: ${DEFAULT-VALUE}).")
    private double overlap;

    @Option(names = "--aggregation", paramLabel = "NAME", description = "gaussian or sum: how windows are joined (default: the checkpoint's).")
    private String aggregation;

    @Option(names = "--flips", description = "Average over all 8 mirrorings (8 times slower).")
    private boolean flips;

    @Option(names = "--probabilities", description = "Also write CASE_probability-LABEL.nii.gz for each class but the background, on the scan's own grid.")
    private boolean probabilities;

    @Option(names = "--orientation", paramLabel = "LETTERS", description = "How the patient lies in files that do not say so, like RAS or LPS.")
    private String orientation;

    @Mixin
    private EngineOptions engine;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        Terminal terminal = output.terminal();
        Model model = Model.read(checkpoint);
        List<LabelClass> classes = Uses.segmenting(model);
        SlidingWindow sliding = sliding(model);
        List<Scan> all = Source.detect(input).scans();
        List<Scan> scans = chosen(all);
        CommandText.apart(out, all.stream().flatMap(scan -> Stream.concat(scan.images().stream(), scan.label().stream())).toList());
        model.notes().forEach(note -> terminal.warn("  " + model.file().getFileName() + ": " + note));
        List<Map<String, Object>> told = new ArrayList<>();
        int failed = 0;
        CommandText.makeFolder(out);
        try (Session session = Backends.here().open(model.architecture(), model.weights(), engine.execution());
                Terminal.Progress progress = terminal.progress("segmenting", scans.size())) {
            Predictor predictor = new Predictor(session, Uses.preprocessing(model), sliding, classes);
            for (int i = 0; i < scans.size(); i++) {
                Scan scan = scans.get(i);
                try {
                    told.add(segment(predictor, scan, model.architecture().inChannels()));
                } catch (WorkbenchException e) {
                    failed++;
                    String reason = scan.images().stream().anyMatch(file -> e.getMessage().contains(file.toString())) ? e.getMessage()
                            : scan.images().getFirst() + " cannot be segmented. " + e.getMessage();
                    terminal.warn("  left out: " + reason);
                    told.add(Map.of("case", scan.id(), "failed", reason));
                }
                progress.at(i + 1, scan.id());
            }
        }
        terminal.result(told);
        terminal.say(String.format(Locale.ROOT, "%d of %d scans segmented: %s", scans.size() - failed, scans.size(), out));
        return failed == 0 ? ExitCode.DONE : ExitCode.USER;
    }

    private Map<String, Object> segment(Predictor predictor, Scan scan, int channels) throws WorkbenchException {
        List<Volume> volumes = new ArrayList<>();
        NiftiImage first = null;
        for (Path image : scan.images()) {
            NiftiImage opened = NiftiReader.open(image, CommandText.orientation(orientation));
            volumes.addAll(opened.readAll());
            first = first == null ? opened : first;
        }
        if (volumes.size() != channels) {
            throw new WorkbenchException("It has " + volumes.size() + " channels; this network takes " + channels + ".", scan.images().getFirst());
        }
        PreparedVolume prepared = predictor.preprocessing().apply(volumes, Optional.empty());
        Predictor.Segmented segmented = probabilities ? predictor.segmentWithProbabilities(prepared, () -> false).orElseThrow()
                : new Predictor.Segmented(predictor.segment(prepared, () -> false).orElseThrow(), List.of());
        LabelMap labels = segmented.labels();
        int number = 1;
        for (Volume probability : segmented.probabilities()) {
            NiftiWriter.write(out.resolve(scan.id() + "_probability-" + predictor.classes().get(number++).value() + ".nii.gz"), probability, first);
        }
        Path file = out.resolve(scan.id() + ".nii.gz");
        NiftiWriter.write(file, labels, first);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("case", scan.id());
        told.put("file", file.toString());
        long[] voxels = labels.histogram();
        Map<String, Double> millilitres = new LinkedHashMap<>();
        for (LabelClass each : predictor.classes().subList(1, predictor.classes().size())) {
            millilitres.put(each.name(), voxels[each.value()] * labels.grid().voxelVolume() / 1000);
        }
        told.put("millilitres", millilitres);
        return told;
    }

    private List<Scan> chosen(List<Scan> all) throws WorkbenchException {
        if (split == null) {
            return all;
        }
        List<String> wanted = CommandText.list(split, part);
        List<Scan> chosen = all.stream().filter(scan -> wanted.contains(scan.id())).toList();
        if (chosen.size() < wanted.size()) {
            throw new WorkbenchException("The list '" + part + "' of " + split + " names " + wanted.size() + " scans, of which " + input
                    + " has only " + chosen.size() + ".", split);
        }
        return chosen;
    }

    private SlidingWindow sliding(Model model) throws WorkbenchException {
        Shape window = patch != null ? CommandText.shape(patch) : Uses.patch(model);
        if (!(overlap >= 0 && overlap < 1)) {
            throw new WorkbenchException("--overlap lies between 0 and 1 (for example 0.5), not " + overlap + ".");
        }
        String joined = aggregation != null ? aggregation.toLowerCase(Locale.ROOT) : model.card().map(ModelCard::aggregation).orElse("gaussian");
        Aggregation how = switch (joined) {
            case "gaussian" -> Aggregation.GAUSSIAN;
            case "sum" -> Aggregation.SUM;
            default -> throw new WorkbenchException("--aggregation is gaussian or sum, not " + aggregation + ".");
        };
        Uses.fits(model, window);
        return new SlidingWindow(window, overlap, how, flips);
    }
}
