package org.amaes.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.experiment.Experiment;
import org.amaes.core.experiment.ExperimentFolder;
import org.amaes.core.experiment.ExperimentJson;
import org.amaes.core.experiment.Template;
import org.amaes.core.file.AtomicFile;
import org.amaes.core.protocol.Task;
import org.amaes.core.run.RunLock;

import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amaes experiment}: a grid of trainings and one table. */
@Command(name = "experiment", mixinStandardHelpOptions = true,
        header = "Methods on the same few training cases, fold by fold, and one table beside the paper's.",
        description = {"", "Stopped, killed or refused half-way, it goes on where it was when started again with the same folder;",
            "more methods, folds, cases and seeds may be added to the file later."},
        footer = {"", "Examples:", "  amaes experiment --template table4 --task brats21 --data store --pretrain-data brains45k --out table4.json",
            "  amaes experiment table4.json --dry-run", "  amaes experiment table4.json --out results"})
final class ExperimentCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The experiment's file, or the folder of one that was begun.")
    private Path file;

    @Option(names = "--out", paramLabel = "DIR|FILE", description = "Folder for all runs and tables (default: beside the file, by its name); with --template the file to write.")
    private Path out;

    @Option(names = "--dry-run", description = "Do nothing: tell what would be done, and how long it would take.")
    private boolean dryRun;

    @Option(names = "--wait", description = "Wait while another run has the graphics card, instead of refusing.")
    private boolean waiting;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of the tensor operations, whatever the file says.")
    private Integer threads;

    @Option(names = "--device", paramLabel = "NAME", description = "cpu, a graphics card like cuda:0, or auto, whatever the file says.")
    private String device;

    @ArgGroup(exclusive = false, heading = "%nTo write a file to begin with:%n")
    private FromTemplate template;

    @Mixin
    private OutputOptions output;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    /** What a template is filled with. */
    private static final class FromTemplate {

        @Option(names = "--template", required = true, paramLabel = "NAME",
                description = "table4 (networks, scratch against pretrained), table2 (decoders), table3 (augmentations) or shots (1, 5, 10, 20 cases).")
        private String name;

        @Option(names = "--task", paramLabel = "NAME", defaultValue = "own", description = "brats21, isles22, wmh, wmh-ood or own (default: ${DEFAULT-VALUE}).")
        private String task;

        @Option(names = "--data", paramLabel = "STORE", description = "Prepared labelled scans of the task (default: the folder 'store').")
        private Path data;

        @Option(names = "--pretrain-data", paramLabel = "STORE", description = "Prepared scans to pretrain on (default: those of --data).")
        private Path pretraining;

        @Option(names = "--network", paramLabel = "NAMES", split = ",", description = "Networks, with commas between (default: the paper's).")
        private List<String> networks = new ArrayList<>();

        @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting of all trainings: patch, batch, steps, lr, precision, or a field of the recipe.")
        private Map<String, String> settings = new LinkedHashMap<>();

        @Option(names = "--pretrain-set", paramLabel = "NAME=VALUE", description = "A setting of the pretrainings alone.")
        private Map<String, String> pretrainSettings = new LinkedHashMap<>();

        Experiment experiment() throws WorkbenchException {
            Template chosen = Template.parse(name).orElseThrow(() -> new WorkbenchException("There is no template '" + name + "'; choose from "
                    + Template.words() + "."));
            Task onWhat = task.equalsIgnoreCase("own") ? Task.own(Task.Measured.TEST, 0.25)
                    : Task.parse(task).orElseThrow(() -> new WorkbenchException("There is no task '" + task + "'; choose " + Task.words() + " or own."));
            for (String network : networks) {
                PretrainCommand.networkName(network);
            }
            String store = (data == null ? Path.of("store") : data).toAbsolutePath().normalize().toString();
            try {
                return chosen.experiment(onWhat, store, pretraining == null ? store : pretraining.toAbsolutePath().normalize().toString(), networks,
                        settings, pretrainSettings);
            } catch (IllegalArgumentException e) {
                throw new WorkbenchException(e.getMessage(), null, e);
            }
        }
    }

    @Override
    public Integer call() throws WorkbenchException, StoppedException {
        Terminal terminal = output.terminal();
        if (template != null) {
            return writeTemplate(terminal);
        }
        if (file == null) {
            throw new WorkbenchException("Name the experiment's file, or have one written with --template.");
        }
        boolean begun = Files.isDirectory(file);
        Experiment experiment = onThisMachine(begun ? new ExperimentFolder(file).experiment() : ExperimentJson.read(existing()));
        ExperimentFolder folder = new ExperimentFolder(begun ? file : out == null ? besideTheFile() : out);
        ExperimentGrid grid = ExperimentGrid.of(experiment, folder, new CommandSequence(terminal, command, waiting));
        if (dryRun) {
            new ExperimentRehearsal(grid).tell(terminal);
            return ExitCode.DONE;
        }
        new ExperimentRehearsal(grid).check();
        CommandText.makeFolder(folder.path());
        try (RunLock _ = folder.lock()) {
            return grid.work() ? ExitCode.DONE : ExitCode.USER;
        } catch (IOException e) {
            throw new WorkbenchException("The experiment in " + folder.path() + " cannot be unlocked (" + e.getMessage() + ").", folder.path(), e);
        }
    }

    private Path existing() throws WorkbenchException {
        if (!Files.isRegularFile(file)) {
            throw new WorkbenchException("There is no experiment " + file + ". Check the path, or have a file written with --template.", file);
        }
        return file;
    }

    private Path besideTheFile() {
        String name = file.getFileName().toString();
        return file.toAbsolutePath().resolveSibling(name.endsWith(".json") ? name.substring(0, name.length() - 5) : name + "-results");
    }

    private int writeTemplate(Terminal terminal) throws WorkbenchException {
        if (file != null || out == null) {
            throw new WorkbenchException("With --template name the file to write with --out, and no other.");
        }
        if (Files.exists(out)) {
            throw new WorkbenchException(out + " is there already. Choose another name with --out.", out);
        }
        Experiment experiment = template.experiment();
        AtomicFile.writeString(out, ExperimentJson.write(experiment));
        terminal.result(Map.of("file", out.toString(), "methods", experiment.methods().size(), "trainings", experiment.parts().size()));
        terminal.say(experiment.title() + "\n" + experiment.methods().size() + " methods, " + experiment.parts().size() + " fine-tunings: " + out
                + "\nLook it through, then: amaes experiment " + out + " --dry-run");
        return ExitCode.DONE;
    }

    private Experiment onThisMachine(Experiment experiment) {
        Map<String, String> machine = new LinkedHashMap<>();
        if (threads != null) {
            machine.put("threads", String.valueOf(threads));
        }
        if (device != null) {
            machine.put("device", device);
        }
        return machine.isEmpty() ? experiment : experiment.withForced(machine);
    }
}
