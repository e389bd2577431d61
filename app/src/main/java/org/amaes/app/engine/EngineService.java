package org.amaes.app.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.amaes.app.job.Job;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.state.WorkbenchState.EngineChoice;
import org.amaes.core.WorkbenchException;
import org.amaes.core.service.Answer;
import org.amaes.core.service.Lines;
import org.amaes.core.service.Protocol;
import org.amaes.core.service.Reply;
import org.amaes.core.service.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine in a child process, {@code amaes serve}: started with the first request, and again with the next
 * one after it died, each time a little later. Requests that were under way when it died fail in words.
 */
public final class EngineService implements Engine {

    /** How the engine is started; may be asked on any thread. */
    @FunctionalInterface
    public interface Starter {
        /** The words of its command line. */
        List<String> command(EngineChoice choice) throws WorkbenchException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(EngineService.class);
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final int MOST_DOUBLINGS = 5;

    private final Jobs jobs;
    private final Supplier<EngineChoice> choice;
    private final Starter starter;
    private final Path log;
    private final AtomicLong numbers = new AtomicLong(1);
    private final Map<Long, Pending<?>> pending = new ConcurrentHashMap<>();
    /** Starts processes and writes to them, one thing after the other. */
    private final ExecutorService writer = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("engine requests").factory());
    private volatile EngineProcess process;
    private volatile int deaths;
    private volatile boolean closed;

    /**
     * @param choice how networks are to be computed, as it is now; asked on the window's thread
     * @param log the file for what the engine's process says besides
     */
    public EngineService(Jobs jobs, Supplier<EngineChoice> choice, Starter starter, Path log) {
        this.jobs = jobs;
        this.choice = choice;
        this.starter = starter;
        this.log = log;
    }

    /** The engine that the launcher knows. */
    public static EngineService found(Jobs jobs, Supplier<EngineChoice> choice, Path log) {
        return new EngineService(jobs, choice, EngineCommand::service, log);
    }

    /** A request that has not been answered. */
    private record Pending<A extends Answer>(long id, Request<A> request, Job job, Consumer<Outcome<A>> then) {
    }

    @Override
    public <A extends Answer> Job ask(String title, Request<A> request, Consumer<Outcome<A>> then) {
        long id = numbers.getAndIncrement();
        Job job = jobs.begin(title, () -> cancel(id));
        Pending<A> asked = new Pending<>(id, request, job, then);
        pending.put(id, asked);
        EngineChoice wanted = choice.get();
        if (closed) {
            end(asked, new Outcome.Cancelled<>());
            return job;
        }
        writer.execute(() -> send(asked, wanted));
        return job;
    }

    private void send(Pending<?> asked, EngineChoice wanted) {
        if (asked.job().isCancelled() || closed) {
            cancelled(asked);
            return;
        }
        try {
            EngineProcess running = running(wanted);
            running.send(asked.id(), asked.request());
        } catch (WorkbenchException problem) {
            fail(asked, problem);
        } catch (IOException e) {
            LOG.info("the engine does not take requests: {}", e.toString()); // its end is told by its reader
            fail(asked, died(e.getMessage()));
        }
    }

    /** The process, started if there is none, or none with these choices that is free to end. */
    private EngineProcess running(EngineChoice wanted) throws WorkbenchException, IOException {
        List<String> command = starter.command(wanted);
        EngineProcess now = process;
        if (now != null && now.isAlive() && (now.command().equals(command) || now.isBusy())) {
            return now;
        }
        if (now != null) {
            now.end();
        }
        pause();
        EngineProcess started = EngineProcess.start(command, log);
        process = started;
        Thread.ofPlatform().daemon().name("engine replies").start(() -> read(started));
        return started;
    }

