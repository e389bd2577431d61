package org.amaes.app.engine;

import java.util.function.Consumer;
import org.amaes.app.job.Job;
import org.amaes.app.job.Outcome;
import org.amaes.core.service.Answer;
import org.amaes.core.service.Request;

/**
 * Whoever answers the window's requests to networks. The engine itself is another process, started with the
 * first request; whatever happens to it ends as an {@link Outcome} and never takes the window down.
 */
public interface Engine extends AutoCloseable {

    /**
     * Asks something. Requests are answered one after the other, in order.
     *
     * @param title what the status bar calls it, such as "Redrawing the patch"
     * @param then gets the outcome, on the window's thread
     * @return the job; cancelling it cancels the request
     */
    <A extends Answer> Job ask(String title, Request<A> request, Consumer<Outcome<A>> then);

    /** Ends the engine's process, if there is one. */
    @Override
    void close();
}
