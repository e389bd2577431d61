package org.amaes.app.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.util.Duration;
import org.amaes.app.file.Choosers;
import org.amaes.app.icon.Icon;
import org.amaes.app.job.Jobs;
import org.amaes.app.place.Command;
import org.amaes.app.place.Place;
import org.amaes.app.place.PlaceCard;
import org.amaes.app.place.Question;
import org.amaes.core.kind.FileKind;
import org.amaes.core.order.TrainingOrder.Kind;

/**
 * Train: the runs, whoever started them. Looks at them once a second while the place is in front or something is
 * going on, so that a run that ends is told of wherever the person is.
 */
public final class TrainPlace implements Place {

    private static final PlaceCard CARD = new PlaceCard("train", "Train", "Start pretraining and fine-tuning, and watch them.", Icon.TRAIN,
            PlaceCard.digit(4));
    private static final Duration PULSE = Duration.seconds(1);

    private final Jobs jobs;
    private final Training models;
    private final Choosers choosers;
    private final Timeline pulse = new Timeline(new KeyFrame(PULSE, _ -> pulse()));
    private TrainView view;
    private boolean front;

    public TrainPlace(Jobs jobs, Training models, Choosers choosers) {
        this.jobs = jobs;
        this.models = models;
        this.choosers = choosers;
        pulse.setCycleCount(Animation.INDEFINITE);
        models.memory().state().addListener((InvalidationListener) _ -> wake());
        models.list().look(); // those that went on without the window
        wake();
    }

    private void wake() {
        if (pulse.getStatus() != Animation.Status.RUNNING) {
            pulse.play();
        }
    }

    private void pulse() {
        if (!front && !models.list().isLively()) {
            pulse.stop();
            return;
        }
        models.list().look();
    }

    @Override
    public PlaceCard card() {
        return CARD;
    }

    @Override
    public Node view() {
        if (view == null) {
            view = new TrainView(jobs, models, choosers);
        }
        return view;
    }

    /** The models, for tests and screenshots. */
    public Training models() {
        return models;
    }

    @Override
    public Set<FileKind> accepts() {
        return Set.of(FileKind.RUN);
    }

    @Override
    public void open(Path file, FileKind kind) {
        view.showRuns();
        models.list().open(file);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("Pretrain …", CARD.title(), Icon.TRAIN, () -> newRun(Kind.PRETRAIN)),
                Command.of("Fine-tune …", CARD.title(), Icon.TRAIN, () -> newRun(Kind.FINETUNE)));
    }

    /** Shows the runs, if the form for a new one is open. */
    public void showRuns() {
        view();
        view.showRuns();
    }

    /** Shows the form for a new run. */
    public void newRun(Kind kind) {
        view();
        view.newRun(kind);
    }

    @Override
    public boolean settled() {
        return view == null || view.isSettled();
    }

    @Override
    public void shown() {
        front = true;
        models.list().look();
        wake();
    }

    @Override
    public void hidden() {
        front = false;
    }

    @Override
    public Optional<Question> beforeClosing(Runnable close) {
        return models.actions().beforeClosing(close);
    }
}
