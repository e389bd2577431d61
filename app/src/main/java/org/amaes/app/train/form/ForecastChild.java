package org.amaes.app.train.form;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.amaes.app.engine.EngineLauncher;
import org.amaes.app.job.Progress;
import org.amaes.core.WorkbenchException;
import org.amaes.core.order.OrderText;
import org.amaes.core.recipe.Forecast;

/** A forecast made by the command line in a process of its own: some real updates, of which nothing is kept. */
final class ForecastChild {

    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private ForecastChild() {
    }

    /** Makes the forecast; up to half a minute. */
    static Forecast make(EngineLauncher launcher, OrderText order, Progress progress) throws WorkbenchException {
        List<String> command = new ArrayList<>(order.words());
        command.addAll(List.of("--forecast", "--json"));
        List<String> words = launcher.words(command);
        progress.at(Double.NaN, "some real updates on this machine");
        try {
            Path out = Files.createTempFile("amaes-forecast", ".json");
            Path err = Files.createTempFile("amaes-forecast", ".txt");
            try {
                int code = ended(new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile()).start(), progress);
                if (code == 0) {
                    return JSON.readValue(Files.readString(out), Forecast.class);
                }
                String said = Files.readString(err).lines().filter(line -> !line.isBlank()).reduce((_, last) -> last).orElse("It said nothing.");
                throw new WorkbenchException(said);
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw new WorkbenchException("The forecast could not be made: the engine does not start (" + e.getMessage() + ").", null, e);
        }
    }

    private static int ended(Process child, Progress progress) {
        try {
            while (!child.waitFor(200, TimeUnit.MILLISECONDS)) {
                if (progress.isCancelled()) {
                    child.destroy();
                }
            }
        } catch (InterruptedException _) {
            child.destroy();
            Thread.currentThread().interrupt();
            return -1;
        }
        return child.exitValue();
    }
}
