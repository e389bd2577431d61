package org.amaes.runner.service;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Backend;
import org.amaes.core.backend.Execution;
import org.amaes.core.service.Answer;
import org.amaes.core.service.Lines;
import org.amaes.core.service.Protocol;
import org.amaes.core.service.Reply;
import org.amaes.core.service.Request;
import org.amaes.runner.Product;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests from one stream on another until the first ends. What needs a network is done one after
 * the other on a thread of its own; greetings, pings and cancels are answered at once, whatever is under way.
 */
public final class EngineServer {

    private static final Logger LOG = LoggerFactory.getLogger(EngineServer.class);
    /** A pass of the largest network on a slow machine; beyond this the process ends anyway. */
    private static final long PATIENCE_SECONDS = 20;
    private static final long BETWEEN_PROGRESS_NANOS = 50_000_000;

    private final Lines in;
    private final OutputStream out;
    private final Backend backend;
    private final Networks networks;
    private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("networks").factory());

    /**
     * @param in requests
     * @param out gets replies and nothing else
     */
    public EngineServer(InputStream in, OutputStream out, Backend backend, Execution execution) {
        this.in = new Lines(new BufferedInputStream(in), Protocol.LONGEST_LINE);
        this.out = out;
        this.backend = backend;
        this.networks = new Networks(backend, execution);
    }

    /**
     * Serves until the requests end, then cancels what is under way.
     *
     * @return whether everything came to its end; if not, a network is still computing
     */
    public boolean serve() throws IOException {
        for (Optional<Lines.Line> line = in.next(); line.isPresent(); line = in.next()) {
            take(line.get());
        }
        waiting.values().forEach(each -> each.cancelled = true);
        worker.execute(networks::close);
        worker.shutdown();
        try {
            return worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void take(Lines.Line line) {
        if (line.tooLong()) {
            tell(new Reply.Failed(Protocol.NO_REQUEST, Reply.Reason.REQUEST, "A request has at most " + Protocol.LONGEST_LINE + " bytes.", ""));
            return;
        }
        if (line.text().isBlank()) {
            return;
        }
        try {
            Protocol.Asked asked = Protocol.readRequest(line.text());
            switch (asked.request()) {
                case Request.Hello _ -> tell(Protocol.done(asked.id(), greeting()));
                case Request.Ping _ -> tell(Protocol.done(asked.id(), new Answer.Pong()));
                case Request.Cancel(long target) -> {
                    Optional.ofNullable(waiting.get(target)).ifPresent(each -> each.cancelled = true);
                    tell(Protocol.done(asked.id(), new Answer.Pong()));
                }
                case Request.Load _, Request.Reconstruct _, Request.Predict _ -> queue(asked);
            }
        } catch (Protocol.NotUnderstood e) {
            tell(new Reply.Failed(e.id(), Reply.Reason.REQUEST, e.getMessage(), ""));
        }
    }

    private Answer.Greeting greeting() {
        return new Answer.Greeting(Protocol.VERSION, Product.version(), backend.version(), backend.devices(), ProcessHandle.current().pid());
    }

    private void queue(Protocol.Asked asked) {
        Waiting errand = new Waiting(asked.id());
        if (waiting.putIfAbsent(asked.id(), errand) != null) {
            tell(new Reply.Failed(Protocol.NO_REQUEST, Reply.Reason.REQUEST, "There is a request " + asked.id()
                    + " already; every request has its own number.", ""));
            return;
        }
        worker.execute(() -> {
            Reply reply = reply(asked, errand);
            waiting.remove(asked.id());
            tell(reply);
        });
    }

    /** One bad request never ends the service: whatever happens is its reply. */
    private Reply reply(Protocol.Asked asked, Waiting errand) {
        long id = asked.id();
        try {
            Optional<? extends Answer> answer = errand.isCancelled() ? Optional.empty() : answer(asked.request(), errand);
            return answer.<Reply>map(each -> Protocol.done(id, each))
                    .orElseGet(() -> new Reply.Failed(id, Reply.Reason.CANCELLED, "It was cancelled.", ""));
        } catch (WorkbenchException problem) {
            return new Reply.Failed(id, Reply.Reason.USER, problem.getMessage(), problem.getCause() == null ? "" : trace(problem.getCause()));
        } catch (OutOfMemoryError problem) {
            networks.close();
            return new Reply.Failed(id, Reply.Reason.USER, "The memory that the engine may use does not suffice. "
                    + "Choose a smaller scan, patch or network, or give the engine more memory.", trace(problem));
        } catch (RuntimeException | Error problem) {
            LOG.error("request {} failed", id, problem);
            return new Reply.Failed(id, Reply.Reason.FAULT, "The engine failed, which is its own fault: " + problem + ". Please report it with the details.",
                    trace(problem));
        }
    }

    private Optional<? extends Answer> answer(Request<?> request, Waiting errand) throws WorkbenchException {
        return switch (request) {
            case Request.Load load -> Optional.of(networks.load(load.checkpoint()));
            case Request.Reconstruct reconstruct -> Optional.of(new Reconstruction(networks).answer(reconstruct));
            case Request.Predict predict -> new Segmentation(networks).answer(predict, errand);
            case Request.Hello _, Request.Ping _, Request.Cancel _ -> throw new IllegalStateException("answered at once: " + request);
        };
    }

    private static String trace(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private void tell(Reply reply) {
        byte[] line = (Protocol.write(reply) + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            try {
                out.write(line);
                out.flush();
            } catch (IOException e) {
                LOG.debug("nobody listens any more", e); // the asker is gone: its requests end with it
            }
        }
    }

    /** A request that waits or is worked on. */
    private final class Waiting implements Errand {

        private final long id;
        private volatile boolean cancelled;
        private long told;

        Waiting(long id) {
            this.id = id;
        }

        @Override
        public void at(long done, long total, String words) {
            long now = System.nanoTime();
            if (told == 0 || now - told >= BETWEEN_PROGRESS_NANOS) {
                told = now;
                tell(new Reply.Progress(id, done, total, words));
            }
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }
}
