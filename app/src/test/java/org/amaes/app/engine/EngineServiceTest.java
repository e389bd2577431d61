package org.amaes.app.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.amaes.app.job.Job;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.state.WorkbenchState.EngineChoice;
import org.amaes.core.WorkbenchException;
import org.amaes.core.masking.Masking;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.service.Answer;
import org.amaes.core.service.Request;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window's end against a real engine in a process of its own. */
class EngineServiceTest {

    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;
    private EngineService engine;
    private Jobs jobs;
    private final BlockingQueue<Outcome<? extends Answer>> outcomes = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() {
        jobs = Jobs.atOnce();
        engine = service(EngineServiceTest::command);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private EngineService service(EngineService.Starter starter) {
        return new EngineService(jobs, () -> new EngineChoice("cpu", 1, 25), starter, folder.resolve("log/engine.log"));
    }

    private static List<String> command(EngineChoice choice) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                "org.amaes.runner.cli.Amaes", "serve", "--threads", Integer.toString(choice.threads()));
    }

    private Outcome<? extends Answer> ask(Request<?> request) throws InterruptedException {
        engine.ask("Asking", request, outcomes::add);
        return next();
    }

    private Outcome<? extends Answer> next() throws InterruptedException {
        Outcome<? extends Answer> outcome = outcomes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotEquals(null, outcome, "no answer in " + PATIENCE_SECONDS + " s");
        return outcome;
    }

    private static Answer value(Outcome<? extends Answer> outcome) {
        return switch (outcome) {
            case Outcome.Success<? extends Answer> success -> success.value();
            case Outcome.Failed<? extends Answer> failed -> throw new AssertionError(failed.problem());
            case Outcome.Cancelled<? extends Answer> _ -> throw new AssertionError("cancelled");
        };
    }

    private static String words(Outcome<? extends Answer> outcome) {
        return ((Outcome.Failed<? extends Answer>) outcome).problem().getMessage();
    }

    @Test
    void aPatchIsRedrawnByTheChildAndBadRequestsDoNotEndIt() throws Exception {
        Path checkpoint = TinyNetwork.reconstructing(folder.resolve("tiny.safetensors"));
        Path patch = folder.resolve("patch.nii");
        NiftiWriter.write(patch, Volume.zeros(Grid.unit(TinyNetwork.PATCH)));
        Path nothing = folder.resolve("nothing");
        assertEquals("There is no checkpoint " + nothing + ". Check the path.", words(ask(new Request.Load(nothing))));
        long process = engine.processId().orElseThrow();
        Answer.Reconstructed told = (Answer.Reconstructed) value(ask(new Request.Reconstruct(checkpoint, patch, null, null, Masking.standard(), 1, folder)));
        assertEquals(TinyNetwork.PATCH, NiftiReader.readVolume(told.reconstruction()).shape());
        assertEquals(process, engine.processId().orElseThrow(), "one and the same process");
        assertTrue(jobs.isIdle());
    }

    @Test
    void anEngineThatIsKilledFailsItsRequestInWordsAndStartsAgain() throws Exception {
        Path checkpoint = TinyNetwork.segmenting(folder.resolve("tiny.safetensors"));
        Path scan = folder.resolve("scan.nii.gz");
        // large enough for the tiny network to be at work for many seconds
        NiftiWriter.write(scan, Phantom.generate(PhantomSettings.of(3, 0, Contrast.FLAIR).withGrid(new Shape(40, 46, 40), 4, 4, 4)).image());
        Path mask = folder.resolve("mask.nii");
        Job job = engine.ask("Segmenting", new Request.Predict(checkpoint, scan, mask), outcomes::add);
        while (!job.words().startsWith("window") && outcomes.isEmpty()) {
            Thread.sleep(5);
        }
        long process = engine.processId().orElseThrow();
        ProcessHandle.of(process).orElseThrow().destroyForcibly();
        String words = words(next());
        assertTrue(words.startsWith("The engine ended unexpectedly (code ") && words.contains("starts again with the next request"), words);
        assertTrue(Files.notExists(mask));
        assertEquals(new Answer.Pong(), value(ask(new Request.Ping())));
        assertNotEquals(process, engine.processId().orElseThrow());
    }

    @Test
    void workThatIsCancelledEndsSoonAndLeavesNothing() throws Exception {
        Path checkpoint = TinyNetwork.segmenting(folder.resolve("tiny.safetensors"));
        Path scan = folder.resolve("scan.nii.gz");
        NiftiWriter.write(scan, Phantom.generate(PhantomSettings.of(3, 0, Contrast.FLAIR).withGrid(new Shape(40, 46, 40), 4, 4, 4)).image());
        Path mask = folder.resolve("mask.nii");
        Job job = engine.ask("Segmenting", new Request.Predict(checkpoint, scan, mask), outcomes::add);
        while (!job.words().startsWith("window") && outcomes.isEmpty()) {
            Thread.sleep(5);
        }
        job.cancel();
        assertTrue(next() instanceof Outcome.Cancelled<?>);
        assertEquals(new Answer.Pong(), value(ask(new Request.Ping())));
        assertTrue(Files.notExists(mask));
    }

    @Test
    void anEngineThatCannotStartOrTalksNonsenseFailsInWords() throws Exception {
        engine.close();
        engine = service(_ -> List.of(folder.resolve("no-such-program").toString()));
        assertTrue(words(ask(new Request.Ping())).startsWith("The engine cannot be started ("));
        engine.close();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        engine = service(_ -> List.of(java.toString(), "--version")); // says something, which is no reply, and ends
        assertTrue(words(ask(new Request.Ping())).startsWith("The engine ended unexpectedly (code 0)"));
    }

    @Test
    void aWindowWithoutAnEngineSaysHowToGetOne() {
        WorkbenchException problem = org.junit.jupiter.api.Assertions.assertThrows(WorkbenchException.class,
                () -> EngineCommand.service(new EngineChoice("cpu", 0, 25)));
        assertTrue(problem.getMessage().contains("./amaes app"), problem.getMessage());
    }

    @Test
    void theChildEndsWithTheService() throws Exception {
        value(ask(new Request.Ping()));
        ProcessHandle child = ProcessHandle.of(engine.processId().orElseThrow()).orElseThrow();
        engine.close();
        child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
