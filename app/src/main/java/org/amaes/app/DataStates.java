package org.amaes.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.amaes.app.data.DataPlace;
import org.amaes.app.data.PrepareState;
import org.amaes.app.data.Show;

/** The states in which Data is pictured: nothing yet, scans, what is wrong with them, thumbnails, preparing (waiting, so that it holds still), prepared. */
final class DataStates {

    private final DataPlace data;
    private final Path study;
    private int stores;

    /** @param study the folder of scans */
    DataStates(DataPlace data, Path study) {
        this.data = data;
        this.study = study;
    }

    /** The states by the word for their pictures, in their order, each with what brings Data into it from the one before. */
    Map<String, Runnable> all() {
        Map<String, Runnable> states = new LinkedHashMap<>();
        states.put("empty", () -> List.copyOf(data.model().sources()).forEach(data.model()::remove));
        states.put("", () -> data.model().add(study));
        states.put("problems", () -> {
            data.model().show().set(Show.PROBLEMS);
            data.showFindings();
        });
        states.put("mosaic", () -> {
            data.model().show().set(Show.ALL);
            data.showMosaic();
        });
        states.put("preparing", () -> {
            data.showTable();
            data.prepare().store().set(study.resolveSibling("prepared-" + ++stores));
            data.prepare().spacing().set("2");
            data.prepare().begin();
            pauseAtTheFirst();
        });
        states.put("prepared", () -> data.prepare().resume());
        return states;
    }

    /** Whether preparing waits, which is work that holds still. */
    boolean isPaused() {
        return data.prepare().state().get() instanceof PrepareState.Working working && working.paused();
    }

    private void pauseAtTheFirst() {
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
}
