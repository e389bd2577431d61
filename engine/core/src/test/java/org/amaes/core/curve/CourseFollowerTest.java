package org.amaes.core.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.amaes.core.run.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseFollowerTest {

    @TempDir
    private Path folder;
    private CourseFollower follower;
    private Path log;

    @BeforeEach
    void openFollower() {
        RunFolder run = new RunFolder(folder);
        log = run.events();
        follower = new CourseFollower(run);
    }

    private static String step(long step, String loss) {
        return String.format(Locale.ROOT, "{\"event\":\"step\",\"step\":%d,\"seconds\":%d.5,\"loss\":%s,\"parts\":{},\"learningRate\":1.0E-4,"
                + "\"patchesPerSecond\":4.0,\"waited\":0.0,\"residentBytes\":2000000000,\"deviceBytes\":null}\n", step, step, loss);
    }

    private static String started(long step) {
        return "{\"event\":\"started\",\"step\":" + step + ",\"seconds\":0.0,\"total\":100,\"process\":7}\n";
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Curve loss() throws Exception {
        return follower.poll().curve(Measure.Kind.LOSS);
    }

    @Test
    void aRunWithoutALogIsEmptyAndCostsNothing() throws Exception {
        assertSame(Course.EMPTY, follower.poll());
        assertSame(follower.poll(), follower.poll());
    }

    @Test
    void aHalfLineCountsOnceItIsWhole() throws Exception {
        String second = step(2, "0.25");
        append(started(0) + step(1, "0.5") + second.substring(0, 40));
        assertEquals(1, loss().size());
        append(second.substring(40, second.length() - 1));
        assertEquals(1, loss().size(), "its end of line is missing");
        append("\n");
        assertEquals(2, loss().size());
        assertEquals(0.25, loss().latest());
    }

    @Test
    void unknownEventsFieldsAndDamagedLinesAreSkipped() throws Exception {
        append(started(0) + "{\"event\":\"moon\",\"step\":3}\nnot JSON\n\n" + step(1, "0.5").replace("\"waited\"", "\"phase\":\"full\",\"waited\""));
        assertEquals(1, loss().size());
    }

    @Test
    void aLossThatIsNoNumberIsAGapAndTheRunIsDiverged() throws Exception {
        append(started(0) + step(1, "0.5") + step(2, "null"));
        Course course = follower.poll();
        assertTrue(course.isDiverged());
        assertEquals(1, course.curve(Measure.Kind.LOSS).gapFrom(0));
        append(step(3, "0.4"));
        assertEquals(false, follower.poll().isDiverged());
    }

    @Test
    void whatAResumedRunDoesAgainIsToldOnce() throws Exception {
        append(started(0) + step(1, "0.9") + step(2, "0.8") + step(3, "0.7")
                + "{\"event\":\"validation\",\"step\":3,\"seconds\":3.6,\"loss\":0.6,\"dice\":{\"infarct\":0.4},\"best\":true}\n");
        assertEquals(OptionalLong.of(3), follower.poll().best());
        append(started(1) + step(2, "0.85"));
        Course course = follower.poll();
        assertEquals(2, course.curve(Measure.Kind.LOSS).size());
        assertEquals(0.85, course.curve(Measure.Kind.LOSS).latest());
        assertTrue(course.curve(Measure.dice("infarct")).isEmpty());
        assertEquals(OptionalLong.empty(), course.best());
    }

    @Test
    void aLogCutShortIsReadAnew() throws Exception {
        append(started(0) + step(1, "0.9") + step(2, "0.8"));
        assertEquals(2, loss().size());
        Files.writeString(log, started(0) + step(1, "0.1"));
        assertEquals(1, loss().size());
        assertEquals(0.1, loss().latest());
    }

    @Test
    void aLogReplacedByALongerOneIsReadAnew() throws Exception {
        append(started(0) + step(1, "0.9"));
        assertEquals(1, loss().size());
        Path other = folder.resolve("other");
        Files.writeString(other, started(0) + step(1, "0.3") + step(2, "0.2") + step(3, "0.1"));
        Files.move(other, log, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertEquals(3, loss().size());
        assertEquals(0.3, loss().value(0));
    }

    @Test
    void aDaysLogIsReadWholeAndThenOnlyWhatIsNew() throws Exception {
        StringBuilder text = new StringBuilder(started(0));
        for (int i = 1; i <= 200_000; i++) {
            text.append(step(i, Double.toString(1.0 / i)));
        }
        append(text.toString());
        Course course = follower.poll();
        assertEquals(200_000, course.curve(Measure.Kind.LOSS).size());
        assertEquals(1.0 / 200_000, course.curve(Measure.Kind.LOSS).latest());
        assertEquals(2.0, course.curve(Measure.Kind.MEMORY).latest());
        append(step(200_001, "0.5"));
        Course later = follower.poll();
        assertEquals(200_001, later.curve(Measure.Kind.LOSS).size());
        assertTrue(later.curve(Measure.Kind.LOSS).continues(course.curve(Measure.Kind.LOSS)));
        assertSame(later, follower.poll());
    }

    @Test
    void theTimeLeftFollowsThePaceOfLate() throws Exception {
        StringBuilder text = new StringBuilder(started(0));
        for (int i = 1; i <= 50; i++) {
            text.append(step(i, "1"));
        }
        append(text.toString());
        assertEquals(50.0, follower.poll().secondsLeft().orElseThrow(), 1e-9);
        assertEquals(0.5, follower.poll().share(), 1e-9);
        assertEquals(List.of(), follower.poll().previews());
    }
}
