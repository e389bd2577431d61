package org.amaes.app.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import org.amaes.app.icon.Icon;
import org.amaes.app.job.Jobs;
import org.amaes.app.place.Command;
import org.amaes.app.place.Place;
import org.amaes.app.place.PlaceCard;
import org.amaes.core.kind.FileKind;

/** Data: scans added, looked at, chosen and prepared. */
public final class DataPlace implements Place {

    private static final PlaceCard CARD = new PlaceCard("data", "Data", "Add scans, see what is wrong with them, prepare them.", Icon.DATA, PlaceCard.digit(2));
    private static final String SOURCES = "sources";
    private static final String STORE = "store";
    private static final String BETWEEN = "\n";

    private final Jobs jobs;
    private final DataViewModel model;
    private final PrepareViewModel prepare;
    private DataView view;
    private boolean inFront;
    private boolean remembered;

    public DataPlace(Jobs jobs, DataViewModel model, PrepareViewModel prepare) {
        this.jobs = jobs;
        this.model = model;
        this.prepare = prepare;
    }

    @Override
    public PlaceCard card() {
        return CARD;
    }

    @Override
    public Node view() {
        if (view == null) {
            view = new DataView(jobs, model, prepare);
        }
        return view;
    }

    /** What it shows, for tests and pictures. */
    public DataViewModel model() {
        return model;
    }

    /** Preparing, for tests and pictures. */
    public PrepareViewModel prepare() {
        return prepare;
    }

    /** Shows thumbnails side by side. */
    public void showMosaic() {
        view();
        view.showMosaic();
    }

    /** Shows scans line by line. */
    public void showTable() {
        view();
        view.showTable();
    }

    /** Shows what was found of the first scan that cannot be used. */
    public void showFindings() {
        view();
        view.chooseFirstWithFindings();
    }

    /** Folders always; a scan only while it is in front, for elsewhere a scan is to be looked at. */
    @Override
    public Set<FileKind> accepts() {
        return inFront ? Set.of(FileKind.STORE, FileKind.SCAN) : Set.of(FileKind.STORE);
    }

    @Override
    public void open(Path file, FileKind kind) {
        model.open(file);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("Add a folder of scans …", CARD.title(), Icon.OPEN, model::chooseFolder),
                Command.of("Look at all scans again", CARD.title(), Icon.DATA, model::look),
                Command.of("Prepare the scans", CARD.title(), Icon.START, prepare::begin));
    }

    @Override
    public Map<String, String> state() {
        String sources = model.sources().stream().map(Path::toString).collect(Collectors.joining(BETWEEN));
        return prepare.store().get() == null ? Map.of(SOURCES, sources) : Map.of(SOURCES, sources, STORE, prepare.store().get().toString());
    }

    @Override
    public void restore(Map<String, String> state) {
        model.restore(Arrays.stream(state.getOrDefault(SOURCES, "").split(BETWEEN)).filter(path -> !path.isBlank()).map(Path::of).toList());
        if (state.containsKey(STORE)) {
            prepare.store().set(Path.of(state.get(STORE)));
        }
        remembered = true;
    }

    @Override
    public boolean settled() {
        return view == null || view.isSettled() && !prepare.isBusy();
    }

    @Override
    public void shown() {
        inFront = true;
        if (remembered && !model.sources().isEmpty()) {
            model.look();
        }
        remembered = false;
    }

    @Override
    public void hidden() {
        inFront = false;
    }
}
