package org.amaes.app.explore;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.amaes.app.engine.Engine;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.notice.Notifications;
import org.amaes.core.WorkbenchException;
import org.amaes.core.checkpoint.Safetensors;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.preprocess.PreprocessingJson;
import org.amaes.core.service.Answer;
import org.amaes.core.service.Request;
import org.amaes.core.volume.Shape;

/** Takes pretrained networks in use: asks the engine what a file is, and prepares the scan as the network's scans were. */
public final class NetworkOpening {

    private final Jobs jobs;
    private final Notifications notifications;
    private final Engine engine;
    private final ScanOpening scans;
    private final ExploreViewModel explore;
    private final RedrawViewModel redraw;

    NetworkOpening(Jobs jobs, Notifications notifications, Engine engine, ScanOpening scans, ExploreViewModel explore, RedrawViewModel redraw) {
        this.jobs = jobs;
        this.notifications = notifications;
        this.engine = engine;
        this.scans = scans;
        this.explore = explore;
        this.redraw = redraw;
    }

    /** Opens a checkpoint or the newest one of a run; a network that segments is refused in a sentence. */
    public void open(Path checkpoint) {
        open(checkpoint, false);
    }

    /** @param practice whether this program trained it on phantoms to have something to show */
    void open(Path checkpoint, boolean practice) {
        engine.ask("Opening " + checkpoint.getFileName(), new Request.Load(checkpoint), outcome -> {
            switch (outcome) {
                case Outcome.Success<Answer.Loaded>(Answer.Loaded loaded) -> loaded(loaded, practice);
                case Outcome.Failed<Answer.Loaded>(WorkbenchException problem) -> notifications.problem(problem);
                case Outcome.Cancelled<Answer.Loaded> _ -> { }
            }
        });
    }

    private void loaded(Answer.Loaded loaded, boolean practice) {
        if (!loaded.classes().isEmpty()) {
            notifications.problem(new WorkbenchException("The checkpoint " + loaded.file() + " is a " + loaded.network()
                    + " that segments; choose a pretrained one, which reconstructs.", loaded.file()));
            return;
        }
        jobs.quietly("Reading " + loaded.file().getFileName(), _ -> preprocessing(loaded.file()), outcome -> {
            switch (outcome) {
                case Outcome.Success<Optional<Preprocessing>>(Optional<Preprocessing> how) -> use(loaded, how, practice);
                case Outcome.Failed<Optional<Preprocessing>>(WorkbenchException problem) -> notifications.problem(problem);
                case Outcome.Cancelled<Optional<Preprocessing>> _ -> { }
            }
        });
    }

    private void use(Answer.Loaded loaded, Optional<Preprocessing> how, boolean practice) {
        Preprocessing own = how.orElse(Preprocessing.STANDARD);
        if (!own.equals(scans.preprocessing())) {
            if (!practice) {
                notifications.say("The network was trained on scans prepared otherwise (" + own.describe() + "), so the scan is prepared like that.");
            }
            scans.prepare(own);
        }
        Network before = redraw.network().get();
        if (before == null || !before.words().equals(words(loaded, practice)) && !(practice && before.practice())) {
            explore.shape(Shape.parse(loaded.patch())); // what it was trained on: on others it is not at its best
        }
        redraw.use(new Network(loaded.file(), words(loaded, practice), how, practice));
    }

    private static String words(Answer.Loaded loaded, boolean practice) {
        return String.format(Locale.ROOT, "%s%s, %s steps", practice ? "Practice network: " : "", loaded.network(),
                loaded.step() == 0 ? "unknown" : Long.toString(loaded.step()));
    }

    /** How scans were prepared for a network of ours; empty for a file of another tool. */
    private static Optional<Preprocessing> preprocessing(Path weights) throws WorkbenchException {
        if (!weights.toString().endsWith(".safetensors")) {
            return Optional.empty();
        }
        Map<String, String> metadata = Safetensors.readMetadata(weights);
        String json = metadata.get("amaes.preprocessing");
        try {
            return json == null ? Optional.empty() : Optional.of(PreprocessingJson.read(json));
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException("The description inside the checkpoint " + weights + " is damaged. Use another copy of the file.", weights, e);
        }
    }
}
