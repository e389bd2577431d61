package org.amaes.app.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.amaes.app.place.Place;

/** Which place is in front. Called on the window's thread only. */
public final class Navigation {

    private final List<Place> places;
    private final ReadOnlyObjectWrapper<Place> front = new ReadOnlyObjectWrapper<>();

    /** @param places from top to bottom of the rail; at least one */
    public Navigation(List<Place> places) {
        this.places = List.copyOf(places);
    }

    /** All places, from top to bottom of the rail. */
    public List<Place> places() {
        return places;
    }

    /** The place in front; null before the first {@link #go}. */
    public ReadOnlyObjectProperty<Place> front() {
        return front.getReadOnlyProperty();
    }

    /** The place with an id. */
    public Optional<Place> find(String id) {
        return places.stream().filter(place -> place.card().id().equals(id)).findFirst();
    }

    /** Brings a place to the front. */
    public void go(Place place) {
        Place before = front.get();
        if (before == place) {
            return;
        }
        if (before != null) {
            before.hidden();
        }
        front.set(place);
        place.shown();
    }

    /** Brings the place with an id to the front; the first place if there is none of that id any more. */
    public void go(String id) {
        go(find(id).orElse(places.getFirst()));
    }
}
