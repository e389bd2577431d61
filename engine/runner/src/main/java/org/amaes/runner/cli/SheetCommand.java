package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.Edition;
import org.amaes.core.network.NetworkName;
import org.amaes.core.recipe.Defaults;
import org.amaes.core.recipe.LabelClass;
import org.amaes.core.recipe.Precision;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.recipe.Sheet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amaes sheet}. */
@Command(name = "sheet", mixinStandardHelpOptions = true,
        header = "What a run does, what the paper says, what the published code does.",
        description = {"", "Of a run, or of a preset. '=' marks what agrees with the run, '≠' what does not, '–' where nothing is said."},
        footer = {"", "Examples:", "  amaes sheet runs/b", "  amaes sheet --preset as-coded --for finetune --network unet_xl"})
final class SheetCommand implements Callable<Integer> {

    /** The paper's numbers of scans, for sheets without a run. */
    private static final int PRETRAINING_SCANS = 44_756;
    private static final int TRAINING_SCANS = 20;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "A run's folder, or a recipe file.")
    private Path run;

    @Option(names = "--preset", paramLabel = "NAME", description = "Instead of a run: corrected, paper or as-coded.")
    private String preset;

    @Option(names = "--network", paramLabel = "NAME", defaultValue = "unet_b", description = "The network of --preset (default: ${DEFAULT-VALUE}).")
    private String network;

    @Option(names = "--for", paramLabel = "KIND", defaultValue = "pretrain",
            description = "The kind of training of --preset: pretrain or finetune (default: ${DEFAULT-VALUE}).")
    private String kind;

    @Option(names = "--from-scratch", description = "With --for finetune: without a pretrained encoder.")
    private boolean fromScratch;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        if ((run == null) == (preset == null)) {
            throw new WorkbenchException("Give either a run's folder or --preset (corrected, paper or as-coded).");
        }
        Sheet sheet;
        if (run != null) {
            Recipe recipe = RecipeFile.read(run);
            sheet = Sheet.of(recipe, RecipeFile.preparation(recipe));
        } else {
            Edition edition = CommandText.edition(preset);
            sheet = Sheet.of(recipe(edition), Optional.of(Defaults.preprocessing(edition)));
        }
        Terminal terminal = output.terminal();
        terminal.result(sheet);
        if (!terminal.isJson()) {
            new SheetText(sheet).lines().forEach(terminal::say);
        }
        return ExitCode.DONE;
    }

    private Recipe recipe(Edition edition) throws WorkbenchException {
        NetworkName name = PretrainCommand.networkName(network);
        Defaults.Choice nothing = new Defaults.Choice(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Precision.BFLOAT16, 1, "cpu", 1);
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "pretrain" -> Defaults.pretraining(edition, name.pretraining(), "", scans(PRETRAINING_SCANS), nothing, Optional.empty(),
                    Defaults.ViewsSource.PAPER);
            case "finetune" -> Defaults.finetune(edition, name.segmentation(1, 2), "", scans(TRAINING_SCANS), List.of(),
                    fromScratch ? Optional.empty() : Optional.of(name.word()),
                    List.of(new LabelClass(0, "background"), new LabelClass(1, "lesion")), nothing, Optional.empty());
            default -> throw new WorkbenchException("--for is pretrain or finetune, not '" + kind + "'.");
        };
    }

    private static List<String> scans(int number) {
        return IntStream.range(0, number).mapToObj(Integer::toString).toList();
    }
}
