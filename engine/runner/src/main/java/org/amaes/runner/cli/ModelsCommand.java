package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.checkpoint.TransferReport;
import org.amaes.core.library.LibraryModel;
import org.amaes.core.library.ModelFacts;
import org.amaes.core.library.ModelLibrary;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code amaes models}. */
@Command(name = "models", mixinStandardHelpOptions = true, header = "The models you have: add, name, show, export them.",
        description = {"", "Lists files that were added and the runs in remembered folders; the window shows the same list. Files stay where they are.",
            "Where a command takes a checkpoint, give it the path that is listed here."},
        footer = {"", "Examples:", "  amaes models", "  amaes models --add unet_b_lw_dec_fullaug.pth", "  amaes models --export unet_b --out unet_b.safetensors"})
final class ModelsCommand implements Callable<Integer> {

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private Action action = new Action();

    /** What is to be done; nothing: the list. */
    private static final class Action {

        @Option(names = "--add", paramLabel = "FILE", description = "Add a checkpoint (.pth, .ckpt, safetensors).")
        private Path add;

        @Option(names = "--remember", paramLabel = "DIR", description = "List the runs of a folder from now on.")
        private Path remember;

        @Option(names = "--show", paramLabel = "NAME", description = "Tell everything of a model, and what a fine-tuning would take over from it.")
        private String show;

        @Option(names = "--rename", paramLabel = "NAME", description = "Give a model the name of --to.")
        private String rename;

        @Option(names = "--remove", paramLabel = "NAME", description = "Take a model off the list; its file stays.")
        private String remove;

        @Option(names = "--export", paramLabel = "NAME", description = "Write a model as the safetensors file of --out.")
        private String export;
    }

    @Option(names = "--to", paramLabel = "NAME", description = "The new name.")
    private String to;

    @Option(names = "--out", paramLabel = "FILE", description = "The new file.")
    private Path out;

    @Option(names = "--library", paramLabel = "DIR", description = "The folder that holds the list (default: yours, which the window uses).")
    private Path folder;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        Terminal terminal = output.terminal();
        ModelLibrary library = folder == null ? ModelLibrary.own() : ModelLibrary.in(folder);
        if (action.show != null) {
            show(library, library.find(action.show), terminal);
            return ExitCode.DONE;
        }
        if (action.add != null) {
            library.add(action.add);
        } else if (action.remember != null) {
            library.remember(action.remember);
        } else if (action.rename != null) {
            library.rename(library.find(action.rename), given(to, "--to NAME"));
        } else if (action.remove != null) {
            library.remove(library.find(action.remove));
        } else if (action.export != null) {
            library.export(library.find(action.export), given(out, "--out FILE"));
            terminal.say(out + " is written.");
        }
        list(library.models(), terminal);
        return ExitCode.DONE;
    }

    private static <T> T given(T value, String option) throws WorkbenchException {
        if (value == null) {
            throw new WorkbenchException("This needs " + option + ".");
        }
        return value;
    }

    private static void list(List<LibraryModel> models, Terminal terminal) {
        List<Map<String, Object>> told = new ArrayList<>();
        for (LibraryModel model : models) {
            told.add(describe(model));
            terminal.say(String.format(Locale.ROOT, "%-28s %s", model.name(), model.facts()
                    .map(facts -> facts.network() + ", " + facts.use() + (facts.step() == 0 ? "" : ", step " + facts.step())).orElse(model.problem())));
            terminal.say("    " + model.path() + (model.imported() ? "" : "  (run)"));
        }
        if (models.isEmpty()) {
            terminal.say("No models yet. Add a file with --add, or your runs with --remember.");
        }
        terminal.result(told);
    }

    private static Map<String, Object> describe(LibraryModel model) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", model.name());
        facts.put("path", model.path().toString());
        facts.put("imported", model.imported());
        facts.put("problem", model.problem().isEmpty() ? null : model.problem());
        model.facts().ifPresent(known -> put(facts, known));
        return facts;
    }

    private static void put(Map<String, Object> facts, ModelFacts known) {
        facts.put("network", known.network());
        facts.put("parameters", known.parameters());
        facts.put("classes", known.classes().stream().map(each -> each.value() + " " + each.name()).toList());
        facts.put("preset", known.preset());
        facts.put("step", known.step());
        facts.put("patch", known.patch());
        facts.put("provenance", known.provenance());
        facts.put("notes", known.notes());
    }

    private static void show(ModelLibrary library, LibraryModel model, Terminal terminal) throws WorkbenchException {
        if (!model.problem().isEmpty()) {
            throw new WorkbenchException(model.problem(), model.path());
        }
        Map<String, Object> facts = describe(model);
        facts.forEach((name, value) -> terminal.say(String.format(Locale.ROOT, "%-12s %s", name, value == null ? "-" : value)));
        TransferReport transfer = library.transfer(model);
        terminal.say("Into a segmentation of the same network: " + transfer.text().strip());
        facts.put("transfer", Map.of("headline", transfer.headline(), "counts", transfer.counts()));
        terminal.result(facts);
    }
}
