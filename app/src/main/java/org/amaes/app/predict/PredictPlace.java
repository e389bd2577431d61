package org.amaes.app.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import org.amaes.app.file.Choosers;
import org.amaes.app.icon.Icon;
import org.amaes.app.job.Jobs;
import org.amaes.app.model.LibraryViewModel;
import org.amaes.app.notice.Notifications;
import org.amaes.app.place.Command;
import org.amaes.app.place.Place;
import org.amaes.app.place.PlaceCard;
import org.amaes.core.kind.FileKind;
import org.amaes.viewer.slice.Plane;

/** Predict: from any scan to its outlines, on the scan's own grid; also where any scan is painted on. */
public final class PredictPlace implements Place {

    private static final PlaceCard CARD = new PlaceCard("predict", "Predict", "From any scan to its outlines, on the scan's own grid.", Icon.PREDICT,
            PlaceCard.digit(6));

    private final Jobs jobs;
    private final Notifications notifications;
    private final Predicting models;
    private final Choosers choosers;
    private final LibraryViewModel library;
    private PredictView view;

    /** @param library the models to choose among */
    public PredictPlace(Jobs jobs, Notifications notifications, Predicting models, Choosers choosers, LibraryViewModel library) {
        this.jobs = jobs;
        this.notifications = notifications;
        this.models = models;
        this.choosers = choosers;
        this.library = library;
    }

    @Override
    public PlaceCard card() {
        return CARD;
    }

    @Override
    public Node view() {
        if (view == null) {
            view = new PredictView(jobs, notifications, models, choosers, library);
        }
        return view;
    }

    /** The models, for tests and screenshots. */
    public Predicting models() {
        return models;
    }

    @Override
    public Set<FileKind> accepts() {
        return Set.of(FileKind.SCAN, FileKind.STORE, FileKind.CHECKPOINT, FileKind.RUN);
    }

    @Override
    public void open(Path file, FileKind kind) {
        switch (kind) {
            case SCAN, STORE -> models.predict().open(file);
            case CHECKPOINT, RUN -> models.predict().use(file);
        }
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("Predict the scan in hand", CARD.title(), Icon.PREDICT, models.predict()::predict),
                Command.of("Predict all scans of the folder", CARD.title(), Icon.PREDICT, models.predict()::predictAll),
                Command.of("Models", CARD.title(), Icon.CHECKPOINT, () -> showModels(true)),
                Command.of("Save a picture of the scan", CARD.title(), Icon.SCAN, () -> takeAway(() -> view.takeAway().picture(Optional.empty(), 2))),
                Command.of("Save a sweep of the scan", CARD.title(), Icon.SCAN, () -> takeAway(() -> view.takeAway().sweep(Plane.AXIAL))));
    }

    /** Shows the models in the place of the scan, or the scan again. */
    public void showModels(boolean shown) {
        view();
        view.showLibrary(shown);
    }

    private void takeAway(Runnable action) {
        view();
        if (models.predict().opened().get() != null) {
            action.run();
        }
    }

    @Override
    public List<String> sheets() {
        return List.of(Objects.requireNonNull(PredictPlace.class.getResource("predict.css")).toExternalForm());
    }

    @Override
    public void shown() {
        library.refresh();
    }

    @Override
    public boolean settled() {
        return view == null || view.isSettled();
    }
}
