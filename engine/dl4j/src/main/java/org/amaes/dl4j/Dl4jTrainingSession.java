package org.amaes.dl4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.amaes.core.WorkbenchException;
import org.amaes.core.backend.Batch;
import org.amaes.core.backend.Execution;
import org.amaes.core.backend.Losses;
import org.amaes.core.backend.TrainingSession;
import org.amaes.core.backend.TrainingState;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Architecture;
import org.amaes.core.recipe.Objective;
import org.amaes.core.recipe.Optimizer;
import org.amaes.core.volume.Shape;

/** A network in training in ND4J. */
final class Dl4jTrainingSession implements TrainingSession {

    private final Dl4jSession session;
    private final AdamW optimizer;
    private final LossFunction loss;

    private Dl4jTrainingSession(Dl4jSession session, AdamW optimizer, LossFunction loss) {
        this.session = session;
        this.optimizer = optimizer;
        this.loss = loss;
    }

    static Dl4jTrainingSession open(Architecture architecture, StateDict weights, Objective objective, Optimizer optimizer,
            Execution execution) throws WorkbenchException {
        LossFunction loss = LossFunction.of(objective);
        Dl4jSession session = Dl4jSession.open(architecture, weights, execution);
        return new Dl4jTrainingSession(session, new AdamW(optimizer, session.weights()), loss);
    }

    @Override
    public Losses step(List<Batch> batches, double learningRate) throws WorkbenchException {
        if (batches.isEmpty()) {
            throw new IllegalArgumentException("A step needs at least one batch");
        }
        session.weights().forgetGradients();
        double total = 0;
        Map<String, Double> parts = new LinkedHashMap<>();
        for (Batch batch : batches) {
            Losses losses = accumulate(batch, 1.0 / batches.size());
            total += losses.total() / batches.size();
            losses.parts().forEach((name, value) -> parts.merge(name, value / batches.size(), Double::sum));
        }
        optimizer.step(learningRate);
        return new Losses(total, parts);
    }

    /** Adds a batch's share of the gradient. */
    private Losses accumulate(Batch batch, double share) throws WorkbenchException {
        Tape tape = Tape.recording();
        try (Feature output = session.forward(batch.input(), batch.samples(), batch.shape(), tape)) {
            LossFunction.Outcome outcome = loss.of(output.values(), batch, share);
            tape.backward(Feature.of(outcome.gradient(), output.array().shape())).close();
            return outcome.losses();
        } catch (OutOfMemoryError e) { // ND4J's, of memory outside Java's heap
            throw Library.outOfMemory(e);
        }
    }

    @Override
    public Losses evaluate(Batch batch) throws WorkbenchException {
        return loss.of(session.predict(batch.input(), batch.samples(), batch.shape()), batch, 1).losses();
    }

    @Override
    public float[] predict(float[] input, int samples, Shape shape) throws WorkbenchException {
        return session.predict(input, samples, shape);
    }

    @Override
    public Map<String, Double> gradientNorms() {
        return session.weights().gradientNorms();
    }

    @Override
    public TrainingState snapshot() {
        return new TrainingState(session.weights().read(), optimizer.moments(), optimizer.steps());
    }

    @Override
    public void restore(TrainingState state) {
        session.weights().load(state.weights());
        optimizer.restore(state.moments(), state.steps());
    }

    @Override
    public void close() {
        session.close();
    }
}
