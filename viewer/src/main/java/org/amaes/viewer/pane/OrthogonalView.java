package org.amaes.viewer.pane;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.state.Panel;
import org.amaes.viewer.state.Tool;

/** A scan in axial, coronal and sagittal slices and as a whole, two by two, or one of them alone. */
public final class OrthogonalView extends Region {

    private static final double GAP = 2;

    private final ViewerModel model;
    private final Map<Panel, Region> panels = new EnumMap<>(Panel.class);
    private final Map<Plane, SlicePane> slices = new EnumMap<>(Plane.class);
    private final Map<Tool, SliceTool> tools = new EnumMap<>(Tool.class);

    /** A view of what the model shows. */
    public OrthogonalView(ViewerModel model) {
        this.model = model;
        getStyleClass().add("viewer");
        ViewerSheet.dress(this);
        fill();
        ViewerKeys keys = new ViewerKeys(model, tools.keySet());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (keys.press(event, focusedPlane()) || toolTakes(event)) {
                event.consume();
            }
        });
        model.state().addListener((_, before, after) -> {
            if (!before.maximised().equals(after.maximised())) {
                fill();
                requestLayout();
            }
        });
    }

    /** Makes the panes that are to be seen; those that never are cost nothing. */
    private void fill() {
        for (Panel panel : model.now().maximised().map(List::of).orElse(List.of(Panel.values()))) {
            pane(panel);
        }
    }

    private Region pane(Panel panel) {
        Region there = panels.get(panel);
        if (there != null) {
            return there;
        }
        Region made = panel.plane().<Region>map(plane -> new SlicePane(model, plane)).orElseGet(() -> new VolumePane(model));
        if (made instanceof SlicePane slice) {
            slices.put(slice.plane(), slice);
            tools.forEach(slice::use);
        }
        panels.put(panel, made);
        made.setVisible(model.now().maximised().map(panel::equals).orElse(true));
        // in the order of the panels, which is that of the keyboard too
        getChildren().add((int) panels.keySet().stream().filter(other -> other.compareTo(panel) < 0).count(), made);
        return made;
    }

    /** The model whose state this view shows. */
    public ViewerModel model() {
        return model;
    }

    /** The pane of a plane. */
    public SlicePane slice(Plane plane) {
        return (SlicePane) pane(Panel.of(plane));
    }

    /** The pane of the whole volume. */
    public VolumePane volume() {
        return (VolumePane) pane(Panel.VOLUME);
    }

    /** Says what does a tool's work, such as painting. */
    public void use(Tool tool, SliceTool worker) {
        tools.put(tool, worker);
        slices.values().forEach(pane -> pane.use(tool, worker));
    }

    /** The plane whose pane has the focus, or else the one that stands alone, or else the axial one. */
    private Plane focusedPlane() {
        return slices.values().stream().filter(Node::isFocused).map(SlicePane::plane).findFirst()
                .or(() -> model.now().maximised().flatMap(Panel::plane)).orElse(Plane.AXIAL);
    }

    private boolean toolTakes(KeyEvent event) {
        SliceTool tool = tools.get(model.now().tool());
        return tool != null && tool.key(event);
    }

    /** Whether all pictures are up to date; for tests and screenshots. */
    public boolean isSettled() {
        return panels.values().stream().filter(Node::isVisible).allMatch(pane -> switch (pane) {
            case SlicePane slice -> slice.isSettled();
            case VolumePane volume -> volume.isSettled();
            default -> true;
        });
    }

    @Override
    protected void layoutChildren() {
        Panel only = model.now().maximised().orElse(null);
        double width = getWidth();
        double height = getHeight();
        double halfWidth = Math.floor((width - GAP) / 2);
        double halfHeight = Math.floor((height - GAP) / 2);
        for (Map.Entry<Panel, Region> entry : panels.entrySet()) {
            Region pane = entry.getValue();
            pane.setVisible(only == null || only == entry.getKey());
            if (only == entry.getKey()) {
                pane.resizeRelocate(0, 0, width, height);
            } else if (only == null) {
                boolean right = entry.getKey() == Panel.CORONAL || entry.getKey() == Panel.VOLUME;
                boolean lower = entry.getKey() == Panel.SAGITTAL || entry.getKey() == Panel.VOLUME;
                pane.resizeRelocate(right ? halfWidth + GAP : 0, lower ? halfHeight + GAP : 0,
                        right ? width - halfWidth - GAP : halfWidth, lower ? height - halfHeight - GAP : halfHeight);
            }
        }
    }
}
