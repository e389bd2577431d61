package org.amaes.app.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.amaes.app.state.WorkbenchState.Bounds;
import org.amaes.app.state.WorkbenchState.EngineChoice;
import org.amaes.core.WorkbenchException;
import org.amaes.core.kind.FileKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTest {

    @TempDir
    private Path folder;

    @Test
    void everythingSurvives() throws Exception {
        WorkbenchState state = new WorkbenchState(2, Theme.DARK, "explore", new Bounds(1, -2, 1400, 900, true), new EngineChoice("cuda:0", 3, 40),
                List.of(new Recent("/a b/ä.nii", FileKind.SCAN, "2026-03-02T10:15:00Z")), Map.of("explore", Map.of("seed", "7")), List.of("/runs/b"), "/scans", true);
        StateFile file = new StateFile(folder.resolve("new/folder"));
        file.save(state);
        assertEquals(new StateFile.Loaded(state, java.util.Optional.empty()), file.load());
        file.save(WorkbenchState.fresh());
        assertEquals(WorkbenchState.fresh(), file.load().state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"format\": 0}", "{\"format\": 2}", "{\"format\": 1}", "{\"format\": 1, \"theme\": \"PINK\"}",
        "{\"format\": 1, \"theme\": \"DARK\", \"place\": \"home\", \"window\": null, \"engine\": {\"device\": \"cpu\", \"threads\": -1, \"memoryShare\": 25},"
            + " \"recent\": [], \"places\": {}}"})
    void whatCannotBeReadIsKeptAndAFreshStateTaken(String damaged) throws Exception {
        Files.writeString(folder.resolve("state.json"), damaged);
        StateFile.Loaded loaded = new StateFile(folder).load();
        assertEquals(WorkbenchState.fresh(), loaded.state());
        assertTrue(loaded.problem().orElseThrow().getMessage().contains("state-unreadable.json"), loaded.problem()::toString);
        assertEquals(damaged, Files.readString(folder.resolve("state-unreadable.json")));
        assertTrue(Files.notExists(folder.resolve("state.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"runs\": [\"/runs/b\"]"})
    void whatAnOlderVersionRememberedIsTakenOver(String runs) throws Exception {
        String old = "{\"format\": 1, \"theme\": \"DARK\", \"place\": \"explore\", \"window\": {\"x\": 1, \"y\": 2, \"width\": 930, \"height\": 640, "
                + "\"maximised\": false}, \"engine\": {\"device\": \"cuda:0\", \"threads\": 3, \"memoryShare\": 40}, \"recent\": [{\"path\": \"/a.nii\", "
                + "\"kind\": \"SCAN\", \"opened\": \"2026-03-02T10:15:00Z\"}], \"places\": {\"explore\": {\"seed\": \"7\"}}" + runs + "}";
        Files.writeString(folder.resolve("state.json"), old);
        StateFile.Loaded loaded = new StateFile(folder).load();
        WorkbenchState expected = new WorkbenchState(2, Theme.DARK, "explore", new Bounds(1, 2, 930, 640, false), new EngineChoice("cuda:0", 3, 40),
                List.of(new Recent("/a.nii", FileKind.SCAN, "2026-03-02T10:15:00Z")), Map.of("explore", Map.of("seed", "7")),
                runs.isEmpty() ? List.of() : List.of("/runs/b"), null, true);
        assertEquals(new StateFile.Loaded(expected, java.util.Optional.empty()), loaded);
        assertEquals(expected, StateFile.peek(folder));
        assertEquals(old, Files.readString(folder.resolve("state.json")), "written anew only when the window closes");
    }

    @Test
    void whatANewerVersionRememberedIsKeptForIt() throws Exception {
        String newer = "{\"format\": 3, \"theme\": \"SEPIA\", \"rooms\": []}";
        Files.writeString(folder.resolve("state.json"), newer);
        StateFile file = new StateFile(folder);
        assertEquals(WorkbenchState.fresh(), StateFile.peek(folder));
        StateFile.Loaded loaded = file.load();
        assertEquals(WorkbenchState.fresh(), loaded.state());
        assertTrue(loaded.problem().orElseThrow().getMessage().contains("newer version"), loaded.problem()::toString);
        file.save(loaded.state());
        assertEquals(newer, Files.readString(folder.resolve("state-format-3.json")));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertTrue(assertThrows(WorkbenchException.class, () -> new StateFile(file).save(WorkbenchState.fresh())).getMessage().contains(file.toString()));
    }

    @Test
    void whatIsOpenedAgainMovesToTheFrontAndTheListStaysShort() {
        Memory memory = new Memory(WorkbenchState.fresh(), InstantSource.fixed(Instant.EPOCH));
        for (int i = 0; i < 30; i++) {
            memory.opened(Path.of("/scan" + i), FileKind.SCAN);
        }
        memory.opened(Path.of("/x/../scan20"), FileKind.SCAN);
        List<Recent> recent = memory.state().get().recent();
        assertEquals(24, recent.size());
        assertEquals("/scan20", recent.getFirst().path());
        assertEquals(1, recent.stream().filter(each -> each.path().equals("/scan20")).count());
    }
}
