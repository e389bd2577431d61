package org.amaes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A lesson taken in the window. */
class LessonsWindowTest {

    private final FxRobot robot = new FxRobot();

    @Test
    void aLessonAsksBeforeItTells(@TempDir Path folder) throws Exception {
        TestWindow window = new TestWindow(folder);
        window.press(KeyCode.DIGIT8, true);
        assertEquals("lessons", window.front());
        robot.interact(() -> robot.lookup("#lesson-masking").queryButton().fire());
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> robot.lookup("What the network sees").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#lesson-next").queryButton().fire());
        assertTrue(robot.lookup("#lesson-next").queryButton().isDisabled(), "a guess is wanted first");
        robot.interact(() -> robot.lookup("#choice-1").queryButton().fire());
        assertTrue(robot.lookup("#choice-1").queryButton().getText().contains("right"));
        assertTrue(!robot.lookup("#lesson-next").queryButton().isDisabled());
        robot.interact(() -> robot.lookup("#lesson-list").queryButton().fire());
        assertTrue(robot.lookup("#lesson-reversal").tryQuery().isPresent());
        window.close();
        assertEquals(List.of(), List.copyOf(window.faults));
    }
}
