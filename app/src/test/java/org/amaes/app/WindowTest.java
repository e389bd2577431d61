package org.amaes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.amaes.app.explore.ExplorePlace;
import org.amaes.app.state.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The whole window, driven as a person drives it. */
class WindowTest {

    @TempDir
    private Path folder;
    private TestWindow window;
    private final FxRobot robot = new FxRobot();

    @BeforeEach
    void open() throws Exception {
        window = new TestWindow(folder);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        assertEquals(List.of(), List.copyOf(window.faults));
    }

    @Test
    void keysAndRailLeadToEveryPlaceAndEachShowsSomething() {
        List<String> seen = new ArrayList<>();
        for (KeyCode digit : List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7)) {
            window.press(digit, true);
            seen.add(window.front());
        }
        assertEquals(List.of("home", "data", "explore", "train", "few-shot-lab", "predict", "settings"), seen);
        robot.clickOn("#rail-train");
        assertEquals("train", window.front());
        robot.clickOn("#rail-train");
        assertEquals("train", window.front(), "a second press leaves it chosen");
        assertTrue(window.assembly.navigation().find("train").orElseThrow().view().getScene() != null);
    }

    @Test
    void thePaletteFindsACommandByAFewLettersAndDoesItWithoutAMouse() throws Exception {
        window.press(KeyCode.K, true);
        robot.write("cdark");
        ListView<?> list = robot.lookup("#palette-list").queryAs(ListView.class);
        assertTrue(list.getSelectionModel().getSelectedItem().toString().contains("Colours: Dark"), () -> list.getItems().toString());
        window.press(KeyCode.ENTER, false);
        assertEquals(Theme.DARK, window.memory.state().get().theme());
        assertTrue(window.scene.getStylesheets().getLast().endsWith("dark.css"));
        assertFalse(window.assembly.view().sheets().isOpen());
        window.press(KeyCode.K, true);
        robot.write("settings");
        window.press(KeyCode.ENTER, false);
        assertEquals("settings", window.front());
        window.press(KeyCode.K, true);
        assertTrue(window.scene.getFocusOwner() instanceof TextField);
        window.press(KeyCode.ESCAPE, false);
        assertFalse(window.assembly.view().sheets().isOpen());
    }

    @Test
    void aThemeIsChosenInSettingsAndKept() {
        window.press(KeyCode.DIGIT7, true);
        robot.clickOn("#theme-light");
        assertEquals(Theme.LIGHT, window.memory.state().get().theme());
        assertTrue(window.scene.getStylesheets().getLast().endsWith("light.css"));
        robot.clickOn("#theme-light");
        assertEquals(Theme.LIGHT, window.memory.state().get().theme());
    }

    @Test
    void whatCannotBeReadIsRefusedInTheSentenceOfTheCommandLine() throws Exception {
        Path nothing = folder.resolve("nothing.nii");
        Path letter = Files.writeString(folder.resolve("letter.pdf"), "Dear colleague");
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(run.resolve("recipe.json"), "{");
        for (Path bad : List.of(nothing, letter, run)) {
            drop(bad);
            String sentence = inspect(bad);
            window.await(() -> window.assembly.notifications().notices().stream().anyMatch(notice -> notice.words().equals(sentence))
                    || window.assembly.notifications().notices().size() > 3);
            assertTrue(window.said().contains(sentence), () -> sentence + "\n" + window.said());
            window.interact(() -> List.copyOf(window.assembly.notifications().notices()).forEach(window.assembly.notifications()::dismiss));
        }
    }

    @Test
    void theDetailsOfAProblemAreAClickAway() throws Exception {
        drop(folder.resolve("nothing.nii"));
        window.await(() -> !window.assembly.notifications().notices().isEmpty());
        robot.clickOn("Details");
        assertTrue(window.assembly.view().sheets().isOpen());
        robot.clickOn("#copy-details");
        window.press(KeyCode.ESCAPE, false);
        assertFalse(window.assembly.view().sheets().isOpen());
    }

    @Test
    void tryItDrawsAHeadThatNobodyOwnsAndShowsItInExplore() throws Exception {
        robot.clickOn("#try-it");
        window.await(() -> window.assembly.navigation().front().get().card().id().equals("explore"));
        ExplorePlace explore = (ExplorePlace) window.assembly.navigation().front().get();
        window.await(() -> explore.models().explore().shown().get() != null);
        assertTrue(explore.models().explore().scan().get().generated());
    }

    private void drop(Path file) {
        window.interact(() -> {
            try {
                Drops.files(window.assembly.view(), List.of(file.toFile()));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** What the command line says to it. */
    private String inspect(Path file) throws Exception {
        File says = folder.resolve("inspect.txt").toFile();
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "org.amaes.runner.cli.Amaes", "inspect", file.toString())
                .redirectError(says).start();
        assertEquals(2, process.waitFor());
        return Files.readString(says.toPath(), StandardCharsets.UTF_8).strip();
    }
}
