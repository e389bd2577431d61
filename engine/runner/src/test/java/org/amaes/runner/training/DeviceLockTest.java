package org.amaes.runner.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.amaes.core.WorkbenchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceLockTest {

    @TempDir
    Path folder;

    private DeviceLock take(String device, String run, boolean wait) throws WorkbenchException {
        return DeviceLock.take(folder.resolve("locks"), device, null, Path.of(run), wait);
    }

    @Test
    void aSecondRunOnOneCardIsToldOfTheFirst() throws Exception {
        try (DeviceLock _ = take("cuda:0", "/runs/first", false)) {
            WorkbenchException refused = assertThrows(WorkbenchException.class, () -> take("cuda:0", "/runs/second", false).close());
            assertTrue(refused.getMessage().contains("cuda:0") && refused.getMessage().contains(Path.of("/runs/first").toAbsolutePath().toString())
                    && refused.getMessage().contains("--wait"), refused.getMessage());
            take("cuda:1", "/runs/second", false).close();
        }
        take("cuda:0", "/runs/second", false).close();
    }

    @Test
    void aRunThatWaitsGoesOnWhenTheCardIsFree() throws Exception {
        DeviceLock first = take("cuda:0", "/runs/first", false);
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> {
            try {
                take("cuda:0", "/runs/second", true).close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        first.close();
        second.get(30, TimeUnit.SECONDS);
    }

    @Test
    void theProcessorIsShared() throws Exception {
        try (DeviceLock _ = take("cpu", "/runs/first", false); DeviceLock _ = take("cpu", "/runs/second", false)) {
            assertTrue(Files.notExists(folder.resolve("locks")));
        }
    }

    @Test
    void aCardIsTheSameCardUnderAnotherNumber() throws Exception {
        assertEquals("3", DeviceLock.card("cuda:0", "3,1"));
        assertEquals("1", DeviceLock.card("cuda:1", "3, 1"));
        assertEquals("0", DeviceLock.card("cuda:0", null));
        Path locks = folder.resolve("locks");
        try (DeviceLock _ = DeviceLock.take(locks, "cuda:0", "1", Path.of("/runs/first"), false)) {
            assertThrows(WorkbenchException.class, () -> DeviceLock.take(locks, "cuda:1", null, Path.of("/runs/second"), false).close());
        }
    }
}
