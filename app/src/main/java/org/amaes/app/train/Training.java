package org.amaes.app.train;

import java.nio.file.Path;
import java.util.List;
import org.amaes.app.engine.EngineLauncher;
import org.amaes.app.file.FolderOpener;
import org.amaes.app.job.Jobs;
import org.amaes.app.notice.Notifications;
import org.amaes.app.place.Asker;
import org.amaes.app.state.Memory;
import org.amaes.app.train.form.RunFormViewModel;
import org.amaes.app.train.list.RunActions;
import org.amaes.app.train.list.RunListViewModel;
import org.amaes.app.train.list.RunRow;
import org.amaes.app.train.process.RunProcesses;
import org.amaes.core.file.Trash;

/**
 * The models behind the place, put together.
 *
 * @param memory what is remembered
 * @param notifications tells what is wrong
 * @param list the runs
 * @param actions what can be done with them
 * @param form the order for a new one
 */
public record Training(Memory memory, Notifications notifications, RunListViewModel list, RunActions actions, RunFormViewModel form) {

    /** @param folder where what goes with trainings is kept */
    public static Training of(Jobs jobs, Notifications notifications, Asker asker, Memory memory, EngineLauncher launcher, Path folder) {
        RunProcesses processes = new RunProcesses(launcher, folder.resolve("engines"));
        RunListViewModel list = new RunListViewModel(jobs, notifications, memory, processes);
        RunActions actions = new RunActions(jobs, notifications, asker, processes, FolderOpener.ofPlatform(),
                Trash.of(System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home"))), list);
        RunFormViewModel form = new RunFormViewModel(jobs, launcher, () -> memory.state().get().engine(), folder.resolve("orders"), actions::begin);
        return new Training(memory, notifications, list, actions, form);
    }

    /** Where a new run is proposed to lie: beside the newest that is watched, or in a folder of the person's home. */
    Path runsFolder() {
        List<String> watched = memory.state().get().runs();
        Path newest = watched.isEmpty() ? null : Path.of(watched.getFirst());
        if (newest == null) {
            return Path.of(System.getProperty("user.home"), "amaes-runs");
        }
        return org.amaes.core.run.RunFolder.isRun(newest) && newest.getParent() != null ? newest.getParent() : newest;
    }

    /** Orders a run once more. @param then what happens once the form is filled in */
    void duplicate(RunRow row, Runnable then) {
        form.duplicate(row.path(), RunActions.again(row.path()), problem -> {
            if (problem == null) {
                then.run();
            } else {
                notifications.problem(problem);
            }
        });
    }
}
