package org.amaes.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

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
import org.amaes.torch.LossFunction.Outcome;
import org.bytedeco.pytorch.Tensor;

/** A network in training in LibTorch. */
final class TorchTrainingSession implements TrainingSession {

    private final TorchSession session;
    private final AdamW optimizer;
    private final LossFunction loss;

    private TorchTrainingSession(TorchSession session, AdamW optimizer, LossFunction loss) {
        this.session = session;
        this.optimizer = optimizer;
        this.loss = loss;
    }

    static TorchTrainingSession open(Architecture architecture, StateDict weights, Objective objective, Optimizer optimizer,
            Execution execution) throws WorkbenchException {
        TorchSession session = TorchSession.open(architecture, weights, execution, true);
        try (Work _ = Work.begin(execution.threads())) {
            return new TorchTrainingSession(session, new AdamW(optimizer, session.weights(), session.device()),
                    LossFunction.of(objective, session.device()));
        } catch (RuntimeException e) {
            session.close();
            throw Problems.translate(e, session.device());
        }
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
        try (Work _ = Work.begin(session.threads())) {
            optimizer.step(learningRate);
        }
        return new Losses(total, parts);
    }

    /** Adds a batch's share of the gradient. */
    private Losses accumulate(Batch batch, double share) throws WorkbenchException {
        try (Work _ = Work.begin(session.threads())) {
            Tape tape = Tape.recording();
            Outcome outcome = outcome(batch, tape, share);
            session.backward(outcome.gradient(), tape);
            return outcome.losses();
        } catch (RuntimeException e) {
            throw Problems.translate(e, session.device());
        }
    }

    private Outcome outcome(Batch batch, Tape tape, double share) {
        try (Tensor output = session.forward(batch.input(), batch.samples(), batch.shape(), tape)) {
            return loss.of(output, batch, share);
        }
    }

    @Override
    public Losses evaluate(Batch batch) throws WorkbenchException {
        try (Work _ = Work.begin(session.threads())) {
            return outcome(batch, Tape.off(), 1).losses();
        } catch (RuntimeException e) {
            throw Problems.translate(e, session.device());
        }
    }

    @Override
    public float[] predict(float[] input, int samples, Shape shape) throws WorkbenchException {
        return session.predict(input, samples, shape);
    }

    @Override
    public Map<String, Double> gradientNorms() {
        try (Work _ = Work.begin(session.threads())) {
            return session.weights().gradientNorms();
        }
    }

    @Override
    public TrainingState snapshot() {
        try (Work _ = Work.begin(session.threads())) {
            return new TrainingState(session.weights().read(), optimizer.moments(), optimizer.steps());
        }
    }

    @Override
    public TrainingState snapshot(TrainingState earlier) {
        try (Work _ = Work.begin(session.threads())) {
            session.weights().read(earlier.weights());
            optimizer.moments(earlier.moments());
            return new TrainingState(earlier.weights(), earlier.moments(), optimizer.steps());
        }
    }

    @Override
    public void restore(TrainingState state) {
        try (Work _ = Work.begin(session.threads())) {
            session.weights().load(state.weights());
            optimizer.restore(state.moments(), state.steps());
        }
    }

    @Override
    public OptionalLong deviceBytes() {
        return session.deviceBytes();
    }

    @Override
    public void close() {
        optimizer.close();
        session.close();
    }
}
