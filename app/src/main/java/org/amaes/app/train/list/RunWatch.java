package org.amaes.app.train.list;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.amaes.core.WorkbenchException;
import org.amaes.core.recipe.Finetune;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunFolder.Request;
import org.amaes.core.run.RunGlance;
import org.amaes.core.run.RunState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at runs again and again, each time only at what is new. One look at a time, on whatever thread.
 */
final class RunWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);
    private static final int MOST_IN_A_FOLDER = 500;

    /** What is kept of a run between two looks. */
    private record Known(RunFolder folder, Recipe recipe, RunGlance glance) {
    }

    private final Map<Path, Known> known = new HashMap<>();

    /**
     * Looks at runs.
     *
     * @param places run folders, and folders that hold some
     * @param starting runs whose engines have been started, whether they tell of themselves yet or not
     * @return a row each, in the order of the places
     */
    List<RunRow> look(List<Path> places, Set<Path> starting) {
        Set<Path> runs = new LinkedHashSet<>();
        for (Path place : places) {
            if (RunFolder.isRun(place) || starting.contains(place)) {
                runs.add(place);
            } else {
                List<Path> inside = inside(place);
                runs.addAll(inside.isEmpty() ? List.of(place) : inside);
            }
        }
        known.keySet().retainAll(runs);
        return runs.stream().map(run -> row(run, starting.contains(run))).toList();
    }

    private static List<Path> inside(Path folder) {
        try (Stream<Path> all = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return all.limit(MOST_IN_A_FOLDER).filter(RunFolder::isRun).sorted().toList();
        } catch (IOException e) {
            LOG.debug("{} cannot be listed", folder, e);
            return List.of();
        }
    }

    private RunRow row(Path path, boolean starting) {
        if (!RunFolder.isRun(path)) {
            known.remove(path);
            return starting ? plain(path, RunCondition.STARTING, "")
                    : plain(path, RunCondition.UNREADABLE, Files.isDirectory(path) ? "There are no runs in this folder." : "This folder is gone.");
        }
        try {
            Known run = known.get(path);
            if (run == null) {
                RunFolder folder = RunFolder.open(path);
                run = new Known(folder, RecipeJson.read(folder.recipe()), new RunGlance(folder.events()));
                known.put(path, run);
            }
            RunState state = run.folder().state();
            run.glance().follow();
            return row(path, run, condition(run, state, starting));
        } catch (WorkbenchException e) {
            return plain(path, RunCondition.UNREADABLE, e.getMessage());
        } catch (IOException e) {
            LOG.debug("{} cannot be read", path, e);
            return plain(path, RunCondition.UNREADABLE, "The run in " + path + " cannot be read (" + e.getMessage() + ").");
        }
    }

    private static RunCondition condition(Known run, RunState state, boolean starting) {
        boolean stop = run.folder().request(Request.Kind.STOP).isMade();
        return switch (state) {
            case RUNNING -> stop ? RunCondition.STOPPING : run.folder().request(Request.Kind.PAUSE).isMade() ? RunCondition.PAUSING : RunCondition.RUNNING;
            case PAUSED -> stop ? RunCondition.STOPPING : RunCondition.PAUSED;
            case NEW -> starting ? RunCondition.STARTING : RunCondition.NEW;
            case STOPPED -> starting ? RunCondition.STARTING : RunCondition.STOPPED;
            case DIED -> starting ? RunCondition.STARTING : RunCondition.CRASHED;
            case FAILED -> starting ? RunCondition.STARTING : run.glance().isDiverged() ? RunCondition.DIVERGED : RunCondition.FAILED;
            case FINISHED -> RunCondition.FINISHED;
        };
    }

    private static RunRow plain(Path path, RunCondition condition, String words) {
        return new RunRow(path, condition, "", "", "", 0, 0, OptionalDouble.empty(), "", List.of(), words);
    }

    private static RunRow row(Path path, Known run, RunCondition condition) {
        RunGlance glance = run.glance();
        Recipe recipe = run.recipe();
        return new RunRow(path, condition, recipe instanceof Finetune ? RunRow.FINETUNING : RunRow.PRETRAINING, recipe.architecture().title(), recipe.data(),
                glance.step(), recipe.plan().steps(), glance.secondsLeft(), glance.best().map(RunWords::validation).orElse(""),
                RunWords.facts(recipe, glance), words(condition, glance));
    }

    private static String words(RunCondition condition, RunGlance glance) {
        Optional<Long> checkpoint = glance.checkpoint().map(written -> written.step());
        return switch (condition) {
            case CRASHED -> "Its engine ended without a word after step " + glance.step() + ": it was killed, or the machine went down. "
                    + checkpoint.map(step -> "Nothing before step " + step + " is lost; resume goes on from there.")
                            .orElse("It had no checkpoint yet; resume begins again.");
            case FAILED, DIVERGED -> glance.problem().orElse("");
            case STOPPED -> "Stopped after step " + glance.step() + ". Resume goes on from there.";
            case NEW -> "Made, and never begun. Resume begins.";
            default -> "";
        };
    }
}
