package org.amaes.app.explore;

import java.util.List;
import java.util.Optional;
import org.amaes.viewer.pane.ViewerModel;
import org.amaes.viewer.slice.Window;
import org.amaes.viewer.state.Look;
import org.amaes.viewer.state.ViewerState;

/** Pictures of one patch that are moved through, zoomed and windowed together, whichever of them is touched. */
final class LinkedTiles {

    private final List<ViewerModel> viewers;
    private final List<ViewerModel> windowed;
    private boolean following;

    /**
     * @param viewers all that move together
     * @param windowed those of them that show intensities of the scan and share one window
     */
    LinkedTiles(List<ViewerModel> viewers, List<ViewerModel> windowed) {
        this.viewers = List.copyOf(viewers);
        this.windowed = List.copyOf(windowed);
        for (ViewerModel viewer : viewers) {
            viewer.state().addListener((_, before, now) -> changed(viewer, before, now));
        }
    }

    private void changed(ViewerModel by, ViewerState before, ViewerState now) {
        if (following || now.isEmpty()) {
            return;
        }
        following = true;
        boolean moved = !before.crosshair().equals(now.crosshair()) || !before.cameras().equals(now.cameras()) || !before.maximised().equals(now.maximised())
                || before.tool() != now.tool();
        Optional<Window> window = windowed.contains(by) ? Look.window(now) : Optional.empty();
        boolean rewindowed = window.isPresent() && !before.isEmpty() && !Look.window(before).equals(window);
        for (ViewerModel other : viewers) {
            if (other != by && !other.now().isEmpty()) {
                if (moved) {
                    other.navigate(state -> state.withCrosshair(now.crosshair()).withCameras(state.field(), now.cameras()).withMaximised(now.maximised())
                            .withTool(now.tool()));
                }
                if (rewindowed && windowed.contains(other)) {
                    other.navigate(state -> Look.withWindow(state, window.get()));
                }
            }
        }
        following = false;
    }

    /** The window that the intensities are shown in; empty before something is on show. */
    Optional<Window> window() {
        return windowed.stream().filter(viewer -> !viewer.now().isEmpty()).findFirst().flatMap(viewer -> Look.window(viewer.now()));
    }
}
