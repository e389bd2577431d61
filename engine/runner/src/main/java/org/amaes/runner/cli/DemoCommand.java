package org.amaes.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Split;
import org.amaes.core.metric.EvaluationReport;
import org.amaes.core.metric.Metric;
import org.amaes.core.metric.PairedComparison;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.PhantomStudy;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code amaes demo}: the main job end to end, by the very commands that a person would type. */
@Command(name = "demo", mixinStandardHelpOptions = true,
        header = "The whole method on generated scans: phantoms, prepare, pretrain, fine-tune, predict, evaluate.",
        description = {"", "Takes a few minutes on two cores and prints every command it runs, so that you can run them on your own scans.",
            "Interrupted, it goes on where it was when started again with the same folder."},
        footer = {"", "Example:", "  amaes demo --out my-demo"})
final class DemoCommand implements Callable<Integer> {

    private static final int TRAINING = 20;
    private static final int TEST = 12;
    private static final int UNLABELLED = 16;
    private static final String NETWORK = "filters=16";
    private static final String PATCH = "32";

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "amaes-demo", description = "Folder for everything (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "From which every random choice follows (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--pretrain-steps", paramLabel = "N", defaultValue = "700", description = "Steps of pretraining (default: ${DEFAULT-VALUE}).")
    private int pretrainSteps;

    @Option(names = "--finetune-steps", paramLabel = "N", defaultValue = "150", description = "Steps of each fine-tuning (default: ${DEFAULT-VALUE}).")
    private int finetuneSteps;

    @Mixin
    private OutputOptions output;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Override
    public Integer call() throws WorkbenchException, StoppedException {
        long started = System.nanoTime();
        Terminal terminal = output.terminal();
        terminal.say("AMAES on generated head scans; everything goes to " + out + "\n");
        Path scans = out.resolve("scans");
        Path store = out.resolve("prepared");
        Path split = out.resolve("split.json");
        CommandSequence commands = new CommandSequence(terminal, command);
        scans(terminal, scans, split);

        step(terminal, "2  Prepare: RAS, cropped to the brain, intensities in [0, 1], here 2 mm to be quick");
        commands.run("prepare", scans, "--out", store, "--spacing", "2");

        step(terminal, "3  Pretrain without labels: redraw what was masked and damaged");
        Path pretrained = out.resolve("pretrained");
        commands.train(pretrained, "pretrain", "--data", store, "--network", "unet", "--set", NETWORK, "--patch", PATCH, "--batch", 4,
                "--steps", pretrainSteps, "--lr", "5e-3", "--seed", seed, "--split", split, "--set", "validationShare=0.1");

        step(terminal, "4  Learn the lesions from " + TRAINING + " labelled scans, once from scratch, once from the pretrained encoder");
        Map<String, EvaluationReport> reports = new LinkedHashMap<>();
        for (String start : List.of("scratch", "pretrained encoder")) {
            String name = start.startsWith("pre") ? "from-pretrained" : "from-scratch";
            List<Object> arguments = new ArrayList<>(List.of("finetune", "--data", store, "--network", "unet", "--set", NETWORK, "--patch", PATCH,
                    "--batch", 4, "--steps", finetuneSteps, "--lr", "5e-3", "--seed", seed, "--cases", TRAINING, "--split", split,
                    "--part", "train", "--set", "validateEvery=0"));
            if (name.equals("from-pretrained")) {
                arguments.addAll(List.of("--checkpoint", pretrained));
            }
            commands.train(out.resolve(name), arguments.toArray());
            Path masks = out.resolve(name + "-masks");
            commands.run("predict", "--checkpoint", out.resolve(name), "--input", scans, "--split", split, "--out", masks);
            commands.run("evaluate", "--truth", scans.resolve("labelsTr"), "--prediction", masks, "--out", out.resolve(name + "-scores"));
            reports.put(start, EvaluationReport.readJson(out.resolve(name + "-scores").resolve("report.json")));
        }
        table(terminal, reports, started);
        return ExitCode.DONE;
    }

    private void scans(Terminal terminal, Path scans, Path split) throws WorkbenchException {
        step(terminal, "1  Generate " + (TRAINING + TEST + UNLABELLED) + " head scans (FLAIR-like, skull-stripped), "
                + (TRAINING + TEST) + " of them with lesion masks");
        PhantomStudy study = new PhantomStudy(seed, Contrast.FLAIR, TRAINING + TEST, UNLABELLED, true, true);
        if (!Files.exists(scans.resolve("dataset.json"))) {
            CommandText.makeFolder(out);
            PhantomCommand.write(study, scans, terminal);
        }
        List<String> train = new ArrayList<>();
        List<String> test = new ArrayList<>();
        for (int subject = 0; subject < TRAINING + TEST; subject++) {
            (subject < TRAINING ? train : test).add(study.caseName(subject));
        }
        new Split(Map.of("train", train, "test", test)).write(split);
    }

    private static void step(Terminal terminal, String title) {
        terminal.say("\n" + title);
    }

    private void table(Terminal terminal, Map<String, EvaluationReport> reports, long started) throws WorkbenchException {
        step(terminal, "5  Dice of the lesions on " + TEST + " scans that no training has seen");
        Map<String, Object> result = new LinkedHashMap<>();
        reports.forEach((start, report) -> {
            terminal.say(String.format(Locale.ROOT, "   from %-20s %.3f ± %.3f", start, report.summary(1, Metric.DICE).mean(),
                    report.summary(1, Metric.DICE).sd()));
            result.put(start, report.summary(1, Metric.DICE).mean());
        });
        List<EvaluationReport> both = List.copyOf(reports.values());
        PairedComparison difference = both.get(0).compare(both.get(1), 1, Metric.DICE, 0.95, seed);
        terminal.say(String.format(Locale.ROOT, "   difference %+.3f, 95 %% interval %+.3f to %+.3f over %d scans", difference.meanDifference(),
                difference.low(), difference.high(), difference.pairs()));
        long seconds = (System.nanoTime() - started) / 1_000_000_000L;
        result.put("difference", difference.meanDifference());
        result.put("seconds", seconds);
        terminal.result(result);
        terminal.say("\nDone in " + Terminal.time(seconds * 1_000_000_000L) + ". The commands above work on your own scans, too: "
                + "put them in a folder and start with 'amaes prepare'.");
    }
}
