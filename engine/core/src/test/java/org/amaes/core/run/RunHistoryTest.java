package org.amaes.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHistoryTest {

    @TempDir
    Path temp;

    private static RunEvent step(long step, double loss) {
        return new RunEvent.Step(step, step, loss, Map.of(), 1e-3, 1, 0, null);
    }

    private static RunEvent validation(long step, double loss, boolean best) {
        return new RunEvent.Validation(step, step, loss, Map.of(), best);
    }

    private static RunHistory of(RunEvent... events) {
        RunHistory history = new RunHistory();
        List.of(events).forEach(history::add);
        return history;
    }

    private static List<Long> stepsOf(List<? extends RunEvent> curve) {
        return curve.stream().map(RunEvent::step).toList();
    }

    @Test
    void anUninterruptedRunIsItsEvents() {
        RunHistory history = of(new RunEvent.Started(0, 0, 3, 1), validation(0, 9, false), step(1, 3), step(2, 2),
                validation(2, 4, true), new RunEvent.PreviewWritten(2, 2, Map.of()), new RunEvent.CheckpointWritten(2, 2, "a"), step(3, 1),
                validation(3, 5, false), new RunEvent.Finished(3, 7));
        assertEquals(List.of(1L, 2L, 3L), stepsOf(history.steps()));
        assertEquals(List.of(0L, 2L, 3L), stepsOf(history.validations()));
        assertEquals(List.of(2L), stepsOf(history.checkpoints()));
        assertEquals(List.of(2L), stepsOf(history.previews()));
        assertEquals(2, history.best().orElseThrow().step());
        assertEquals(3, history.step());
        assertEquals(3, history.total());
        assertEquals(7, history.seconds());
        assertTrue(history.problem().isEmpty());
    }

    @Test
    void whatAKilledEngineToldOfLaterStepsIsSupersededByAResume() {
        RunHistory history = of(new RunEvent.Started(0, 0, 9, 1), step(1, 5), step(2, 4), new RunEvent.CheckpointWritten(2, 2, "two"),
                step(3, 3), validation(3, 3, true), new RunEvent.PreviewWritten(3, 3, Map.of()), new RunEvent.CheckpointWritten(3, 3, "three"),
                step(4, 2.5));
        assertEquals(4, history.step(), "as long as nobody has resumed, they are what is known");
        history.add(new RunEvent.Started(2, 8, 9, 2));
        assertEquals(List.of(1L, 2L), stepsOf(history.steps()));
        assertEquals(List.of(), stepsOf(history.validations()));
        assertEquals(List.of(2L), stepsOf(history.checkpoints()));
        assertEquals(List.of(), stepsOf(history.previews()));
        assertTrue(history.best().isEmpty());
        assertEquals(2, history.step());
        history.add(step(3, 3));
        assertEquals(List.of(1L, 2L, 3L), stepsOf(history.steps()));
    }

    @Test
    void aRunThatBeganAnewTellsOfItsBeginningOnce() {
        RunHistory history = of(new RunEvent.Started(0, 0, 9, 1), validation(0, 5, false), new RunEvent.Started(0, 1, 9, 2),
                validation(0, 4, false), step(1, 1));
        assertEquals(List.of(0L), stepsOf(history.validations()));
        assertEquals(4, history.validations().getFirst().loss());
    }

    @Test
    void aReasonCountsUntilTheRunGoesOn() {
        RunHistory history = of(new RunEvent.Started(0, 0, 9, 1), step(1, 1), new RunEvent.Failed(1, 2, "the disk is full"));
        assertEquals(Optional.of("the disk is full"), history.problem());
        history.add(new RunEvent.Started(0, 2, 9, 2));
        assertTrue(history.problem().isEmpty());
    }

    @Test
    void itIsReadFromTheLogOfARunAndOfARunWithoutOne() throws Exception {
        assertEquals(0, RunHistory.read(temp.resolve("none")).step());
        try (EventLog log = EventLog.open(temp.resolve("events.jsonl"))) {
            log.append(new RunEvent.Started(0, 0, 9, 1));
            log.append(step(1, 1));
        }
        assertEquals(1, RunHistory.read(temp.resolve("events.jsonl")).step());
    }

    @Test
    void theNewestEventIsFoundAtTheEndOfALongLog() throws Exception {
        Path file = temp.resolve("events.jsonl");
        assertTrue(EventTail.last(file).isEmpty());
        Files.writeString(file, "");
        assertTrue(EventTail.last(file).isEmpty());
        try (EventLog log = EventLog.open(file)) {
            for (int step = 1; step <= 500; step++) {
                log.append(step(step, 1));
            }
        }
        assertEquals(500, EventTail.last(file).orElseThrow().step());
        // unknown events of a newer engine, more than one look at the end takes in, and a half line
        String unknown = ("{\"event\":\"of tomorrow\",\"text\":\"" + "x".repeat(1000) + "\"}\n").repeat(40);
        Files.writeString(file, Files.readString(file) + unknown + "{\"event\":\"finished\",\"st");
        assertEquals(500, EventTail.last(file).orElseThrow().step());
        Files.writeString(file, "{\"event\":\"finished\",\"step\":7,\"seconds\":1}\n");
        assertEquals(7, EventTail.last(file).orElseThrow().step());
    }
}
