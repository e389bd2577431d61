package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.amaes.core.augment.Edition;
import org.amaes.core.network.UNet;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.recipe.Defaults;
import org.amaes.core.recipe.LabelClass;
import org.amaes.core.recipe.Precision;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.Environment;
import org.amaes.core.run.EventLog;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunFolder;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportCommandTest {

    @TempDir
    private Path folder;
    private Path run;

    @BeforeEach
    void makeRun() throws Exception {
        run = folder.resolve("run <1>");
        Defaults.Choice choice = new Defaults.Choice(Optional.of(2), Optional.of(4L), Optional.empty(), Optional.of(Shape.cube(32)), Optional.empty(),
                Precision.FLOAT32, 77, "cpu", 1);
        RunFolder made = RunFolder.create(run, RecipeJson.write(Defaults.finetune(Edition.CORRECTED, UNet.segmentation(8, 1, 2), "/home/somebody/prepared",
                List.of("patient-jane", "patient-joe"), List.of("patient-ann"), Optional.of("/home/somebody/b.safetensors"),
                List.of(new LabelClass(0, "background"), new LabelClass(1, "infarct & more")), choice, Optional.empty())));
        new Environment("0.1", "25", "linux amd64", 2, "LibTorch 2.10", "cpu", 1, 77, "abc123").write(made.environment());
        NiftiWriter.write(made.previews().resolve("image.nii.gz"), new Volume(Grid.unit(Shape.cube(4)), new float[64]));
        NiftiWriter.write(made.previews().resolve("labels.nii.gz"), new LabelMap(Grid.unit(Shape.cube(4)), new byte[64]));
        try (EventLog log = EventLog.open(made.events())) {
            log.append(new RunEvent.Started(0, 0, 4, 1));
            log.append(new RunEvent.Note(0, 0, "40 of 82 tensors were loaded from /home/somebody/b.safetensors; see " + run.resolve("engine.log") + "."));
            for (int step = 1; step <= 4; step++) {
                log.append(new RunEvent.Step(step, 0.5 * step, 1.0 / step, Map.of(), 1e-4, 2, 0, 1_500_000_000L));
            }
            log.append(new RunEvent.Validation(4, 2.25, 0.125, Map.of("infarct & more", 0.5), true));
            log.append(new RunEvent.PreviewWritten(4, 2.5, Map.of("image", "previews/image.nii.gz", "prediction", "previews/labels.nii.gz")));
            log.append(new RunEvent.PreviewWritten(4, 2.5, Map.of("image", "previews/image.nii.gz", "prediction", "previews/labels.nii.gz")));
            log.append(new RunEvent.Finished(4, 3));
        }
    }

    private String report(Object... options) throws Exception {
        Path out = folder.resolve("report.html");
        Object[] words = new Object[4 + options.length];
        System.arraycopy(new Object[] {"run-report", run, "--out", out}, 0, words, 0, 4);
        System.arraycopy(options, 0, words, 4, options.length);
        CommandRun.of(words).assertCode(ExitCode.DONE);
        return Files.readString(out);
    }

    @Test
    void everythingIsOnThePage() throws Exception {
        String page = report();
        for (String words : List.of("finished", "4 of 4", "loss 0.1250, Dice of infarct &amp; more 0.5000", "40 of 82 tensors were loaded from b.safetensors; see run &lt;1&gt;/engine.log.", "<svg ", "weight decay",
                "plan.seed", "77", "abc123", "LibTorch 2.10", "amaes repeat", "Research use only", "data:image/png;base64,", "run &lt;1&gt;")) {
            assertTrue(page.contains(words), words);
        }
    }

    @Test
    void thePageFetchesNothingAndNamesNeitherScanNorFolder() throws Exception {
        String page = report();
        for (String word : List.of("<script", "<link", "@import", "patient-", "/home/somebody", folder.toString())) {
            assertFalse(page.contains(word), word);
        }
        assertFalse(page.replace("http://www.w3.org/2000/svg", "").matches("(?s).*https?://.*"), "an address");
        assertTrue(page.contains("2 scans"));
    }

    @Test
    void previewsCanBeLeftOutAndDamagedOnesAreSaid() throws Exception {
        assertFalse(report("--no-previews").contains("data:image"));
        Files.delete(run.resolve("previews/labels.nii.gz"));
        assertTrue(report().contains("its volumes are gone or damaged"));
    }

    @Test
    void whatIsNoPageIsRefused() {
        assertTrue(CommandRun.of("run-report", run, "--out", folder.resolve("a.pdf")).assertCode(ExitCode.USER).err().contains(".html"));
        assertEquals(false, Files.exists(folder.resolve("a.pdf")));
        assertTrue(CommandRun.of("run-report", folder, "--out", folder.resolve("a.html")).assertCode(ExitCode.USER).err().contains("There is no run"));
    }
}
