package org.amaes.app.takeaway;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.amaes.app.file.Choosers;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.notice.Notifications;
import org.amaes.core.WorkbenchException;
import org.amaes.viewer.pane.ViewerModel;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.state.ViewerState;
import org.amaes.viewer.takeaway.Picture;
import org.amaes.viewer.takeaway.PngFile;
import org.amaes.viewer.takeaway.SlicePicture;
import org.amaes.viewer.takeaway.SliceSweep;
import org.amaes.viewer.takeaway.SweepFile;

/**
 * The menu by which pictures (PNG at 1 to 4 times the size) and sweeps through the slices (GIF, AVI) of what a viewer
 * shows become files. They are drawn anew beside the window's thread and never say whose scan it is.
 */
public final class TakeAwayMenu extends MenuButton {

    private static final int SIDE = 480;
    private static final double RATE = 10;
    private static final Choosers.Filter GIF = new Choosers.Filter("Animated GIF", List.of("*.gif"));
    private static final Choosers.Filter AVI = new Choosers.Filter("AVI film", List.of("*.avi"));

    private final ViewerModel viewer;
    private final Jobs jobs;
    private final Notifications notifications;
    private final Choosers choosers;

    /** A menu for what a viewer shows. */
    public TakeAwayMenu(ViewerModel viewer, Jobs jobs, Notifications notifications, Choosers choosers) {
        super("Take away");
        this.viewer = viewer;
        this.jobs = jobs;
        this.notifications = notifications;
        this.choosers = choosers;
        setId("take-away");
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText("Save a picture or a sweep of what is shown");
        Menu all = new Menu("Picture of the three planes (PNG)");
        Menu one = new Menu("Picture of one plane (PNG)");
        Menu sweeps = new Menu("Sweep through the slices");
        IntStream.rangeClosed(1, SlicePicture.MOST_SCALE).forEach(scale -> all.getItems().add(item(times(scale), () -> picture(Optional.empty(), scale))));
        for (Plane plane : new Plane[] {Plane.AXIAL, Plane.CORONAL, Plane.SAGITTAL}) {
            Menu scales = new Menu(name(plane));
            IntStream.rangeClosed(1, SlicePicture.MOST_SCALE).forEach(scale -> scales.getItems().add(item(times(scale), () -> picture(Optional.of(plane), scale))));
            one.getItems().add(scales);
            sweeps.getItems().addAll(item(name(plane) + ", GIF", () -> sweep(plane, GIF)), item(name(plane) + ", AVI", () -> sweep(plane, AVI)));
        }
        getItems().addAll(all, one, new SeparatorMenuItem(), sweeps);
        disableProperty().bind(viewer.state().map(ViewerState::isEmpty));
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static String times(int scale) {
        return scale == 1 ? "as large as usual" : scale + " times as large";
    }

    private static String name(Plane plane) {
        return plane.name().charAt(0) + plane.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /**
     * Asks where to, and writes a picture.
     *
     * @param plane one plane; all three if empty
     * @param scale pixels a unit, 1 to 4
     */
    public void picture(Optional<Plane> plane, int scale) {
        ViewerState state = viewer.now();
        choosers.save("Save a picture", "picture.png", Choosers.Filter.PNG).ifPresent(chosen -> {
            Path file = ending(chosen, ".png");
            write(file, () -> {
                Picture picture = plane.isPresent() ? SlicePicture.of(state, plane.get(), SIDE, SIDE, scale, true)
                        : SlicePicture.ofAll(state, SIDE, SIDE, scale, true);
                PngFile.write(file, picture);
            });
        });
    }

    /** Asks where to, and writes a sweep through all slices of a plane; GIF or AVI by the filter. */
    private void sweep(Plane plane, Choosers.Filter kind) {
        ViewerState state = viewer.now();
        String ending = kind == GIF ? ".gif" : ".avi";
        choosers.save("Save a sweep", "sweep" + ending, kind).ifPresent(chosen -> {
            Path file = ending(chosen, ending);
            write(file, () -> SweepFile.write(file, new SliceSweep(state, plane, 0, state.geometry(plane).slices() - 1, SIDE, SIDE, 1, true), RATE));
        });
    }

    /** Asks where to, and writes a sweep as an animated GIF. */
    public void sweep(Plane plane) {
        sweep(plane, GIF);
    }

    private static Path ending(Path chosen, String ending) {
        return chosen.toString().toLowerCase(Locale.ROOT).endsWith(ending) ? chosen : Path.of(chosen + ending);
    }

    /** Something that draws and writes. */
    private interface Drawing {
        void write() throws WorkbenchException;
    }

    private void write(Path file, Drawing drawing) {
        jobs.run("Drawing " + file.getFileName(), _ -> {
            drawing.write();
            return file;
        }, outcome -> {
            switch (outcome) {
                case Outcome.Success<Path>(Path done) -> notifications.done(done + " is written.");
                case Outcome.Failed<Path>(WorkbenchException problem) -> notifications.problem(problem);
                case Outcome.Cancelled<Path> _ -> { }
            }
        });
    }
}
