package org.amaes.runner.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;
import org.amaes.core.run.RunLock;

/**
 * The right to train on a graphics card: two runs on one card would take each other's memory and time. A file of
 * the user's, locked by the operating system, which vanishes with its process; the CPU is shared without one.
 */
final class DeviceLock implements AutoCloseable {

    private static final String CARD = "cuda:";
    private static final long POLL_MILLIS = 500;

    private final RunLock lock;

    private DeviceLock(RunLock lock) {
        this.lock = lock;
    }

    /**
     * Takes a device for a run.
     *
     * @param device "cpu", "cuda:0", …
     * @param run the run's folder, for the sentence that another gets
     * @param wait whether to wait until it is free
     * @throws WorkbenchException if another run has it and this one does not wait
     */
    static DeviceLock take(String device, Path run, boolean wait) throws WorkbenchException {
        return take(Path.of(System.getProperty("user.home"), ".cache", "amaes"), device, System.getenv("CUDA_VISIBLE_DEVICES"), run, wait);
    }

    /**
     * @param folder where locks lie
     * @param visible the cards that this process may see, as CUDA is told; null for all
     */
    static DeviceLock take(Path folder, String device, String visible, Path run, boolean wait) throws WorkbenchException {
        if (!device.startsWith(CARD)) {
            return new DeviceLock(null);
        }
        Path file = folder.resolve("card-" + card(device, visible).replaceAll("[^A-Za-z0-9-]", "_") + ".lock");
        try {
            Files.createDirectories(folder);
            Optional<RunLock> lock = RunLock.tryTake(file);
            while (lock.isEmpty() && wait) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                lock = RunLock.tryTake(file);
            }
            if (lock.isEmpty()) {
                throw new WorkbenchException("The graphics card " + device + " is at work for the run in " + holder(file)
                        + ". Wait for it (--wait), or choose another device with --device.", run);
            }
            AtomicFile.writeString(holderFile(file), run.toAbsolutePath().normalize().toString());
            return new DeviceLock(lock.get());
        } catch (IOException e) {
            throw new WorkbenchException("The lock of the graphics card, " + file + ", cannot be used (" + e.getMessage()
                    + "). Check that you may write there.", file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkbenchException("The run in " + run + " was interrupted while it waited for the graphics card.", run, e);
        }
    }

    /** The card's own name: with CUDA_VISIBLE_DEVICES=3,1 the card cuda:0 is the machine's number 3. */
    static String card(String device, String visible) {
        int number = Integer.parseInt(device.substring(CARD.length()));
        String[] cards = visible == null || visible.isBlank() ? new String[0] : visible.split(",");
        return number < cards.length ? cards[number].strip() : String.valueOf(number);
    }

    private static String holder(Path file) throws IOException {
        Path holder = holderFile(file);
        return Files.isReadable(holder) ? Files.readString(holder) : "another folder";
    }

    private static Path holderFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".run");
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
        }
    }
}
