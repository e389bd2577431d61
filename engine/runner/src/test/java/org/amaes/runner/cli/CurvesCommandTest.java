package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.amaes.core.network.UNet;
import org.amaes.core.augment.Edition;
import org.amaes.core.recipe.Defaults;
import org.amaes.core.recipe.Precision;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.EventLog;
import org.amaes.core.run.RunEvent;
import org.amaes.core.run.RunFolder;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvesCommandTest {

    @TempDir
    private Path folder;
    private Path run;

    @BeforeEach
    void makeRun() throws Exception {
        run = folder.resolve("small, run");
        Defaults.Choice choice = new Defaults.Choice(java.util.Optional.of(2), java.util.Optional.of(4L), java.util.Optional.empty(),
                java.util.Optional.of(Shape.cube(32)), java.util.Optional.empty(), Precision.FLOAT32, 1, "cpu", 1);
        List<String> cases = IntStream.range(0, 5).mapToObj(index -> "case" + index).toList();
        RunFolder made = RunFolder.create(run, RecipeJson.write(Defaults.pretrain(Edition.CORRECTED, UNet.pretraining(8), "/prepared", cases, choice,
                java.util.Optional.empty())));
        try (EventLog log = EventLog.open(made.events())) {
            log.append(new RunEvent.Started(0, 0, 4, 1));
            for (int step = 1; step <= 4; step++) {
                log.append(new RunEvent.Step(step, 0.5 * step, step == 3 ? null : Double.valueOf(1.0 / step), Map.of(), 1e-4, 2, 0, 1_500_000_000L));
            }
            log.append(new RunEvent.Validation(4, 2.25, 0.125, Map.of("infarct", 0.5), true));
        }
    }

    @Test
    void theTableHasEveryValueAsItWasTold() throws Exception {
        Path out = folder.resolve("curves.csv");
        CommandRun.of("curves", run, "--out", out).assertCode(ExitCode.DONE);
        assertEquals(List.of("run,step,epoch,seconds,training loss,validation loss,\"validation Dice, infarct\",learning rate,speed (patches/s),memory (GB)",
                "\"small, run\",1,0.5,0.5,1.0,,,1.0E-4,2.0,1.5",
                "\"small, run\",2,1.0,1.0,0.5,,,1.0E-4,2.0,1.5",
                "\"small, run\",3,1.5,1.5,,,,1.0E-4,2.0,1.5",
                "\"small, run\",4,2.0,2.0,0.25,0.125,0.5,1.0E-4,2.0,1.5"), Files.readAllLines(out));
    }

    @Test
    void aPictureIsAsLargeAsWasAskedFor() throws Exception {
        Path out = folder.resolve("curves.png");
        assertEquals(out.toString(), CommandRun.json("curves", run, run, "--out", out, "--axis", "time", "--scale", "1").path("file").asText());
        BufferedImage picture = ImageIO.read(out.toFile());
        assertEquals(1400, picture.getWidth());
        assertEquals(860, picture.getHeight());
    }

    @Test
    void anSvgStandsByItselfAndNamesTheRun() throws Exception {
        Path out = folder.resolve("curves.svg");
        CommandRun.of("curves", run, "--out", out, "--linear", "--smoothing", "0").assertCode(ExitCode.DONE);
        String text = Files.readString(out);
        assertTrue(text.startsWith("<svg ") && text.strip().endsWith("</svg>"));
        assertTrue(text.contains("small, run") && text.contains("Learning rate") && text.contains("Research use only"));
        assertFalse(text.contains("href") || text.contains("NaN"));
        javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(out.toFile()); // throws if it is not well formed
    }

    @Test
    void whatCannotBeDoneIsSaidAndNothingIsWritten() {
        Path out = folder.resolve("curves.pdf");
        assertTrue(CommandRun.of("curves", run, "--out", out).assertCode(ExitCode.USER).err().contains(".csv, .png or .svg"));
        assertFalse(Files.exists(out));
        assertTrue(CommandRun.of("curves", run, "--out", folder.resolve("a.png"), "--axis", "moon").assertCode(ExitCode.USER).err().contains("step, epoch or time"));
        assertTrue(CommandRun.of("curves", run, "--out", folder.resolve("a.png"), "--smoothing", "1").assertCode(ExitCode.USER).err().contains("--smoothing"));
        assertTrue(CommandRun.of("curves", folder, "--out", folder.resolve("a.png")).assertCode(ExitCode.USER).err().contains("There is no run"));
    }
}
