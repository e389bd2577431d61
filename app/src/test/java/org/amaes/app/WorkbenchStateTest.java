package org.amaes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.amaes.app.state.StateFile;
import org.amaes.app.state.Theme;
import org.amaes.core.file.UserFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The application itself, closed and opened again. */
class WorkbenchStateTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void chooseFolder() throws Exception {
        System.setProperty(UserFolder.PROPERTY, folder.toString());
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() throws Exception {
        System.clearProperty(UserFolder.PROPERTY);
        Thread.setDefaultUncaughtExceptionHandler(null);
        FxToolkit.cleanupStages();
    }

    @Test
    void theWindowComesBackAsItWasLeft() throws Exception {
        Workbench first = (Workbench) FxToolkit.setupApplication(Workbench.class);
        FxRobot robot = new FxRobot();
        robot.interact(() -> {
            Stage stage = (Stage) Window.getWindows().getFirst();
            stage.setX(40);
            stage.setY(30);
            stage.setWidth(930);
            stage.setHeight(640);
            javafx.event.Event.fireEvent(stage.getScene().getRoot(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DIGIT7, false, true, false, false));
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#theme-dark");
        FxToolkit.cleanupApplication(first);
        var kept = new StateFile(folder).load().state();
        assertEquals(Theme.DARK, kept.theme());
        assertEquals("settings", kept.place());
        assertEquals(930, kept.window().width());
        Workbench second = (Workbench) FxToolkit.setupApplication(Workbench.class);
        assertEquals(kept.window(), second.remembered().window());
        WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(20), () -> {
            Stage stage = (Stage) Window.getWindows().getFirst();
            assertEquals(40, stage.getX());
            assertEquals(930, stage.getWidth());
            assertTrue(stage.getScene().getStylesheets().getLast().endsWith("dark.css"));
            return null;
        });
        FxToolkit.cleanupApplication(second);
    }

    @Test
    void aStateThatCannotBeReadIsPutAsideAndTheWindowOpensAfresh() throws Exception {
        Files.writeString(folder.resolve("state.json"), "{\"format\": 1, \"theme\": \"PINK\"}");
        Workbench workbench = (Workbench) FxToolkit.setupApplication(Workbench.class);
        assertEquals("home", workbench.remembered().place());
        assertTrue(Files.readString(folder.resolve("state-unreadable.json")).contains("PINK"));
        FxToolkit.cleanupApplication(workbench);
        assertTrue(new StateFile(folder).load().problem().isEmpty());
    }
}
