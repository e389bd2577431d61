package org.amaes.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Backend;
import org.amaes.core.backend.Batch;
import org.amaes.core.backend.Execution;
import org.amaes.core.backend.Losses;
import org.amaes.core.backend.Session;
import org.amaes.core.backend.TrainingSession;
import org.amaes.core.backend.TrainingState;
import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Architecture;
import org.amaes.core.recipe.Objective;
import org.amaes.core.recipe.Optimizer;
import org.amaes.core.run.RunFolder;
import org.amaes.core.run.RunHistory;
import org.amaes.core.run.RunState;
import org.amaes.core.volume.Shape;
import org.amaes.runner.training.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says when the engine below it fails in ways a real one seldom does. */
class TrainerFaultTest {

    @TempDir
    Path temp;

    private RunFolder run;

    @BeforeEach
    void create() throws Exception {
        Path store = TinyStudy.store(temp, 2);
        CommandRun.of(TinyStudy.pretrain(store, temp.resolve("example"), 1, "--set", "previewEvery=0")).assertCode(ExitCode.DONE);
        run = RunFolder.create(temp.resolve("run"), RunFolder.open(temp.resolve("example")).recipe());
    }

    private <T extends Throwable> T failed(Class<T> kind, Engine engine) throws WorkbenchException {
        Trainer trainer = new Trainer(run, engine, event -> { });
        T failure = assertThrows(kind, () -> trainer.run(() -> { }));
        assertTrue(engine.closed, "the session is freed");
        assertEquals(RunState.FAILED, run.state());
        return failure;
    }

    private String reason() throws Exception {
        return RunHistory.read(run.events()).problem().orElseThrow();
    }

    @Test
    void aLossThatIsNoNumberIsDivergence() throws Exception {
        String sentence = failed(WorkbenchException.class, new Engine(0) {
            @Override
            Losses work() {
                return new Losses(Double.NaN, Map.of());
            }
        }).getMessage();
        assertTrue(sentence.contains("diverged at step 1") && sentence.contains("lower learning rate"), sentence);
        assertEquals(sentence, reason());
        assertEquals(null, RunHistory.read(run.events()).steps().getFirst().loss());
    }

    @Test
    void weightsThatAreNoNumbersAreDivergenceAndBecomeNoCheckpoint() throws Exception {
        String sentence = failed(WorkbenchException.class, new Engine(Float.POSITIVE_INFINITY)).getMessage();
        assertTrue(sentence.contains("diverged at step 1"), sentence);
        try (var files = Files.list(run.checkpoints())) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void aFaultIsOursInTheEventsAndInTheLog() throws Exception {
        failed(IllegalStateException.class, new Engine(0) {
            @Override
            Losses work() {
                throw new IllegalStateException("tensor of the wrong kind");
            }
        });
        assertTrue(reason().contains("own fault") && reason().contains("tensor of the wrong kind"), reason());
        String log = Files.readString(run.log());
        assertTrue(log.contains("tensor of the wrong kind") && log.contains("\tat "), log);
    }

    @Test
    void tooLittleMemoryIsSomethingToMend() throws Exception {
        String sentence = failed(WorkbenchException.class, new Engine(0) {
            @Override
            Losses work() {
                throw new OutOfMemoryError("Java heap space");
            }
        }).getMessage();
        assertTrue(sentence.contains("memory") && sentence.contains("smaller patch") && sentence.contains(run.path().toString()), sentence);
    }

    /** An engine whose weights all have one value and whose step is what a test says. */
    private static class Engine implements Backend, TrainingSession {

        private final float weight;
        private boolean closed;

        Engine(float weight) {
            this.weight = weight;
        }

        Losses work() {
            return new Losses(1, Map.of());
        }

        @Override
        public Losses step(List<Batch> batches, double learningRate) {
            return work();
        }

        @Override
        public TrainingState snapshot() {
            return new TrainingState(StateDict.of(new NamedArray("w", new int[] {1}, new float[] {weight})), StateDict.of(), 1);
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public Losses evaluate(Batch batch) {
            return new Losses(1, Map.of());
        }

        @Override
        public Map<String, Double> gradientNorms() {
            return Map.of();
        }

        @Override
        public void restore(TrainingState state) {
            // it has no state
        }

        @Override
        public float[] predict(float[] input, int samples, Shape shape) {
            return input;
        }

        @Override
        public String name() {
            return "stub";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public List<String> devices() {
            return List.of("cpu");
        }

        @Override
        public Session open(Architecture architecture, StateDict weights, Execution execution) {
            return this;
        }

        @Override
        public TrainingSession open(Architecture architecture, StateDict weights, Objective objective, Optimizer optimizer, Execution execution) {
            return this;
        }
    }
}
