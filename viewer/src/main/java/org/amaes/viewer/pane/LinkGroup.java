package org.amaes.viewer.pane;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ChangeListener;
import org.amaes.viewer.slice.Window;
import org.amaes.viewer.state.Look;
import org.amaes.viewer.state.ViewerState;

/**
 * Viewers that move together: what one does, the others do, through millimetres in the patient, so that their
 * volumes may stand on different grids. Two of them always show the same place at the same scale where their
 * panes are of one size.
 */
public final class LinkGroup {

    /** What linked viewers share. */
    public enum Aspect {
        /** The place of the crosshair, and with it the slices. */
        CROSSHAIR,
        /** Zoom and pan of each plane, the turn of the volume and which panel stands alone. */
        VIEW,
        /** The window of the image that is windowed. */
        WINDOW,
        /** The tool in hand, convention, interpolation and channel. */
        TOOL
    }

    private final List<ViewerModel> members = new ArrayList<>();
    private final List<ChangeListener<ViewerState>> listeners = new ArrayList<>();
    private final Set<Aspect> aspects;
    private boolean spreading;

    /** @param aspects what the members share */
    public LinkGroup(Set<Aspect> aspects) {
        this.aspects = aspects.isEmpty() ? EnumSet.noneOf(Aspect.class) : EnumSet.copyOf(aspects);
    }

    /** Lets a viewer take part; it takes over what the first member shows, but keeps its window until one of them changes. */
    public void add(ViewerModel model) {
        if (!members.isEmpty()) {
            Set<Aspect> taken = EnumSet.noneOf(Aspect.class);
            taken.addAll(aspects);
            taken.remove(Aspect.WINDOW);
            model.navigate(state -> shared(members.getFirst().now(), state, taken));
        }
        ChangeListener<ViewerState> listener = (_, before, after) -> spread(model, before, after);
        members.add(model);
        listeners.add(listener);
        model.state().addListener(listener);
    }

    /** Lets a viewer go its own way. */
    public void remove(ViewerModel model) {
        int index = members.indexOf(model);
        if (index >= 0) {
            model.state().removeListener(listeners.remove(index));
            members.remove(index);
        }
    }

    /** Shares an aspect, or stops sharing it; what the first member shows then counts for all. */
    public void share(Aspect aspect, boolean shared) {
        if (shared) {
            aspects.add(aspect);
            members.stream().findFirst().ifPresent(first -> spread(first, null, first.now()));
        } else {
            aspects.remove(aspect);
        }
    }

    /** Whether an aspect is shared. */
    public boolean shares(Aspect aspect) {
        return aspects.contains(aspect);
    }

    /** @param before null where everything counts as changed */
    private void spread(ViewerModel leader, ViewerState before, ViewerState after) {
        if (spreading || after.isEmpty()) {
            return;
        }
        spreading = true;
        try {
            Set<Aspect> changed = before == null ? aspects : changed(before, after);
            for (ViewerModel member : members) {
                if (member != leader && !member.now().isEmpty() && !changed.isEmpty()) {
                    member.navigate(state -> shared(after, state, changed));
                }
            }
        } finally {
            spreading = false;
        }
    }

    private Set<Aspect> changed(ViewerState before, ViewerState after) {
        Set<Aspect> changed = EnumSet.noneOf(Aspect.class);
        for (Aspect aspect : aspects) {
            boolean same = switch (aspect) {
                case CROSSHAIR -> before.crosshair().equals(after.crosshair());
                case VIEW -> before.cameras().equals(after.cameras()) && before.field().equals(after.field())
                        && before.turn().equals(after.turn()) && before.maximised().equals(after.maximised());
                case WINDOW -> Look.window(before).equals(Look.window(after));
                case TOOL -> before.tool() == after.tool() && before.convention() == after.convention()
                        && before.interpolation() == after.interpolation() && before.channel() == after.channel();
            };
            if (!same) {
                changed.add(aspect);
            }
        }
        return changed;
    }

    /** A state with what it shares taken over from another. */
    private static ViewerState shared(ViewerState from, ViewerState to, Set<Aspect> aspects) {
        ViewerState state = to;
        if (from.isEmpty() || to.isEmpty()) {
            return to;
        }
        for (Aspect aspect : aspects) {
            state = switch (aspect) {
                case CROSSHAIR -> state.withCrosshair(from.crosshair());
                case VIEW -> state.withCameras(from.field(), from.cameras()).withTurn(from.turn()).withMaximised(from.maximised());
                case WINDOW -> windowed(state, Look.window(from));
                case TOOL -> state.withTool(from.tool()).withConvention(from.convention()).withInterpolation(from.interpolation())
                        .withChannel(from.channel());
            };
        }
        return state;
    }

    private static ViewerState windowed(ViewerState state, Optional<Window> window) {
        return window.map(range -> Look.withWindow(state, range)).orElse(state);
    }
}
