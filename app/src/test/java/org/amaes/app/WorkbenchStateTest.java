package org.amaes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.amaes.app.state.StateFile;
import org.amaes.app.state.Theme;
import org.amaes.core.augment.Edition;
import org.amaes.core.file.UserFolder;
import org.amaes.core.network.NetworkName;
import org.amaes.core.recipe.Defaults;
import org.amaes.core.recipe.Precision;
import org.amaes.core.recipe.Recipe;
import org.amaes.core.recipe.RecipeJson;
import org.amaes.core.run.RunFolder;
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
        robot.clickOn("#welcome-theme-light");
        assertEquals(Theme.LIGHT, first.remembered().theme());
        robot.clickOn("#welcome-start"); // the one question of the first start
        assertTrue(robot.lookup("#welcome").tryQuery().isEmpty());
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
        assertTrue(new FxRobot().lookup("#welcome").tryQuery().isEmpty(), "asked once only");
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

    /** A window that is killed has no time to remember anything. */
    @Test
    void aRunThatIsWatchedIsRememberedAtOnceAndThereAgainInTheNextWindow() throws Exception {
        Recipe recipe = Defaults.pretrain(Edition.CORRECTED, NetworkName.UNET_B.pretraining(), folder.toString(), List.of("a", "b"), new Defaults.Choice(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Precision.FLOAT32, 1, "cpu", 1), Optional.empty());
        Path run = RunFolder.create(folder.resolve("run"), RecipeJson.write(recipe)).path();
        Workbench first = (Workbench) FxToolkit.setupApplication(Workbench.class, run.toString());
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> new StateFile(folder).load().state().runs().equals(List.of(run.toString())));
        FxToolkit.cleanupApplication(first);
        Workbench second = (Workbench) FxToolkit.setupApplication(Workbench.class);
        assertEquals(List.of(run.toString()), second.remembered().runs());
        FxToolkit.cleanupApplication(second);
    }
}