    /** After a death the next start waits: 0.25 s, 0.5 s, … at most 8 s. */
    private void pause() throws WorkbenchException {
        if (deaths > 0) {
            try {
                Thread.sleep(FIRST_PAUSE_MILLIS << Math.min(deaths - 1, MOST_DOUBLINGS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new WorkbenchException("The engine was not started: the window is closing.", null, e);
            }
        }
    }

    private void read(EngineProcess from) {
        String end = "";
        try {
            Lines lines = new Lines(new BufferedInputStream(from.replies()), Protocol.LONGEST_LINE);
            for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                take(from, line.get());
            }
        } catch (IOException e) {
            end = e.getMessage();
        }
        int code = from.awaitEnd();
        if (!from.isEnding()) {
            deaths++;
            LOG.warn("the engine ended with code {} {}", code, end);
        }
        from.leftUnanswered().forEach(id -> Optional.ofNullable(pending.get(id)).ifPresent(each -> fail(each, died("code " + code))));
    }

    private void take(EngineProcess from, Lines.Line line) {
        try {
            Reply reply = line.tooLong() ? null : Protocol.readReply(line.text());
            Pending<?> asked = reply == null ? null : pending.get(reply.id());
            switch (reply) {
                case null -> LOG.warn("the engine said a line that is too long");
                case Reply.Progress progress when asked != null -> asked.job().at(
                        progress.total() == 0 ? Double.NaN : (double) progress.done() / progress.total(), progress.words());
                case Reply.Progress _ -> { } // it was answered meanwhile
                case Reply.Done done -> {
                    from.answered(done.id());
                    deaths = 0;
                    succeed(asked, done);
                }
                case Reply.Failed failed -> {
                    from.answered(failed.id());
                    failed(asked, failed);
                }
            }
        } catch (Protocol.NotUnderstood e) {
            LOG.warn("the engine said something unknown: {}", line.text(), e);
        }
    }

    private <A extends Answer> void succeed(Pending<A> asked, Reply.Done done) throws Protocol.NotUnderstood {
        if (asked != null) {
            A answer = Protocol.answer(done, asked.request().answer());
            end(asked, asked.job().isCancelled() ? new Outcome.Cancelled<>() : new Outcome.Success<>(answer));
        }
    }

    private void failed(Pending<?> asked, Reply.Failed failed) {
        if (asked == null) {
            return;
        }
        switch (failed.reason()) {
            case CANCELLED -> cancelled(asked);
            case USER, FAULT, REQUEST -> fail(asked, new WorkbenchException(failed.message(), null,
                    failed.details().isEmpty() ? null : new EngineProblem(failed.details())));
        }
    }

    private WorkbenchException died(String how) {
        return new WorkbenchException("The engine ended unexpectedly (" + how + ") before it answered. It starts again with the next request. "
                + "If this happens again, less memory may help: a smaller scan or fewer programs beside it. Its log is " + log + ".", log);
    }

    private void cancel(long id) {
        writer.execute(() -> {
            EngineProcess now = process;
            if (now != null && now.isAlive()) {
                try {
                    now.send(numbers.getAndIncrement(), new Request.Cancel(id));
                } catch (IOException e) {
                    LOG.info("the engine does not take requests: {}", e.toString()); // its end is told by its reader
                }
            }
        });
    }

    private <A extends Answer> void fail(Pending<A> asked, WorkbenchException problem) {
        end(asked, asked.job().isCancelled() ? new Outcome.Cancelled<>() : new Outcome.Failed<>(problem));
    }

    private <A extends Answer> void cancelled(Pending<A> asked) {
        end(asked, new Outcome.Cancelled<>());
    }

    private <A extends Answer> void end(Pending<A> asked, Outcome<A> outcome) {
        if (pending.remove(asked.id()) != null) {
            jobs.onWindow(() -> {
                jobs.end(asked.job());
                asked.then().accept(outcome);
            });
        }
    }

    /** The child's process id; empty if there is none. */
    Optional<Long> processId() {
        EngineProcess now = process;
        return now == null || !now.isAlive() ? Optional.empty() : Optional.of(now.id());
    }

    @Override
    public void close() {
        closed = true;
        writer.shutdownNow();
        EngineProcess now = process;
        if (now != null) {
            now.end();
        }
    }
}
