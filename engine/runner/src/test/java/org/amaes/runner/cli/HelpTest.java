package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {

    static Collection<String> commands() {
        return Amaes.commandLine().getSubcommands().keySet().stream().filter(name -> !name.equals("help")).toList();
    }

    @Test
    void allCommandsOfTheMainJobAreThere() {
        assertTrue(commands().containsAll(List.of("demo", "phantom", "prepare", "pretrain", "finetune", "predict", "evaluate", "resume", "stop",
                "pause", "runs", "export", "import", "inspect", "augment", "reconstruct", "forward", "serve")), commands().toString());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfWithAnExampleOfItself(String name) {
        CommandRun help = CommandRun.of(name, "--help").assertCode(ExitCode.DONE);
        assertTrue(help.out().contains("Usage: amaes " + name), help.out());
        assertTrue(help.out().matches("(?s).*Examples?:.*\\n  amaes " + name + ".*"), help.out());
        assertEquals("", help.err());
        assertEquals(help.out(), CommandRun.of("help", name).assertCode(ExitCode.DONE).out());
    }

    /** An example that its own command does not understand is worse than none. */
    @ParameterizedTest
    @MethodSource("commands")
    void everyExampleIsACommandThatIsUnderstood(String name) {
        String[] footer = Amaes.commandLine().getSubcommands().get(name).getCommandSpec().usageMessage().footer();
        for (String line : footer) {
            if (line.strip().startsWith("amaes ")) {
                String[] words = line.strip().substring("amaes ".length()).split(" +");
                Amaes.commandLine().parseArgs(words); // throws if it is not understood
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandSpeaksToMachines(String name) {
        CommandLine command = Amaes.commandLine().getSubcommands().get(name);
        assertTrue(name.equals("serve") || command.getCommandSpec().optionsMap().containsKey("--json"), name); // serve speaks nothing else
        for (OptionSpec option : command.getCommandSpec().options()) {
            assertTrue(option.description().length > 0 && !option.description()[0].isBlank(), name + " " + option.longestName());
        }
    }

    @Test
    void theCommandItselfTellsWhatItIsAndWhatItsExitCodesMean() {
        String help = CommandRun.of("--help").assertCode(ExitCode.DONE).out();
        commands().forEach(name -> assertTrue(help.contains(name), name));
        assertTrue(help.contains("Exit codes") && help.contains("not a medical device"), help);
        assertTrue(CommandRun.of("--version").assertCode(ExitCode.DONE).out().contains("AMAES Workbench"));
        CommandRun.of().assertRefused("--help");
        CommandRun.of("pretrian").assertRefused("pretrian", "pretrain");
    }
}
