package org.amaes.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.Trash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

class RunRemovalTest {

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 3, 2, 10, 15, 7, 99);

    @TempDir
    private Path folder;
    private RunFolder run;

    @BeforeEach
    void make() throws Exception {
        run = RunFolder.create(folder.resolve("my run"), JsonNodeFactory.instance.objectNode().put("format", 1).put("type", "pretrain"));
        Files.writeString(run.checkpoints().resolve("step-1.safetensors"), "weights");
    }

    private Optional<Trash> trash() {
        return Trash.of("Linux", Map.of("XDG_DATA_HOME", folder.resolve("data").toString()), folder);
    }

    @Test
    void aRunGoesToTheTrashWithANoteOfWhereItWas() throws Exception {
        RunRemoval removal = RunRemoval.of(run.path(), trash());
        assertTrue(removal.sentence().contains("to the trash"), removal.sentence());
        Path now = removal.remove(NOW).orElseThrow();
        assertEquals(folder.resolve("data/Trash/files/my run"), now);
        assertTrue(Files.exists(now.resolve("checkpoints/step-1.safetensors")));
        assertFalse(Files.exists(run.path()));
        assertEquals("[Trash Info]\nPath=" + folder + "/my%20run\nDeletionDate=2026-03-02T10:15:07\n",
                Files.readString(folder.resolve("data/Trash/info/my run.trashinfo")));
        make();
        assertEquals(folder.resolve("data/Trash/files/my run.2"), RunRemoval.of(run.path(), trash()).remove(NOW).orElseThrow());
    }

    @Test
    void withoutATrashOnlyWhatAnEngineWritesIsDeleted() throws Exception {
        Files.writeString(run.path().resolve("notes of mine.txt"), "keep");
        RunRemoval removal = RunRemoval.of(run.path(), Optional.empty());
        assertTrue(removal.sentence().contains("for good"), removal.sentence());
        assertTrue(removal.remove(NOW).isEmpty());
        assertEquals("keep", Files.readString(run.path().resolve("notes of mine.txt")));
        assertFalse(Files.exists(run.checkpoints()) || RunFolder.isRun(run.path()));
    }

    @Test
    void whatIsNoRunOrIsWorkedOnStays() throws Exception {
        Path other = Files.createDirectories(folder.resolve("photos"));
        assertThrows(WorkbenchException.class, () -> RunRemoval.of(other, trash()));
        try (RunLock _ = run.lock()) {
            WorkbenchException refusal = assertThrows(WorkbenchException.class, () -> RunRemoval.of(run.path(), trash()).remove(NOW));
            assertTrue(refusal.getMessage().contains("is running"), refusal.getMessage());
        }
        Path link = Files.createSymbolicLink(folder.resolve("link"), run.path());
        assertTrue(assertThrows(WorkbenchException.class, () -> RunRemoval.of(link, trash()).remove(NOW)).getMessage().contains("only a link"));
        assertTrue(Files.exists(run.checkpoints().resolve("step-1.safetensors")));
    }

    @Test
    void anEngineIsAskedToEndWithoutACheckpointFirst() throws Exception {
        RunLock lock = run.lock();
        int[] asked = {0};
        boolean ended = RunRemoval.of(run.path(), trash()).stop(() -> {
            assertEquals(RunFolder.Request.Keep.NOTHING, run.request(RunFolder.Request.Kind.STOP).keep());
            try {
                lock.close();
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
            return ++asked[0] > 5;
        });
        assertTrue(ended);
    }
}
