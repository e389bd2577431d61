package org.amaes.core.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;
import org.amaes.core.plot.ShownRun;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.recipe.Sheet;
import org.amaes.core.run.Environment;
import org.amaes.core.run.EventTail;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunHistory;
import org.amaes.core.run.RunState;

/**
 * All that is told of a run: what it was to do, what differs from the paper, what it was computed with, how it went
 * and how to do it again. Written as one HTML file that stands by itself: it fetches nothing and runs no script.
 *
 * <p>Names no scan and no folder of this machine; previews are pictures of a scan and can be left out.
 *
 * @param run the run's folder
 * @param state how it stands
 * @param recipe what it was to do
 * @param sheet what paper and published code say beside that
 * @param environment what it was computed with; empty if it never began
 * @param shown its curves
 * @param history its validations and previews
 * @param notes what its engines noted
 */
public record RunReport(RunFolder run, RunState state, Recipe recipe, Sheet sheet, Optional<Environment> environment, ShownRun shown,
        RunHistory history, List<String> notes) {

    /**
     * Gathers what a run tells by now.
     *
     * @throws WorkbenchException if there is no run, or it cannot be read
     */
    public static RunReport of(Path folder) throws WorkbenchException {
        RunFolder run = RunFolder.open(folder);
        Recipe recipe = RecipeJson.read(run.recipe());
        try {
            List<String> notes = EventTail.all(run.events()).stream().filter(RunEvent.Note.class::isInstance)
                    .map(event -> "step " + event.step() + ": " + ((RunEvent.Note) event).text()).toList();
            return new RunReport(run, run.state(), recipe, Sheet.of(recipe, preparation(recipe)), Environment.read(run.environment()),
                    ShownRun.read(folder, 0), RunHistory.read(run.events()), notes);
        } catch (IOException e) {
            throw new WorkbenchException("The events of the run in " + folder + " cannot be read (" + e.getMessage() + "). Check that you may read its folder.",
                    folder, e);
        }
    }

    private static Optional<Preprocessing> preparation(Recipe recipe) throws WorkbenchException {
        Path data = Path.of(recipe.data());
        if (!Files.isDirectory(data)) {
            return Optional.empty();
        }
        try (VolumeStore store = VolumeStore.open(data)) {
            return Optional.of(store.settings().preprocessing());
        }
    }

    /**
     * Writes the report; the file appears whole.
     *
     * @param previews whether pictures of the previews are in it
     * @throws WorkbenchException if it cannot be written
     */
    public void write(Path file, boolean previews) throws WorkbenchException {
        AtomicFile.writeString(file, new ReportPage(this, previews).text());
    }
}
