package org.amaes.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Scene;
import org.amaes.app.data.DataPlace;
import org.amaes.app.data.DataViewModel;
import org.amaes.app.data.PrepareViewModel;
import org.amaes.app.engine.Engine;
import org.amaes.app.engine.EngineCommand;
import org.amaes.app.engine.EngineLauncher;
import org.amaes.app.explore.ExplorePlace;
import org.amaes.app.explore.Exploring;
import org.amaes.app.file.Choosers;
import org.amaes.app.home.HomePlace;
import org.amaes.app.home.HomeViewModel;
import org.amaes.app.home.Welcome;
import org.amaes.app.job.Jobs;
import org.amaes.app.lesson.LessonsPlace;
import org.amaes.app.model.LibraryViewModel;
import org.amaes.app.notice.Notifications;
import org.amaes.app.place.Opener;
import org.amaes.app.place.Place;
import org.amaes.app.place.Question;
import org.amaes.app.planned.Inspection;
import org.amaes.app.planned.PlannedPlaces;
import org.amaes.app.predict.PredictPlace;
import org.amaes.app.predict.Predicting;
import org.amaes.app.settings.SettingsPlace;
import org.amaes.app.settings.SettingsViewModel;
import org.amaes.app.settings.Shortcut;
import org.amaes.app.shell.CommandList;
import org.amaes.app.shell.Navigation;
import org.amaes.app.shell.Opening;
import org.amaes.app.shell.Product;
import org.amaes.app.shell.Themes;
import org.amaes.app.shell.WorkbenchView;
import org.amaes.app.state.Memory;
import org.amaes.core.library.ModelLibrary;
import org.amaes.app.train.TrainPlace;
import org.amaes.app.train.Training;
import org.amaes.core.kind.FileKind;

/** The workbench put together: the only place that knows all places. Window, tests and screenshots use the same. */
public final class Assembly {

    /**
     * What comes from outside.
     *
     * @param folder where state and log are kept
     * @param memory what is remembered
     * @param jobs work beside the window's thread
     * @param engine answers requests to networks
     * @param launcher starts trainings
     * @param choosers asks for files
     * @param clock what time it is
     */
    public record Surroundings(Path folder, Memory memory, Jobs jobs, Engine engine, EngineLauncher launcher, Choosers choosers,
            InstantSource clock) {

        /** With the engine that was installed with the window. */
        public Surroundings(Path folder, Memory memory, Jobs jobs, Engine engine, Choosers choosers, InstantSource clock) {
            this(folder, memory, jobs, engine, words -> EngineCommand.of(memory.state().get().engine().memoryShare(), words), choosers, clock);
        }
    }

    private final Navigation navigation;
    private final Notifications notifications = new Notifications();
    private final Opener opener;
    private final WorkbenchView view;
    private final Memory memory;
    private final Welcome welcome;
    private Supplier<List<Shortcut>> shortcuts = List::of; // known once the commands are

    public Assembly(Surroundings around) {
        memory = around.memory();
        List<Place> places = new ArrayList<>();
        Inspection inspection = new Inspection(around.jobs(), around.engine(), notifications);
        // the places open files through the window, which is made from the places
        Opener throughWindow = file -> opener().open(file);
        ExplorePlace explore = new ExplorePlace(around.jobs(), Exploring.of(around.jobs(), notifications, around.engine(),
                around.launcher()::words, around.folder().resolve("practice")), around.choosers());
        Runnable tryIt = () -> {
            navigation().go(explore.card().id());
            explore.tryIt();
        };
        places.add(new HomePlace(new HomeViewModel(around.jobs(), around.choosers(), throughWindow, memory, tryIt, around.clock())));
        places.add(data(around, explore));
        places.add(explore);
        places.add(new TrainPlace(around.jobs(), Training.of(around.jobs(), notifications, question -> view().ask(question), memory, around.launcher(),
                around.folder().resolve("training")), around.choosers()));
        places.add(PlannedPlaces.fewShot(inspection));
        places.add(new PredictPlace(around.jobs(), notifications, Predicting.of(around.jobs(), around.engine(), notifications, around.launcher(),
                () -> memory.state().get().engine(), around.folder().resolve("predict"), memory::watchRun), around.choosers(),
                new LibraryViewModel(around.jobs(), notifications, ModelLibrary.in(around.folder()), () -> memory.state().get().runs().stream().map(Path::of).toList())));
        places.add(new LessonsPlace(around.jobs()));
        places.add(new SettingsPlace(new SettingsViewModel(around.folder(), Product.version(), memory, around.jobs(), around.engine(), notifications,
                around.choosers()), () -> shortcuts.get()));
        navigation = new Navigation(places);
        opener = new Opening(navigation, around.jobs(), notifications, memory);
        CommandList commands = new CommandList(navigation, memory, opener, around.choosers());
        view = new WorkbenchView(navigation, around.jobs(), notifications, opener, commands);
        welcome = new Welcome(view.sheets(), memory, around.choosers(), tryIt);
        shortcuts = () -> commands.withKeys().stream().filter(command -> command.shortcut().isPresent())
                .map(command -> new Shortcut(command.shortcut().get().getDisplayText(), command.title())).toList();
        places.forEach(place -> place.restore(memory.state().get().places().getOrDefault(place.card().id(), Map.of())));
    }

    private DataPlace data(Surroundings around, ExplorePlace explore) {
        Path folder = around.folder().resolve("data");
        DataViewModel scans = new DataViewModel(around.jobs(), notifications, around.choosers(), folder, scan -> {
            navigation().go(explore.card().id());
            explore.view();
            memory.opened(scan, FileKind.SCAN);
            explore.open(scan, FileKind.SCAN);
        });
        return new DataPlace(around.jobs(), scans, new PrepareViewModel(around.jobs(), notifications, around.choosers(), around.launcher(), scans,
                folder.resolve("prepare.log")));
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

    /** The window's content. */
    public WorkbenchView view() {
        return view;
    }

    /** Asks what is asked at the first start only. */
    public void welcome() {
        welcome.open();
    }

    /**
     * Whether the window may close now; if not, the person is asked.
     *
     * @param close closes it all the same, after an answer
     */
    public boolean mayClose(Runnable close) {
        Optional<Question> question = navigation.places().stream().flatMap(place -> place.beforeClosing(close).stream()).findFirst();
        question.ifPresent(view::ask);
        return question.isEmpty();
    }

    /** Dresses a scene that shows the content in the person's colours. */
    public Themes dress(Scene scene) {
        List<String> sheets = navigation.places().stream().flatMap(place -> place.sheets().stream()).distinct().toList();
        return new Themes(scene, memory, sheets);
    }
}
