package org.amaes.app.planned;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import org.amaes.app.notice.Notifications;
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
    private final Notifications notifications;
    private PlannedView view;

    /**
     * @param coming what the place will do, one sentence each
     * @param accepts what it can be asked to open; it then tells the command that does
     */
    public PlannedPlace(PlaceCard card, List<String> coming, List<Today> today, Set<FileKind> accepts, Notifications notifications) {
        this.card = card;
        this.coming = List.copyOf(coming);
        this.today = List.copyOf(today);
        this.accepts = Set.copyOf(accepts);
        this.notifications = notifications;
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
        String command = switch (kind) {
            case RUN -> "runs";
            case SCAN, STORE, CHECKPOINT -> "inspect";
        };
        notifications.say(file.getFileName() + " is taken for a " + kind.word() + ". This version of the window does not show it; 'amaes "
                + command + " " + file + "' tells what it is and how it stands.");
    }
}
