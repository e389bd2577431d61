package org.amaes.app.planned;

import java.nio.file.Path;
import org.amaes.app.engine.Engine;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.notice.Notifications;
import org.amaes.core.WorkbenchException;
import org.amaes.core.kind.FileKind;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.preprocess.Entry;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.run.RunFolder;
import org.amaes.core.service.Answer;
import org.amaes.core.service.Request;

/** Says in a sentence what a file or folder is, as {@code amaes inspect} would find it; what cannot be read is refused in the same words. */
public final class Inspection {

    private final Jobs jobs;
    private final Engine engine;
    private final Notifications notifications;

    public Inspection(Jobs jobs, Engine engine, Notifications notifications) {
        this.jobs = jobs;
        this.engine = engine;
        this.notifications = notifications;
    }

    /** Looks, and tells. */
    void tell(Path file, FileKind kind) {
        String title = "Looking at " + file.getFileName();
        switch (kind) {
            case RUN, STORE, SCAN -> jobs.run(title, _ -> sentence(file, kind), this::tell);
            case CHECKPOINT -> engine.ask(title, new Request.Load(file), outcome -> tell(words(outcome)));
        }
    }

    private void tell(Outcome<String> outcome) {
        switch (outcome) {
            case Outcome.Success<String>(String words) -> notifications.say(words);
            case Outcome.Failed<String>(WorkbenchException problem) -> notifications.problem(problem);
            case Outcome.Cancelled<String> _ -> { }
        }
    }

    private static String sentence(Path file, FileKind kind) throws WorkbenchException {
        return switch (kind) {
            case RUN -> {
                RunFolder run = RunFolder.open(file);
                String type = run.recipe().path("type").asText().equals("finetune") ? "fine-tuning" : "pretraining";
                yield file.getFileName() + " is a " + type + " run: " + run.state().word() + ". 'amaes runs " + file + "' tells how far it got.";
            }
            case STORE -> {
                try (VolumeStore store = VolumeStore.open(file)) {
                    long labelled = store.entries().stream().filter(Entry::isLabelled).count();
                    yield file.getFileName() + " holds " + store.entries().size() + " prepared scans, " + labelled + " of them with outlines. "
                            + "'amaes pretrain --data " + file + "' trains on them.";
                }
            }
            case SCAN -> file.getFileName() + " is a scan of " + NiftiReader.open(file).grid().shape() + " voxels.";
            case CHECKPOINT -> throw new IllegalArgumentException("the engine reads checkpoints");
        };
    }

    private static Outcome<String> words(Outcome<Answer.Loaded> outcome) {
        return switch (outcome) {
            case Outcome.Success<Answer.Loaded>(Answer.Loaded loaded) -> new Outcome.Success<>(loaded.file().getFileName() + " holds a "
                    + loaded.network() + (loaded.classes().isEmpty() ? "" : " for " + loaded.classes().size() + " classes")
                    + ". 'amaes " + (loaded.classes().isEmpty() ? "reconstruct" : "predict") + " --checkpoint " + loaded.file() + "' uses it.");
            case Outcome.Failed<Answer.Loaded>(WorkbenchException problem) -> new Outcome.Failed<>(problem);
            case Outcome.Cancelled<Answer.Loaded> _ -> new Outcome.Cancelled<>();
        };
    }
}
