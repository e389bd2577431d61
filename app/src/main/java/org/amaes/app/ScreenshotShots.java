package org.amaes.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.amaes.app.data.DataPlace;
import org.amaes.app.data.PrepareState;
import org.amaes.app.data.Show;
import org.amaes.app.place.Place;
import org.amaes.app.state.Theme;

/** Which pictures are taken: every place in both themes and two sizes, and the place Data in each of its states. */
final class ScreenshotShots {

    private static final int[][] SIZES = {{1400, 900}, {1920, 1080}};
    private static final Runnable NOTHING = () -> { };

    /**
     * A picture to take.
     *
     * @param state a word for the name, where a place is pictured more than once; else empty
     * @param setUp is done once, before
     * @param settled whether the place shows what is to be pictured
     */
    record Shot(Place place, String state, Theme theme, int width, int height, Runnable setUp, BooleanSupplier settled) {

        String name() {
            return place.card().id() + (state.isEmpty() ? "" : "-" + state) + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width + "x" + height + ".png";
        }
    }

    private final Path study;
    private final BooleanSupplier idle;

    /**
     * @param study the folder of scans that Data shows
     * @param idle whether no work is under way
     */
    ScreenshotShots(Path study, BooleanSupplier idle) {
        this.study = study;
        this.idle = idle;
    }

    List<Shot> of(List<Place> places) {
        List<Shot> shots = new ArrayList<>();
        for (int[] size : SIZES) {
            for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
                for (Place place : places) {
                    if (place instanceof DataPlace data && size == SIZES[0]) {
                        shots.addAll(states(data, theme, size));
                    } else {
                        shots.add(shot(place, "", theme, size, NOTHING));
                    }
                }
            }
        }
        return shots;
    }

    private Shot shot(Place place, String state, Theme theme, int[] size, Runnable setUp) {
        return new Shot(place, state, theme, size[0], size[1], setUp, () -> idle.getAsBoolean() && place.settled());
    }

    /** Nothing yet; scans; what is wrong with one; thumbnails; preparing, which waits so that it can be pictured. */
    private List<Shot> states(DataPlace data, Theme theme, int[] size) {
        Path store = study.resolveSibling("prepared-" + theme.name().toLowerCase(java.util.Locale.ROOT));
        return List.of(
                shot(data, "empty", theme, size, () -> List.copyOf(data.model().sources()).forEach(data.model()::remove)),
                shot(data, "", theme, size, () -> data.model().add(study)),
                shot(data, "problems", theme, size, () -> {
                    data.model().show().set(Show.PROBLEMS);
                    data.showFindings();
                }),
                shot(data, "mosaic", theme, size, () -> {
                    data.model().show().set(Show.ALL);
                    data.showMosaic();
                }),
                new Shot(data, "preparing", theme, size[0], size[1], () -> {
                    data.showTable();
                    data.prepare().store().set(store);
                    data.prepare().spacing().set("2");
                    data.prepare().begin();
                    pauseAtTheFirst(data);
                }, () -> data.prepare().state().get() instanceof PrepareState.Working working && working.paused() || isOver(data)),
                shot(data, "prepared", theme, size, () -> data.prepare().resume()));
    }

    private static void pauseAtTheFirst(DataPlace data) {
        data.prepare().state().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends PrepareState> property, PrepareState before, PrepareState now) {
                if (now instanceof PrepareState.Working working && working.done() > 0) {
                    property.removeListener(this);
                    data.prepare().pause();
                }
            }
        });
    }

    private static boolean isOver(DataPlace data) {
        return data.prepare().state().get() instanceof PrepareState.Ended || data.prepare().state().get() instanceof PrepareState.Failed;
    }
}
