package org.amaes.app.state;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.amaes.core.kind.FileKind;

/** The state as it is now; whoever shows a part of it listens. Called on the window's thread only. */
public final class Memory {

    private static final int MOST_RECENT = 24;

    private final ReadOnlyObjectWrapper<WorkbenchState> state;
    private final InstantSource clock;

    public Memory(WorkbenchState state, InstantSource clock) {
        this.state = new ReadOnlyObjectWrapper<>(state);
        this.clock = clock;
    }

    /** The state. */
    public ReadOnlyObjectProperty<WorkbenchState> state() {
        return state.getReadOnlyProperty();
    }

    /** Replaces the state by a changed one. */
    public void change(UnaryOperator<WorkbenchState> change) {
        state.set(change.apply(state.get()));
    }

    /** Remembers that something was opened just now. */
    public void opened(Path path, FileKind kind) {
        Recent newest = new Recent(path.toAbsolutePath().normalize().toString(), kind, clock.instant().toString());
        change(now -> now.opened(newest, MOST_RECENT));
    }

    /** Remembers a run folder, so that the lists of runs show it. */
    public void watchRun(Path run) {
        String path = run.toAbsolutePath().normalize().toString();
        change(now -> now.runs().contains(path) ? now : now.withRuns(Stream.concat(now.runs().stream(), Stream.of(path)).toList()));
    }
}
