package org.amaes.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.amaes.app.engine.Engine;
import org.amaes.app.engine.EngineService;
import org.amaes.app.file.WindowChoosers;
import org.amaes.app.job.Jobs;
import org.amaes.app.place.Place;
import org.amaes.app.shell.Product;
import org.amaes.app.state.Memory;
import org.amaes.app.state.Recent;
import org.amaes.app.state.StateFile;
import org.amaes.core.file.UserFolder;
import org.amaes.app.state.WorkbenchState;
import org.amaes.app.state.WorkbenchState.Bounds;
import org.amaes.core.WorkbenchException;
import org.slf4j.LoggerFactory;

/** The workbench's one window, which comes back as it was left. */
public final class Workbench extends Application {

    private static final double WIDTH = 1400;
    private static final double HEIGHT = 900;

    private StateFile file;
    private Memory memory;
    private Jobs jobs;
    private Engine engine;
    private Assembly assembly;
    private Stage stage;

    @Override
    public void start(Stage window) {
        stage = window;
        Path folder = UserFolder.find();
        file = new StateFile(folder);
        StateFile.Loaded loaded = file.load();
        memory = new Memory(loaded.state(), InstantSource.system());
        jobs = Jobs.onWorkers();
        engine = EngineService.found(jobs, () -> memory.state().get().engine(), folder.resolve("engine-service.log"));
        assembly = new Assembly(new Assembly.Surroundings(folder, memory, jobs, engine, new WindowChoosers(stage,
                () -> Optional.ofNullable(memory.state().get().dataFolder()).map(Path::of)), InstantSource.system()));
        stage.setTitle(Product.NAME);
        Scene scene = new Scene(assembly.view(), WIDTH, HEIGHT);
        assembly.dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        place(loaded.state().window());
        assembly.navigation().go(loaded.state().place());
        Thread.setDefaultUncaughtExceptionHandler((_, problem) -> jobs.onWindow(() -> fault(problem)));
        stage.setOnCloseRequest(event -> {
            if (!assembly.mayClose(stage::close)) {
                event.consume();
            }
        });
        memory.state().addListener((_, before, now) -> {
            if (!before.runs().equals(now.runs())) {
                jobs.quietly("Remembering the runs", _ -> save(now), _ -> { }); // at once: they outlive a window that is killed
            }
        });
        List<Path> files = getParameters().getUnnamed().stream().map(Path::of).toList();
        StartReport.ifAsked(scene, () -> areOpen(files));
        stage.show();
        loaded.problem().ifPresent(assembly.notifications()::problem);
        if (!memory.state().get().welcomed() && loaded.problem().isEmpty() && files.isEmpty()) {
            assembly.welcome();
        }
        files.forEach(assembly.opener()::open);
    }

    private boolean areOpen(List<Path> files) {
        List<String> opened = memory.state().get().recent().stream().map(Recent::path).toList();
        return files.stream().map(file -> file.toAbsolutePath().normalize().toString()).allMatch(opened::contains);
    }

    /** Whatever nobody foresaw: the window goes on, and says so. */
    private void fault(Throwable problem) {
        LoggerFactory.getLogger(Workbench.class).error("unforeseen", problem);
        assembly.notifications().problem(new WorkbenchException("Something failed, which is the program's own fault: " + problem
                + ". Your work goes on; please report it with the details.", null, problem));
    }

    /** Puts the window where it was, if that is still on a screen. */
    private void place(Bounds bounds) {
        if (bounds == null) {
            return;
        }
        boolean visible = Screen.getScreens().stream().map(Screen::getVisualBounds)
                .anyMatch(screen -> screen.intersects(new Rectangle2D(bounds.x(), bounds.y(), bounds.width(), bounds.height())));
        if (visible) {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
        }
        stage.setWidth(bounds.width());
        stage.setHeight(bounds.height());
        stage.setMaximized(bounds.maximised());
    }

    @Override
    public void stop() {
        assembly.navigation().front().get().hidden();
        Map<String, Map<String, String>> places = new TreeMap<>();
        for (Place place : assembly.navigation().places()) {
            if (!place.state().isEmpty()) {
                places.put(place.card().id(), place.state());
            }
        }
        memory.change(now -> now.with(bounds(now.window())).withPlace(assembly.navigation().front().get().card().id()).withPlaces(places));
        jobs.close();
        engine.close();
        save(memory.state().get());
    }

    private synchronized Void save(WorkbenchState state) {
        try {
            file.save(state);
        } catch (WorkbenchException problem) {
            LoggerFactory.getLogger(Workbench.class).warn("{}", problem.getMessage(), problem); // the window is gone, or goes on without
        }
        return null;
    }

    private Bounds bounds(Bounds before) {
        if (stage.isMaximized() && before != null) {
            return new Bounds(before.x(), before.y(), before.width(), before.height(), true);
        }
        return new Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    }

    /** What is remembered, for tests. */
    WorkbenchState remembered() {
        return memory.state().get();
    }
}
