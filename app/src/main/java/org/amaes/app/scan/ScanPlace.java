package org.amaes.app.scan;

import java.nio.file.Path;
import java.util.Set;
import javafx.scene.Node;
import org.amaes.app.file.Choosers;
import org.amaes.app.icon.Icon;
import org.amaes.app.place.Place;
import org.amaes.app.place.PlaceCard;
import org.amaes.core.kind.FileKind;

/** Explore, so far: one scan in three planes. */
public final class ScanPlace implements Place {

    private static final PlaceCard CARD = new PlaceCard("explore", "Explore", "The method on one scan: clean, damaged, masked, redrawn.",
            Icon.EXPLORE, PlaceCard.digit(3));

    private final ScanViewModel model;
    private final Choosers choosers;
    private ScanView view;

    public ScanPlace(ScanViewModel model, Choosers choosers) {
        this.model = model;
        this.choosers = choosers;
    }

    @Override
    public PlaceCard card() {
        return CARD;
    }

    @Override
    public Node view() {
        if (view == null) {
            view = new ScanView(model, choosers);
        }
        return view;
    }

    @Override
    public Set<FileKind> accepts() {
        return Set.of(FileKind.SCAN);
    }

    @Override
    public void open(Path file, FileKind kind) {
        model.open(file);
    }

    @Override
    public boolean settled() {
        return !model.isReading();
    }
}
