package org.amaes.app.planned;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import org.amaes.app.place.Place;
import org.amaes.app.place.PlaceCard;
import org.amaes.core.kind.FileKind;

/** A place that says what will be done there, and with which command it is done today. */
public final class PlannedPlace implements Place {

    /**
     * What can be done today.
     *
     * @param words what it does
     * @param command how to type it
     */
    public record Today(String words, String command) {
    }

    private final PlaceCard card;
    private final List<String> coming;
    private final List<Today> today;
    private final Set<FileKind> accepts;
    private final Inspection inspection;
    private PlannedView view;

    /**
     * @param coming what the place will do, one sentence each
     * @param accepts what it can be asked to open; it then says what it is, and the command for it
     */
    public PlannedPlace(PlaceCard card, List<String> coming, List<Today> today, Set<FileKind> accepts, Inspection inspection) {
        this.card = card;
        this.coming = List.copyOf(coming);
        this.today = List.copyOf(today);
        this.accepts = Set.copyOf(accepts);
        this.inspection = inspection;
    }

    @Override
    public PlaceCard card() {
        return card;
    }

    @Override
    public Node view() {
        if (view == null) {
            view = new PlannedView(card, coming, today);
        }
        return view;
    }

    @Override
    public Set<FileKind> accepts() {
        return accepts;
    }

    @Override
    public void open(Path file, FileKind kind) {
        inspection.tell(file, kind);
    }
}
