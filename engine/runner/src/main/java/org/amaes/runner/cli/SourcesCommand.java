package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.BidsFolder;
import org.amaes.core.dataset.PublicFolder;
import org.amaes.core.dataset.PublicSet;
import org.amaes.core.dataset.Source;
import org.amaes.core.dataset.Survey;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amaes sources}. */
@Command(name = "sources", mixinStandardHelpOptions = true,
        header = "Count the scans of a data set: what its rules take, what they leave out and why.",
        description = {"", "Knows the nine public sets of BRAINS-45K (paper table 1), BIDS, nnU-Net and plain folders, and opens no image. For the "
            + "public sets the numbers stand beside those of the paper."},
        footer = {"", "Examples:", "  amaes sources downloads/OASIS3", "  amaes sources downloads"})
final class SourcesCommand implements Callable<Integer> {

    private static final int BRAINS_45K = 44_756;

    @Parameters(paramLabel = "FOLDER", arity = "1..*", description = "Data sets as their owners ship them, or a folder of such sets.")
    private List<Path> folders;

    @Option(names = "--source", paramLabel = "NAME", defaultValue = "auto",
            description = "The layout, if it is not to be recognised: auto, folder, bids, nnunet, adni, oasis3, oasis4, ppmi, brats21, "
                    + "isles2022, wmh, msseg1, msd-brain-tumour (default: ${DEFAULT-VALUE}).")
    private String source;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        Terminal terminal = output.terminal();
        List<Source> sources = Sources.open(folders, source).sources();
        List<Map<String, Object>> sets = new ArrayList<>();
        long volumes = 0;
        for (Source each : sources) {
            Survey survey = survey(each);
            volumes += survey.scans().size();
            sets.add(tell(terminal, each, survey));
        }
        if (sets.size() == 1) {
            terminal.result(sets.getFirst());
        } else {
            terminal.say(String.format(Locale.ROOT, "%d sets, %d volumes; BRAINS-45K has 9 and %d", sets.size(), volumes, BRAINS_45K));
            terminal.result(Map.of("sets", sets, "volumes", volumes));
        }
        return ExitCode.DONE;
    }

    private static Survey survey(Source found) throws WorkbenchException {
        return switch (found) {
            case PublicFolder publicFolder -> publicFolder.survey();
            case BidsFolder bids -> bids.survey();
            default -> new Survey(found.scans(), List.of());
        };
    }

    private static Map<String, Object> tell(Terminal terminal, Source found, Survey survey) throws WorkbenchException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("layout", found.layout());
        terminal.say(found.layout() + " in " + found.root());
        Optional<PublicSet> set = found instanceof PublicFolder publicFolder ? Optional.of(publicFolder.set()) : Optional.empty();
        count(terminal, result, "subjects", survey.subjects(), set.map(PublicSet::expectedSubjects));
        count(terminal, result, "sessions", survey.sessions(), set.map(PublicSet::expectedSessions));
        count(terminal, result, "volumes", survey.scans().size(), set.map(PublicSet::expectedVolumes));
        count(terminal, result, "labelled", survey.scans().stream().filter(scan -> scan.label().isPresent()).count(), Optional.empty());
        leftOut(terminal, result, survey);
        if (found instanceof BidsFolder bids) {
            List<String> missing = bids.missingParticipants();
            result.put("participantsWithoutScan", missing.size());
            if (!missing.isEmpty()) {
                terminal.say(missing.size() + " participants have no structural image, such as " + missing.getFirst());
            }
        }
        return result;
    }

    private static void count(Terminal terminal, Map<String, Object> result, String what, long found, Optional<Integer> expected) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("found", found);
        numbers.put("paper", expected.orElse(null));
        result.put(what, numbers);
        String beside = expected.map(paper -> String.format(Locale.ROOT, "   paper %7d   %s", paper,
                found == paper ? "the same" : found < paper ? (paper - found) + " fewer" : (found - paper) + " more")).orElse("");
        terminal.say(String.format(Locale.ROOT, "  %-9s %7d%s", what, found, beside));
    }

    private static void leftOut(Terminal terminal, Map<String, Object> result, Survey survey) {
        List<Map<String, Object>> told = new ArrayList<>();
        survey.reasons().forEach((reason, count) -> {
            Path example = survey.leftOut().stream().filter(each -> each.reason().equals(reason)).findFirst().orElseThrow().file();
            terminal.say(String.format(Locale.ROOT, "  left out %7d   %s, such as %s", count, reason, example));
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("reason", reason);
            line.put("files", count);
            line.put("example", example.toString());
            told.add(line);
        });
        result.put("leftOut", told);
    }
}
