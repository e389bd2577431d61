package org.amaes.app.predict;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.amaes.app.engine.Engine;
import org.amaes.app.engine.EngineLauncher;
import org.amaes.app.job.Jobs;
import org.amaes.app.notice.Notifications;
import org.amaes.app.state.WorkbenchState.EngineChoice;

/**
 * The models behind the place, put together.
 *
 * @param predict scans, network, segmenting
 * @param sendBack corrections on their way into training
 */
public record Predicting(PredictViewModel predict, SendBack sendBack) {

    /**
     * Models of a place in which nothing is open.
     *
     * @param launcher how the engine's command line is started
     * @param choice how networks are to be computed, as it is now
     * @param folder where predictions, journals, corrected cases and their runs are kept
     * @param onRun gets the folder of every training that is started
     */
    public static Predicting of(Jobs jobs, Engine engine, Notifications notifications, EngineLauncher launcher, Supplier<EngineChoice> choice,
            Path folder, Consumer<Path> onRun) {
        PredictViewModel predict = new PredictViewModel(jobs, engine, notifications, folder);
        return new Predicting(predict, new SendBack(jobs, engine, notifications, launcher, choice, folder, predict, onRun));
    }
}
