package org.amaes.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.amaes.core.WorkbenchException;
import org.amaes.core.run.RunFolder.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

class RunFolderTest {

    @TempDir
    Path temp;

    private RunFolder run;

    @BeforeEach
    void create() throws Exception {
        run = RunFolder.create(temp.resolve("run"), new ObjectMapper().readTree("{\"format\": 1, \"type\": \"pretrain\"}"));
    }

    private void tell(RunEvent event) throws Exception {
        try (EventLog log = EventLog.open(run.events())) {
            log.append(event);
        }
    }

    @Test
    void aFolderThatHoldsSomethingIsNotOverwritten() {
        WorkbenchException refusal = assertThrows(WorkbenchException.class,
                () -> RunFolder.create(run.path(), new ObjectMapper().createObjectNode()));
        assertTrue(refusal.getMessage().contains("not empty") && refusal.getMessage().contains("resume"), refusal.getMessage());
    }

    @Test
    void aRunOfANewerFormatIsRefusedInWords() throws Exception {
        Files.writeString(run.path().resolve("recipe.json"), "{\"format\": 2}");
        WorkbenchException refusal = assertThrows(WorkbenchException.class, () -> RunFolder.open(run.path()));
        assertTrue(refusal.getMessage().contains("newer version") && refusal.getMessage().contains("format 2"), refusal.getMessage());
    }

    @Test
    void aDamagedRecipeAndAFolderWithoutOneAreRefusedInWords() throws Exception {
        assertTrue(assertThrows(WorkbenchException.class, () -> RunFolder.open(temp)).getMessage().contains("no run"));
        Files.writeString(run.path().resolve("recipe.json"), "{\"format\": ");
        assertTrue(assertThrows(WorkbenchException.class, () -> RunFolder.open(run.path())).getMessage().contains("damaged"));
    }

    @Test
    void onlyOneEngineWorksOnARun() throws Exception {
        try (RunLock _ = run.lock()) {
            WorkbenchException refusal = assertThrows(WorkbenchException.class, run::lock);
            assertTrue(refusal.getMessage().contains("Another engine"), refusal.getMessage());
        }
        run.lock().close();
    }

    @Test
    void anotherProcessSeesTheLockAndItGoesWithItsHolder() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process holder = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), LockHolder.class.getName(),
                run.path().resolve("run.lock").toString()).redirectErrorStream(true).start();
        try {
            assertEquals('L', holder.getInputStream().read(), "the other process has the lock");
            assertEquals(RunState.RUNNING, run.state());
            assertThrows(WorkbenchException.class, run::lock);
        } finally {
            holder.destroyForcibly().waitFor();
        }
        run.lock().close();
    }

    /** Takes a lock, says so, and waits to be killed. */
    static final class LockHolder {
        public static void main(String[] args) throws Exception {
            try (RunLock _ = RunLock.tryTake(Path.of(args[0])).orElseThrow()) {
                System.out.print('L');
                System.out.flush();
                System.in.read();
            }
        }
    }

    @Test
    void lookingAtTheStateDoesNotDropOurOwnLock() throws Exception {
        try (RunLock _ = run.lock()) {
            assertEquals(RunState.RUNNING, run.state());
            assertEquals(RunState.RUNNING, run.state());
            assertTrue(RunLock.isHeld(run.path().resolve("run.lock")));
        }
        assertFalse(RunLock.isHeld(run.path().resolve("run.lock")));
    }

    @Test
    void theStateFollowsFromEventsAndLock() throws Exception {
        assertEquals(RunState.NEW, run.state());
        tell(new RunEvent.Started(0, 0, 10, 1));
        assertEquals(RunState.DIED, run.state());
        try (RunLock _ = run.lock()) {
            assertEquals(RunState.RUNNING, run.state());
            tell(new RunEvent.Paused(3, 1));
            assertEquals(RunState.PAUSED, run.state());
            tell(new RunEvent.Continued(3, 2));
            assertEquals(RunState.RUNNING, run.state());
        }
        tell(new RunEvent.Stopped(4, 3));
        assertEquals(RunState.STOPPED, run.state());
        tell(new RunEvent.Started(4, 3, 10, 2));
        tell(new RunEvent.Failed(5, 4, "the disk is full"));
        assertEquals(RunState.FAILED, run.state());
        tell(new RunEvent.Finished(10, 9));
        assertEquals(RunState.FINISHED, run.state());
    }

    @Test
    void requestsAreMadeSeenAndTakenBack() throws Exception {
        Request pause = run.request(Request.Kind.PAUSE);
        assertFalse(pause.isMade());
        pause.make();
        pause.make();
        assertTrue(pause.isMade());
        assertFalse(run.request(Request.Kind.STOP).isMade());
        pause.clear();
        pause.clear();
        assertFalse(pause.isMade());
    }
}
