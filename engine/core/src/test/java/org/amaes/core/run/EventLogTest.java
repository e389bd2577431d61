package org.amaes.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

    @TempDir
    Path temp;

    private static RunEvent step(long n, double loss) {
        return new RunEvent.Step(n, n / 10.0, RunEvent.finite(loss), Map.of("soft_dice", 0.5), 1e-4, 2, 0, 1L);
    }

    @Test
    void eventsComeBackAsTheyWereTold() throws Exception {
        Path file = temp.resolve("events.jsonl");
        List<RunEvent> told = List.of(new RunEvent.Started(0, 0, 2, 7), step(1, 0.25),
                new RunEvent.Validation(1, 1, 0.5, Map.of("infarct", 0.4), true), new RunEvent.CheckpointWritten(1, 2, "checkpoints/step-1"),
                new RunEvent.PreviewWritten(1, 2, Map.of("target", "previews/a")), new RunEvent.Note(1, 2, "é"), new RunEvent.Finished(2, 3));
        try (EventLog log = EventLog.open(file)) {
            for (RunEvent event : told) {
                log.append(event);
            }
        }
        assertEquals(told, EventTail.all(file));
    }

    @Test
    void aLossThatIsNoNumberIsWrittenAsNull() throws Exception {
        Path file = temp.resolve("events.jsonl");
        try (EventLog log = EventLog.open(file)) {
            log.append(step(1, Double.NaN));
        }
        assertFalse(Files.readString(file).contains("NaN"));
        assertNull(((RunEvent.Step) EventTail.all(file).getFirst()).loss());
    }

    @Test
    void aHalfLineIsNotReadUntilItIsWhole() throws Exception {
        Path file = temp.resolve("events.jsonl");
        EventTail tail = new EventTail(file);
        assertTrue(tail.poll().isEmpty());
        String line = "{\"event\":\"stopped\",\"step\":3,\"seconds\":1.5}\n";
        Files.writeString(file, line + line.substring(0, 20));
        assertEquals(List.of(new RunEvent.Stopped(3, 1.5)), tail.poll());
        assertTrue(tail.poll().isEmpty());
        Files.writeString(file, line.substring(20), StandardOpenOption.APPEND);
        assertEquals(List.of(new RunEvent.Stopped(3, 1.5)), tail.poll());
    }

    @Test
    void aHalfLineOfAKilledWriterIsCutOff() throws Exception {
        Path file = temp.resolve("events.jsonl");
        Files.writeString(file, "{\"event\":\"stopped\",\"step\":3,\"seconds\":1.5}\n{\"event\":\"st");
        try (EventLog log = EventLog.open(file)) {
            log.append(new RunEvent.Started(3, 1.5, 9, 1));
        }
        assertEquals(List.of(new RunEvent.Stopped(3, 1.5), new RunEvent.Started(3, 1.5, 9, 1)), EventTail.all(file));
    }

    @Test
    void unknownEventsAndFieldsAreIgnored() throws Exception {
        Path file = temp.resolve("events.jsonl");
        Files.writeString(file, """
                {"event":"of a newer version","x":1}
                {"event":"stopped","step":3,"seconds":1.5,"mood":"good"}
                not json at all
                """);
        assertEquals(List.of(new RunEvent.Stopped(3, 1.5)), EventTail.all(file));
    }
}
