package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.LabelNames;
import org.amaes.core.dataset.Scan;
import org.amaes.core.dataset.Source;
import org.amaes.core.preprocess.Precision;
import org.amaes.core.preprocess.Preparation;
import org.amaes.core.preprocess.PreparationReport;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.preprocess.StoreSettings;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.Defaults;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amaes prepare}. */
@Command(name = "prepare", mixinStandardHelpOptions = true,
        header = "Prepare scans for training: RAS, cropped, scaled to [0, 1], 1 mm.",
        description = {"", "SOURCE is a folder of NIfTI files, an nnU-Net folder (imagesTr, labelsTr, dataset.json) or one file.",
            "Scans that cannot be used are listed and the rest goes on; started again, it continues where it was."},
        footer = {"", "Examples:", "  amaes prepare scans --out store", "  amaes prepare nnUNet_raw/Dataset004_Hippocampus --out store --json"})
final class PrepareCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SOURCE", description = "Folder of scans, or one scan.")
    private Path source;

    @Option(names = "--out", required = true, paramLabel = "STORE", description = "Folder for the prepared scans; new, or of an earlier 'prepare'.")
    private Path out;

    @Option(names = "--preset", paramLabel = "NAME", defaultValue = "corrected",
            description = "corrected, paper or as-coded, which crops one voxel too wide (default: ${DEFAULT-VALUE}).")
    private String preset;

    @Option(names = "--spacing", paramLabel = "MM", defaultValue = "1",
            description = "Voxel size in mm, or 'native' to keep each scan's own (default: ${DEFAULT-VALUE}).")
    private String spacing;

    @Option(names = "--for-pretraining", description = "Take each file as a scan of its own without labels, and only what pretraining can use "
            + "(3-D, every side at least 15 voxels, no negative values).")
    private boolean forPretraining;

    @Option(names = "--orientation", paramLabel = "LETTERS", description = "How the patient lies in files that do not say so, like RAS or LPS.")
    private String orientation;

    @Option(names = "--float32", description = "Keep intensities in 4 bytes instead of 2.")
    private boolean float32;

    @Option(names = "--source", paramLabel = "NAME", defaultValue = "auto",
            description = "The layout, if it is not to be recognised; 'amaes sources --help' lists them (default: ${DEFAULT-VALUE}).")
    private String layout;

    @Option(names = "--threads", paramLabel = "N", description = "Scans worked on at a time (default: all cores).")
    private Integer threads;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        Terminal terminal = output.terminal();
        Preparation.Options how = new Preparation.Options(CommandText.threads(threads), forPretraining, CommandText.orientation(orientation));
        Source found = Sources.open(source, layout);
        List<Scan> scans = scans(found.scans());
        terminal.say("Found " + scans.size() + " scans (" + found.layout() + ") in " + source);
        PreparationReport report;
        try (VolumeStore store = store(found.labelNames()); Terminal.Progress progress = terminal.progress("preparing", scans.size())) {
            report = Preparation.run(scans, store, how,
                    (outcome, done, total) -> {
                        if (outcome instanceof PreparationReport.Failed(String _, String sentence)) {
                            terminal.warn("  left out: " + sentence);
                        }
                        progress.at(done, outcome.scan());
                    }, () -> false);
        }
        int prepared = report.of(PreparationReport.Prepared.class).size();
        int skipped = report.of(PreparationReport.Skipped.class).size();
        List<PreparationReport.Failed> failed = report.of(PreparationReport.Failed.class);
        terminal.say(String.format(Locale.ROOT, "%d scans prepared, %d there already, %d left out: %s", prepared, skipped, failed.size(), out));
        terminal.result(result(prepared, skipped, failed));
        if (prepared + skipped == 0) {
            throw new WorkbenchException("None of the " + scans.size() + " scans in " + source + " could be used; the reasons stand above.", source);
        }
        return ExitCode.DONE;
    }

    private Map<String, Object> result(int prepared, int skipped, List<PreparationReport.Failed> failed) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("store", out.toString());
        result.put("prepared", prepared);
        result.put("skipped", skipped);
        List<Map<String, String>> problems = new ArrayList<>();
        failed.forEach(each -> problems.add(Map.of("scan", each.scan(), "reason", each.sentence())));
        result.put("failed", problems);
        return result;
    }

    private VolumeStore store(LabelNames labels) throws WorkbenchException {
        StoreSettings settings = new StoreSettings(preprocessing(labels), float32 ? Precision.FLOAT32 : Precision.FLOAT16, labels.names());
        return VolumeStore.create(out, settings);
    }

    private Preprocessing preprocessing(LabelNames labels) throws WorkbenchException {
        Preprocessing preprocessing = Defaults.preprocessing(CommandText.edition(preset));
        if (!labels.names().isEmpty()) {
            preprocessing = preprocessing.withExpectedLabels(new TreeSet<>(labels.names().keySet()));
        }
        if (spacing.equalsIgnoreCase("native")) {
            return preprocessing.withNativeSpacing();
        }
        try {
            return preprocessing.withSpacing(Double.parseDouble(spacing));
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException("--spacing is a voxel size in mm, like 1 or 0.8, or 'native'; not '" + spacing + "'.", null, e);
        }
    }

    /** For pretraining every channel is a scan of its own. */
    private List<Scan> scans(List<Scan> scans) {
        if (!forPretraining) {
            return scans;
        }
        List<Scan> single = new ArrayList<>();
        for (Scan scan : scans) {
            for (int channel = 0; channel < scan.images().size(); channel++) {
                String id = scan.images().size() == 1 ? scan.id() : String.format(Locale.ROOT, "%s_%04d", scan.id(), channel);
                single.add(new Scan(id, scan.subject(), scan.session(), scan.sequence(), List.of(scan.images().get(channel)), Optional.empty(),
                        scan.channel()));
            }
        }
        return single;
    }
}
