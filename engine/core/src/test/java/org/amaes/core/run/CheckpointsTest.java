package org.amaes.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.TrainingState;
import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    @TempDir
    Path folder;

    private static TrainingState state(long step) {
        return new TrainingState(StateDict.of(new NamedArray("w", new int[] {2}, new float[] {step, -0.5f})),
                StateDict.of(new NamedArray("w.exp_avg", new int[] {2}, new float[] {0.1f, step})), step);
    }

    private Checkpoints written(long... steps) throws Exception {
        Checkpoints checkpoints = new Checkpoints(folder);
        for (long step : steps) {
            checkpoints.write(state(step), Map.of("about", "a test"), Map.of("bestScore", 0.1, "seconds", 12.5));
        }
        return checkpoints;
    }

    @Test
    void theNewestComesBackBitForBit() throws Exception {
        Checkpoints.Point point = written(5, 10).newest().orElseThrow();
        assertEquals(state(10), point.training());
        assertEquals(Map.of("bestScore", 0.1, "seconds", 12.5), point.counters());
        assertTrue(point.skipped().isEmpty());
    }

    @Test
    void anEmptyFolderHasNone() throws Exception {
        assertTrue(new Checkpoints(folder).newest().isEmpty());
    }

    @Test
    void aDamagedCheckpointIsPassedOverAndNamed() throws Exception {
        Checkpoints checkpoints = written(5, 10);
        Path state = folder.resolve("step-10.state");
        Files.write(state, Arrays.copyOf(Files.readAllBytes(state), 40));
        Checkpoints.Point point = checkpoints.newest().orElseThrow();
        assertEquals(5, point.training().steps());
        assertEquals(List.of(state), point.skipped());
    }

    @Test
    void whenAllAreDamagedNothingStartsAnewSilently() throws Exception {
        Checkpoints checkpoints = written(5);
        Files.write(folder.resolve("step-5.safetensors"), new byte[] {1, 2, 3});
        assertThrows(WorkbenchException.class, checkpoints::newest);
    }

    @Test
    void weightsWithoutAStateAreNoPointToResumeFrom() throws Exception {
        Checkpoints checkpoints = written(5, 10);
        Files.delete(folder.resolve("step-10.state"));
        assertEquals(5, checkpoints.newest().orElseThrow().training().steps());
    }

    @Test
    void oldOnesGoButTheBestAndTheNewestStay() throws Exception {
        Checkpoints checkpoints = written(1, 2, 3, 4, 5, 6);
        checkpoints.prune(3, OptionalLong.of(2));
        assertEquals(List.of(2L, 4L, 5L, 6L), checkpoints.steps());
        assertFalse(Files.exists(folder.resolve("step-4.state")));
        assertTrue(Files.exists(folder.resolve("step-5.state")));
        assertArrayEquals(new float[] {6, -0.5f}, checkpoints.newest().orElseThrow().training().weights().get("w").data());
    }

    @Test
    void whatAKilledEngineLeftOfACheckpointIsTidiedAway() throws Exception {
        Checkpoints checkpoints = written(5);
        Path half = Files.writeString(folder.resolve(".amaes-4711-0.part"), "half a checkpoint");
        Path state = Files.writeString(folder.resolve("step-10.state"), "a state whose weights never came");
        Path foreign = Files.writeString(folder.resolve("notes.txt"), "somebody's");
        checkpoints.tidy();
        assertFalse(Files.exists(half));
        assertFalse(Files.exists(state));
        assertTrue(Files.exists(foreign));
        assertEquals(state(5), checkpoints.newest().orElseThrow().training());
    }
}
