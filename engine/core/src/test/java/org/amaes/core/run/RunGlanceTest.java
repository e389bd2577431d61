package org.amaes.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunGlanceTest {

    @TempDir
    private Path folder;

    private static RunEvent.Step step(long number, double seconds, Double loss) {
        return new RunEvent.Step(number, seconds, loss, Map.of(), 1e-3, 2, 0, null);
    }

    @Test
    void aGlanceFollowsARunThatIsKilledResumedAndDiverges() throws Exception {
        Path file = folder.resolve("events.jsonl");
        RunGlance glance = new RunGlance(file);
        assertFalse(glance.follow());
        try (EventLog log = EventLog.open(file)) {
            log.append(new RunEvent.Started(0, 0, 100, 1));
            log.append(step(1, 2, 0.5));
            log.append(step(2, 4, 0.4));
            log.append(new RunEvent.Validation(2, 4, 0.3, Map.of("lesion", 0.6), true));
            log.append(new RunEvent.CheckpointWritten(2, 4, "checkpoints/step-2.safetensors"));
            log.append(step(3, 6, 0.2));
            log.append(new RunEvent.Validation(3, 6, 0.2, Map.of("lesion", 0.7), true));
            assertTrue(glance.follow());
            assertEquals(97 * 2.0, glance.secondsLeft().orElseThrow(), 1e-9);
            assertEquals(3, glance.best().orElseThrow().step());

            log.append(new RunEvent.Started(2, 6, 100, 2));
            glance.follow();
            assertEquals(2, glance.step());
            assertTrue(glance.best().isEmpty() || glance.best().get().step() <= 2, "what is done again is not counted twice");
            log.append(step(3, 8, null));
            log.append(new RunEvent.Failed(3, 8, "It diverged."));
            glance.follow();
            assertTrue(glance.isDiverged());
            assertEquals("It diverged.", glance.problem().orElseThrow());
            assertEquals(2, glance.checkpoint().orElseThrow().step());
        }
        assertFalse(glance.follow());
    }
}
