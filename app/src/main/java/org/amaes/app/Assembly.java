package org.amaes.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import org.amaes.app.engine.Engine;
import org.amaes.app.file.Choosers;
import org.amaes.app.home.HomePlace;
import org.amaes.app.home.HomeViewModel;
import org.amaes.app.job.Jobs;
import org.amaes.app.notice.Notifications;
import org.amaes.app.place.Opener;
import org.amaes.app.place.Place;
import org.amaes.app.planned.PlannedPlaces;
import org.amaes.app.scan.ScanPlace;
import org.amaes.app.scan.ScanViewModel;
import org.amaes.app.settings.SettingsPlace;
import org.amaes.app.shell.Navigation;
import org.amaes.app.shell.Opening;
import org.amaes.app.shell.Themes;
import org.amaes.app.shell.WorkbenchView;
import org.amaes.app.state.Memory;

/** The workbench put together: the only place that knows all places. Window, tests and screenshots use the same. */
public final class Assembly {

    /**
     * What comes from outside.
     *
     * @param folder where state and log are kept
     * @param memory what is remembered
     * @param jobs work beside the window's thread
     * @param engine answers requests to networks
     * @param choosers asks for files
     * @param clock what time it is
     */
    public record Surroundings(Path folder, Memory memory, Jobs jobs, Engine engine, Choosers choosers, InstantSource clock) {
    }

    private final Navigation navigation;
    private final Notifications notifications = new Notifications();
    private final Opener opener;
    private final WorkbenchView view;
    private final Memory memory;

    public Assembly(Surroundings around) {
        memory = around.memory();
        List<Place> places = new ArrayList<>();
        // the places open files through the window, which is made from the places
        Opener throughWindow = file -> opener().open(file);
        places.add(new HomePlace(new HomeViewModel(around.jobs(), notifications, around.choosers(), throughWindow, memory,
                around.folder().resolve("generated"), around.clock())));
        places.add(PlannedPlaces.data(notifications));
        places.add(new ScanPlace(new ScanViewModel(new ScanLoader()), around.choosers()));
        places.add(PlannedPlaces.train(notifications));
        places.add(PlannedPlaces.fewShot(notifications));
        places.add(PlannedPlaces.predict(notifications));
        places.add(new SettingsPlace(memory, around.folder(), List::of));
        navigation = new Navigation(places);
        opener = new Opening(navigation, around.jobs(), notifications, memory);
        view = new WorkbenchView(navigation, around.jobs(), notifications, opener);
        places.forEach(place -> place.restore(memory.state().get().places().getOrDefault(place.card().id(), java.util.Map.of())));
    }

    /** The places and which is in front. */
    public Navigation navigation() {
        return navigation;
    }

    /** Opens whatever it is given. */
    public Opener opener() {
        return opener;
    }

    /** What has been told. */
    public Notifications notifications() {
        return notifications;
    }

    /** A scene of the window's content, dressed in the person's colours. */
    public Scene scene(double width, double height) {
        Scene scene = new Scene(view, width, height);
        new Themes(scene, memory);
        return scene;
    }
}
