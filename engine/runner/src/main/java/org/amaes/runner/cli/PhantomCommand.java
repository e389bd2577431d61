package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.PhantomStudy;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code amaes phantom}. */
@Command(name = "phantom", mixinStandardHelpOptions = true,
        header = "Generate head scans with lesions: data to try everything on.",
        description = {"", "Writes an nnU-Net folder: imagesTr with all scans, labelsTr with the lesion masks of the labelled ones.",
            "The same options give the same bytes."},
        footer = {"", "Example:", "  amaes phantom --out phantoms --labelled 24 --unlabelled 8"})
final class PhantomCommand implements Callable<Integer> {

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "New folder for the scans.")
    private Path out;

    @Option(names = "--labelled", paramLabel = "N", defaultValue = "24", description = "Scans with lesion masks (default: ${DEFAULT-VALUE}).")
    private int labelled;

    @Option(names = "--unlabelled", paramLabel = "N", defaultValue = "8", description = "Scans without (default: ${DEFAULT-VALUE}).")
    private int unlabelled;

    @Option(names = "--contrast", paramLabel = "NAME", defaultValue = "FLAIR", description = "FLAIR or T1 (default: ${DEFAULT-VALUE}).")
    private String contrast;

    @Option(names = "--skull-stripped", description = "Brain only; everything else is 0.")
    private boolean skullStripped;

    @Option(names = "--same-grid", description = "All scans RAS on one grid, instead of varied orientations and voxel sizes.")
    private boolean sameGrid;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "From which every head follows (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        PhantomStudy study;
        try {
            study = new PhantomStudy(seed, contrast(), labelled, unlabelled, skullStripped, !sameGrid);
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage() + ". Choose other numbers for --labelled and --unlabelled.", null, e);
        }
        Terminal terminal = output.terminal();
        write(study, out, terminal);
        terminal.result(Map.of("folder", out.toString(), "labelled", labelled, "unlabelled", unlabelled));
        terminal.say(String.format(Locale.ROOT, "%d head scans, %d of them with lesion masks: %s", study.cases(), labelled, out));
        return ExitCode.DONE;
    }

    private Contrast contrast() throws WorkbenchException {
        return switch (contrast.toUpperCase(Locale.ROOT)) {
            case "T1" -> Contrast.T1;
            case "FLAIR" -> Contrast.FLAIR;
            default -> throw new WorkbenchException("--contrast is T1 or FLAIR, not '" + contrast + "'.");
        };
    }

    /** Writes a study on all cores, with progress. */
    static void write(PhantomStudy study, Path folder, Terminal terminal) throws WorkbenchException {
        try (Terminal.Progress progress = terminal.progress("generating", study.cases())) {
            study.write(folder, Runtime.getRuntime().availableProcessors(), new PhantomStudy.Watcher() {
                @Override
                public void wrote(int done, int total) {
                    progress.at(done, "");
                }

                @Override
                public boolean isCancelled() {
                    return false;
                }
            });
        }
    }
}
