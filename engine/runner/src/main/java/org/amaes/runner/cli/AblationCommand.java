package org.amaes.runner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;
import org.amaes.runner.ablation.AblationTable;
import org.amaes.runner.ablation.Variant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code amaes ablation}: the same training with one choice changed at a time, by the very commands that a person would type. */
@Command(name = "ablation", mixinStandardHelpOptions = true,
        header = "What each choice of the method is worth: a table beside the paper's.",
        description = {"", "For every variant and seed: pretrain, fine-tune on some labelled scans, segment held-out ones, Dice.",
            "Finished parts are not done again: interrupted, it goes on where it was when started again with the same folder."},
        footer = {"", "Example:", "  amaes ablation --data store --network unet --set filters=4 --patch 32 --batch 4 --lr 5e-3 "
            + "--steps 200 --finetune-steps 150 --only all,no-augmentation,scratch --out table"})
final class AblationCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private AblationOptions options;

    @Mixin
    private OutputOptions output;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    @Override
    public Integer call() throws WorkbenchException, StoppedException {
        Terminal terminal = output.terminal();
        List<Variant> variants = options.variants();
        List<Long> seeds = options.seeds();
        CommandText.makeFolder(options.out);
        AblationCase.Held held = options.begin();
        List<AblationTable.Result> results = new ArrayList<>();
        CommandSequence commands = new CommandSequence(terminal, command);
        int part = 0;
        for (long seed : seeds) {
            for (Variant variant : variants) {
                terminal.say("\n" + ++part + " of " + variants.size() * seeds.size() + "  " + variant.word() + " (" + variant.title() + "), seed " + seed);
                results.add(new AblationCase(variant, seed, options, held, commands).result());
                write(new AblationTable(results));
            }
        }
        AblationTable table = new AblationTable(results);
        terminal.result(table.json());
        terminal.say("");
        table.text().forEach(terminal::say);
        terminal.say("\nDice of " + held.test().size() + " held-out scans on their prepared grids; " + (seeds.size() < 2
                ? "one seed, so no deviation over seeds." : "mean and deviation over " + seeds.size() + " seeds.")
                + " The paper's column is another task, BraTS21.\nTable: " + options.out.resolve("table.csv"));
        return ExitCode.DONE;
    }

    private void write(AblationTable table) throws WorkbenchException {
        AtomicFile.writeString(options.out.resolve("table.csv"), table.csv());
        try {
            AtomicFile.writeString(options.out.resolve("table.json"), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(table.json()) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A table that is no JSON", e);
        }
    }
}
