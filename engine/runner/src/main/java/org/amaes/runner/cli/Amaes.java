package org.amaes.runner.cli;

import java.io.PrintWriter;

import org.amaes.core.WorkbenchException;
import org.amaes.runner.Backends;
import org.slf4j.LoggerFactory;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * The command {@code amaes}.
 */
@Command(name = "amaes", mixinStandardHelpOptions = true, versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "Self-supervised pretraining of 3-D segmentation networks on brain MRI (AMAES), and 20-shot fine-tuning.",
        description = {"", "From scans to segmentations: prepare, pretrain, finetune, predict, evaluate. New here? Run 'amaes demo'."},
        footer = {"", "Exit codes: 0 done, 2 something you can mend, 3 stopped (resume goes on), 1 our fault.",
            "The window: amaes app [FILE]. Pictures of it: amaes screenshots --out DIR.", "Research use only; not a medical device."},
        subcommands = {DemoCommand.class, PhantomCommand.class, DicomCommand.class, SourcesCommand.class, CheckCommand.class, PrepareCommand.class, PretrainCommand.class, FinetuneCommand.class,
            PredictCommand.class, EvaluateCommand.class, ResumeCommand.class, RepeatCommand.class, StopCommand.class, PauseCommand.class, DeleteCommand.class, RunsCommand.class,
            CurvesCommand.class, RunReportCommand.class,
            LesionsCommand.class, CorrectCommand.class, ModelsCommand.class, ExportCommand.class, ImportCommand.class,
            SheetCommand.class, ForecastCommand.class, AblationCommand.class,
            SplitCommand.class, ExperimentCommand.class,
            InspectCommand.class, AugmentCommand.class, ReconstructCommand.class, XrayCommand.class, ForwardCommand.class,
            ServeCommand.class, HelpCommand.class})
public final class Amaes {

    @Option(names = "--engine", paramLabel = "NAME", scope = ScopeType.INHERIT,
            description = "What computes: torch, or dl4j for networks of the U-Net family in float32 (default: torch).")
    private String engine;

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(Relay.takes(args) ? Relay.run(args) : commandLine().execute(args));
    }

    /** The parser, for this process' streams. */
    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Amaes());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler(problems());
        commandLine.setParameterExceptionHandler(Amaes::wrongArguments);
        commandLine.setExecutionStrategy(Amaes::withinMemory);
        return commandLine;
    }

    /** Too large a scan, patch or network is a thing to mend, not a fault. */
    private static int withinMemory(ParseResult parsed) {
        try {
            String engine = ((Amaes) parsed.commandSpec().root().userObject()).engine;
            if (engine != null) {
                Backends.require(engine);
            }
            return new CommandLine.RunLast().execute(parsed);
        } catch (WorkbenchException problem) {
            parsed.commandSpec().commandLine().getErr().println(problem.getMessage());
            return ExitCode.USER;
        } catch (OutOfMemoryError _) {
            parsed.commandSpec().commandLine().getErr().println("The memory that this program may use does not suffice. Choose a smaller patch, batch "
                    + "or network, work on fewer scans at a time (--threads 1), or give the program more memory (java -Xmx).");
            return ExitCode.USER;
        }
    }

    /** Says what the arguments lack, and where the help is. */
    private static int wrongArguments(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(problem.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, err)) {
            err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USER;
    }

    private static IExecutionExceptionHandler problems() {
        return (problem, command, _) -> {
            PrintWriter err = command.getErr();
            if (problem instanceof WorkbenchException) {
                err.println(problem.getMessage());
                LoggerFactory.getLogger(Amaes.class).debug("refused", problem);
                return ExitCode.USER;
            }
            if (problem instanceof StoppedException) {
                return ExitCode.STOPPED;
            }
            err.println("AMAES Workbench failed, which is its own fault: " + problem
                    + System.lineSeparator() + "Please report it with the lines below.");
            problem.printStackTrace(err); // the report the sentence above asks for
            return ExitCode.FAULT;
        };
    }
}
