package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Gathering;
import org.amaes.core.dataset.LabelNames;
import org.amaes.core.dataset.Scan;
import org.amaes.core.dataset.ScanChoice;
import org.amaes.core.dataset.Source;
import org.amaes.core.preprocess.Precision;
import org.amaes.core.preprocess.Preparation;
import org.amaes.core.preprocess.PreparationReport;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.preprocess.StoreRequest;
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
        description = {"", "SOURCE is a data set as 'amaes sources' knows them (the public sets of BRAINS-45K, BIDS, nnU-Net, any folder of NIfTI files), "
            + "a folder of such sets, or one file; several go into one store. Scans that cannot be used are listed and the rest goes on; started again, it "
            + "does what is new or has changed. Of scans with the same voxels the first is taken. 'amaes pause STORE' makes it wait."},
        footer = {"", "Examples:", "  amaes prepare scans --out store", "  amaes prepare nnUNet_raw/Dataset004_Hippocampus --out store --json",
            "  amaes prepare --for-pretraining --out store downloads/ADNI downloads/OASIS3 downloads/PPMI"})
final class PrepareCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SOURCE", arity = "1..*", description = "Folders of scans, or one scan.")
    private List<Path> roots;

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

    @Option(names = "--only", paramLabel = "FILE", description = "Take only the scans of the list \"only\" in this JSON file.")
    private Path only;

    @Option(names = "--exclude", paramLabel = "FILE", description = "Leave out the scans of the list \"exclude\" in this JSON file, such as the window writes it.")
    private Path exclude;

    @Option(names = "--events", description = "Print a line of JSON for each scan as it is done, for a program that watches.")
    private boolean events;

    @Option(names = "--threads", paramLabel = "N", description = "Scans worked on at a time (default: all cores).")
    private Integer threads;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException, StoppedException {
        Terminal terminal = output.terminal();
        Preparation.Options how = new Preparation.Options(CommandText.threads(threads), forPretraining, CommandText.orientation(orientation));
        Gathering found = Sources.open(roots, layout);
        List<Scan> scans = chosen(found, terminal);
        PreparationReport report;
        try (VolumeStore store = store(labels(found, terminal))) {
            store.beginWriting();
            StoreRequest.pause(out).clear();
            StoreRequest.stop(out).clear();
            PrepareProgress told = new PrepareProgress(terminal, events, scans.size());
            try (told) {
                report = Preparation.run(scans, store, how, told::done, StoreRequest.heeded(out, told::paused));
            }
        }
        PrepareProgress.tell(terminal, report, out);
        if (report.cancelled()) {
            terminal.say("Stopped before the end; the same command goes on.");
            throw new StoppedException();
        }
        if (report.of(PreparationReport.Prepared.class).isEmpty() && report.of(PreparationReport.Skipped.class).isEmpty()) {
            throw new WorkbenchException("None of the " + scans.size() + " scans in " + roots.getFirst() + (roots.size() == 1 ? "" : " and the others")
                    + " could be used; the reasons stand above.", roots.getFirst());
        }
        return ExitCode.DONE;
    }

    private List<Scan> chosen(Gathering found, Terminal terminal) throws WorkbenchException {
        ScanChoice choice = ScanChoice.read(only, exclude);
        List<Scan> all = scans(found.scans());
        List<Scan> wanted = choice.of(all);
        terminal.say("Found " + all.size() + " scans (" + String.join("; ", found.words()) + ")"
                + (wanted.size() == all.size() ? "" : ", " + wanted.size() + " of them wanted"));
        List<String> unknown = choice.unknown(all);
        if (!unknown.isEmpty()) {
            terminal.warn("  " + unknown.size() + " ids of your choice are those of no scan here, such as " + unknown.getFirst());
        }
        if (wanted.isEmpty()) {
            throw new WorkbenchException("Your choice leaves none of the " + all.size() + " scans. Correct the list" + (only == null ? "" : " in " + only)
                    + (exclude == null ? "" : " in " + exclude) + ".", only == null ? exclude : only);
        }
        return wanted;
    }

    /** Of several sets taken for pretraining nobody asks what their labels mean. */
    private LabelNames labels(Gathering found, Terminal terminal) throws WorkbenchException {
        if (forPretraining && found.sources().size() > 1) {
            return LabelNames.UNKNOWN;
        }
        LabelNames names = found.labelNames();
        for (Source source : found.sources()) {
            if (!names.names().isEmpty() && source.labelNames().names().isEmpty()) {
                terminal.warn("  Nothing says what labels mean in " + source.root() + "; they are taken for those of the other sets.");
            }
        }
        return names;
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
