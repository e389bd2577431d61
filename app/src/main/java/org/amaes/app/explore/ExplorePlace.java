package org.amaes.app.explore;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import org.amaes.app.file.Choosers;
import org.amaes.app.icon.Icon;
import org.amaes.app.job.Jobs;
import org.amaes.app.pipeline.PipelineView;
import org.amaes.app.place.Command;
import org.amaes.app.place.Place;
import org.amaes.app.place.PlaceCard;
import org.amaes.core.kind.FileKind;
import org.amaes.viewer.pane.ViewerSheet;

/** Explore: the method on one scan, live. */
public final class ExplorePlace implements Place {

    private static final PlaceCard CARD = new PlaceCard("explore", "Explore", "The method on one scan, live: clean, damaged, masked, redrawn.",
            Icon.EXPLORE, PlaceCard.digit(3));

    private static final String SHEET = Objects.requireNonNull(ExplorePlace.class.getResource("explore.css")).toExternalForm();

    private final Jobs jobs;
    private final Exploring models;
    private final Choosers choosers;
    private ExploreView view;
    private boolean inFront;

    public ExplorePlace(Jobs jobs, Exploring models, Choosers choosers) {
        this.jobs = jobs;
        this.models = models;
        this.choosers = choosers;
    }

    @Override
    public PlaceCard card() {
        return CARD;
    }

    @Override
    public Node view() {
        if (view == null) {
            view = new ExploreView(jobs, models, choosers);
        }
        return view;
    }

    @Override
    public List<String> sheets() {
        return List.of(ViewerSheet.url(), PipelineView.SHEET, SHEET);
    }

    /** A generated head at once, and a network that begins to learn; for Home's <em>Try it</em>. */
    public void tryIt() {
        models.tryIt();
    }

    /** The models, for tests and screenshots. */
    public Exploring models() {
        return models;
    }

    @Override
    public Set<FileKind> accepts() {
        // somebody who looks at scans means a DICOM series by a folder
        return inFront ? Set.of(FileKind.SCAN, FileKind.CHECKPOINT, FileKind.STORE) : Set.of(FileKind.SCAN, FileKind.CHECKPOINT);
    }

    @Override
    public void open(Path file, FileKind kind) {
        if (kind == FileKind.CHECKPOINT) {
            models.networks().open(file);
        } else {
            models.scans().open(file);
        }
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("Try it on a generated head", CARD.title(), Icon.START, models::tryIt),
                Command.of("Next sample", CARD.title(), Icon.EXPLORE, () -> models.explore().step(1)),
                Command.of("Every token once", CARD.title(), Icon.EXPLORE, models.redraw()::everyTokenOnce),
                Command.of("Measure the reversal X-ray", CARD.title(), Icon.EXPLORE, () -> {
                    view();
                    view.showXray();
                    models.xray().run();
                }));
    }

    @Override
    public void shown() {
        inFront = true;
    }

    @Override
    public void hidden() {
        inFront = false;
    }

    @Override
    public boolean settled() {
        return view == null || view.isSettled();
    }
}
