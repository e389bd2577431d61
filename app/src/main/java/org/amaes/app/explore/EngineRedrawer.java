package org.amaes.app.explore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.amaes.app.engine.Engine;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.core.WorkbenchException;
import org.amaes.core.masking.TokenMask;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.service.Answer;
import org.amaes.core.service.Request;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Redraws by the engine service: patch and mask go there as files in a folder that lives as long as the request. */
public final class EngineRedrawer implements Redrawer {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRedrawer.class);

    private final Jobs jobs;
    private final Engine engine;

    public EngineRedrawer(Jobs jobs, Engine engine) {
        this.jobs = jobs;
        this.engine = engine;
    }

    @Override
    public void redraw(Path checkpoint, Volume patch, TokenMask mask, Consumer<Outcome<Volume>> then) {
        jobs.quietly("Handing the patch over", _ -> write(patch, mask), written -> {
            switch (written) {
                case Outcome.Success<Path>(Path folder) -> ask(checkpoint, folder, then);
                case Outcome.Failed<Path>(WorkbenchException problem) -> then.accept(new Outcome.Failed<>(problem));
                case Outcome.Cancelled<Path> _ -> then.accept(new Outcome.Cancelled<>());
            }
        });
    }

    private void ask(Path checkpoint, Path folder, Consumer<Outcome<Volume>> then) {
        Request.Reconstruct request = new Request.Reconstruct(checkpoint, folder.resolve("patch.nii"), null, folder.resolve("hidden.nii"), null, 0, folder);
        engine.ask("Redrawing the patch", request, answered ->
                jobs.<Outcome<Volume>>quietly("Taking the patch back", _ -> read(answered, folder), read -> then.accept(flat(read))));
    }

    private static Outcome<Volume> read(Outcome<Answer.Reconstructed> answered, Path folder) throws WorkbenchException {
        try {
            return switch (answered) {
                case Outcome.Success<Answer.Reconstructed>(Answer.Reconstructed done) -> new Outcome.Success<>(NiftiReader.readVolume(done.reconstruction()));
                case Outcome.Failed<Answer.Reconstructed>(WorkbenchException problem) -> new Outcome.Failed<>(problem);
                case Outcome.Cancelled<Answer.Reconstructed> _ -> new Outcome.Cancelled<>();
            };
        } finally {
            remove(folder);
        }
    }

    private static Outcome<Volume> flat(Outcome<Outcome<Volume>> nested) {
        return switch (nested) {
            case Outcome.Success<Outcome<Volume>>(Outcome<Volume> inner) -> inner;
            case Outcome.Failed<Outcome<Volume>>(WorkbenchException problem) -> new Outcome.Failed<>(problem);
            case Outcome.Cancelled<Outcome<Volume>> _ -> new Outcome.Cancelled<>();
        };
    }

    private static Path write(Volume patch, TokenMask mask) throws WorkbenchException {
        Path folder;
        try {
            folder = Files.createTempDirectory("amaes-explore");
        } catch (IOException e) {
            throw new WorkbenchException("No temporary folder can be made (" + e.getMessage() + "). Free some space on the disk.", null, e);
        }
        NiftiWriter.write(folder.resolve("patch.nii"), patch);
        float[] hidden = mask.voxelMask();
        byte[] labels = new byte[hidden.length];
        for (int v = 0; v < hidden.length; v++) {
            labels[v] = (byte) hidden[v];
        }
        NiftiWriter.write(folder.resolve("hidden.nii"), new LabelMap(patch.grid(), labels));
        return folder;
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.info("{} stays behind: {}", folder, e.toString());
        }
    }
}
