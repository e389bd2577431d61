package org.amaes.app.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.amaes.core.WorkbenchException;
import org.amaes.core.service.Protocol;
import org.amaes.core.service.Request;

/** One child process of the engine service, with the numbers of the requests it has not answered. */
final class EngineProcess {

    private static final long PATIENCE_MILLIS = 500;

    private final List<String> command;
    private final Process process;
    private final OutputStream requests;
    private final Set<Long> unanswered = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;
    private volatile boolean gone;

    private EngineProcess(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        this.requests = process.getOutputStream();
    }

    /** Starts it; what it says besides its replies goes into a file. */
    static EngineProcess start(List<String> command, Path log) throws WorkbenchException {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new EngineProcess(command, new ProcessBuilder(command).redirectError(log.toFile()).start());
        } catch (IOException e) {
            throw new WorkbenchException("The engine cannot be started (" + e.getMessage() + "). Check that " + command.getFirst()
                    + " can be run and that you may write to " + log + ".", log, e);
        }
    }

    List<String> command() {
        return command;
    }

    boolean isAlive() {
        return process.isAlive() && !ending;
    }

    /** Whether it owes answers. */
    boolean isBusy() {
        return !unanswered.isEmpty();
    }

    long id() {
        return process.pid();
    }

    InputStream replies() {
        return process.getInputStream();
    }

    /** Called by one thread only. */
    void send(long id, Request<?> request) throws IOException {
        if (!(request instanceof Request.Cancel)) {
            unanswered.add(id);
        }
        requests.write((Protocol.write(id, request) + "\n").getBytes(StandardCharsets.UTF_8));
        requests.flush();
        if (gone) {
            throw new IOException("it is gone");
        }
    }

    void answered(long id) {
        unanswered.remove(id);
    }

    /** What it will never answer, once its replies have ended. */
    Set<Long> leftUnanswered() {
        gone = true; // before the numbers are looked at: a request that comes too late is refused in send
        return unanswered;
    }

    /** Whether its end is wanted. */
    boolean isEnding() {
        return ending;
    }

    /** Its exit code, once it is gone. */
    int awaitEnd() {
        try {
            return process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Lets it end by itself, and makes it if it does not soon. */
    void end() {
        ending = true;
        try {
            requests.close();
        } catch (IOException _) {
            // it is gone already
        }
        try {
            if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
