package org.amaes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who presses everything: whatever they do, nothing fails that nobody foresaw. */
class RandomDrivingTest {

    private static final int ACTIONS = 200;
    private static final long SEED = 20260302;
    private static final List<KeyCode> KEYS = List.of(KeyCode.TAB, KeyCode.SPACE, KeyCode.ENTER, KeyCode.UP, KeyCode.DOWN, KeyCode.LEFT, KeyCode.RIGHT,
            KeyCode.PAGE_UP, KeyCode.PAGE_DOWN, KeyCode.ESCAPE, KeyCode.A, KeyCode.R, KeyCode.S, KeyCode.W, KeyCode.B, KeyCode.Z, KeyCode.F1, KeyCode.DELETE);
    private static final List<KeyCode> CONTROL_KEYS = List.of(KeyCode.K, KeyCode.O, KeyCode.Z, KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3,
            KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT3, KeyCode.DIGIT3);

    @TempDir
    private Path folder;

    @Test
    void twoHundredSeededClicksKeysAndDragsLeaveNoException() throws Exception {
        Path scan = folder.resolve("head.nii.gz");
        NiftiWriter.write(scan, Phantom.generate(PhantomSettings.of(7, 0, Contrast.FLAIR).withGrid(new Shape(48, 56, 30), 3.5, 3.5, 5)).image());
        try (TestWindow window = new TestWindow(folder); Stalls stalls = Stalls.watch()) {
            window.interact(() -> window.assembly.opener().open(scan));
            window.await(() -> window.assembly.navigation().front().get().card().id().equals("explore"));
            Random random = new Random(SEED);
            Robot[] robot = new Robot[1];
            window.interact(() -> robot[0] = new Robot());
            for (int action = 0; action < ACTIONS; action++) {
                window.interact(() -> act(window, robot[0], random));
                assertEquals(List.of(), List.copyOf(window.faults), "after action " + action);
            }
            window.await(window.jobs::isIdle);
            assertEquals(List.of(), List.copyOf(window.faults));
            stalls.report(Path.of("target", "window-stalls.txt"));
        }
    }

    private static void act(TestWindow window, Robot robot, Random random) {
        Point2D corner = window.assembly.view().localToScreen(0, 0);
        double x = corner.getX() + 2 + random.nextInt((int) TestWindow.WIDTH - 4);
        double y = corner.getY() + 2 + random.nextInt((int) TestWindow.HEIGHT - 4);
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                robot.mouseMove(x, y);
                robot.mouseClick(random.nextInt(4) == 0 ? MouseButton.SECONDARY : MouseButton.PRIMARY);
            }
            case 2 -> {
                robot.mouseMove(x, y);
                robot.mousePress(MouseButton.PRIMARY);
                robot.mouseMove(x + random.nextInt(81) - 40, y + random.nextInt(81) - 40);
                robot.mouseRelease(MouseButton.PRIMARY);
            }
            case 3 -> {
                robot.mouseMove(x, y);
                robot.mouseWheel(random.nextInt(7) - 3);
            }
            case 4 -> key(window, KEYS.get(random.nextInt(KEYS.size())), false);
            default -> key(window, CONTROL_KEYS.get(random.nextInt(CONTROL_KEYS.size())), true);
        }
    }

    private static void key(TestWindow window, KeyCode code, boolean control) {
        var target = window.scene.getFocusOwner() == null ? window.scene.getRoot() : window.scene.getFocusOwner();
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, control, false, false));
    }
}
