package org.amaes.viewer.pane;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Several viewers beside one another that move together, with a name over each and a switch for everything they share. */
public final class SideBySide extends VBox {

    private final LinkGroup links = new LinkGroup(EnumSet.allOf(LinkGroup.Aspect.class));
    private final Map<LinkGroup.Aspect, ToggleButton> switches = new EnumMap<>(LinkGroup.Aspect.class);
    private final HBox views = new HBox(4);
    private DifferenceSwitch difference;

    /**
     * @param names what stands over each viewer
     * @param models what each shows; as many as names
     */
    public SideBySide(List<String> names, List<ViewerModel> models) {
        if (names.size() != models.size()) {
            throw new IllegalArgumentException(names.size() + " names for " + models.size() + " viewers");
        }
        getStyleClass().add("viewer-side-by-side");
        ViewerSheet.dress(this);
        FlowPane bar = new FlowPane(Orientation.HORIZONTAL, 6, 6, new Label("Locked together:"));
        bar.getStyleClass().add("viewer-bar");
        for (LinkGroup.Aspect aspect : LinkGroup.Aspect.values()) {
            bar.getChildren().add(switchOf(aspect));
        }
        for (int index = 0; index < models.size(); index++) {
            addColumn(names.get(index), models.get(index));
        }
        if (models.size() == 2) {
            difference = new DifferenceSwitch(models.getFirst(), models.getLast(), model -> addColumn("Difference", model), this::removeColumn);
            bar.getChildren().add(difference);
        }
        VBox.setVgrow(views, Priority.ALWAYS);
        getChildren().addAll(bar, views);
    }

    private void addColumn(String title, ViewerModel model) {
        OrthogonalView view = new OrthogonalView(model);
        Label name = new Label(title);
        name.getStyleClass().add("viewer-name");
        VBox column = new VBox(2, name, view);
        VBox.setVgrow(view, Priority.ALWAYS);
        HBox.setHgrow(column, Priority.ALWAYS);
        column.setPrefWidth(1); // equal shares of the width
        column.setMinWidth(0);
        views.getChildren().add(column);
        links.add(model);
    }

    private void removeColumn(ViewerModel model) {
        views.getChildren().removeIf(column -> ((OrthogonalView) ((VBox) column).getChildren().getLast()).model() == model);
        links.remove(model);
    }

    /** The switch of the difference view, where there are two viewers. */
    Optional<DifferenceSwitch> difference() {
        return Optional.ofNullable(difference);
    }

    private ToggleButton switchOf(LinkGroup.Aspect aspect) {
        String name = switch (aspect) {
            case CROSSHAIR -> "Slices and crosshair";
            case VIEW -> "Zoom and layout";
            case WINDOW -> "Window";
            case TOOL -> "Tool and convention";
        };
        ToggleButton button = new ToggleButton(name);
        button.setSelected(true);
        button.setAccessibleText("Lock " + name.toLowerCase(Locale.ROOT) + " across the views");
        button.setTooltip(new Tooltip("What one view does, the others do"));
        button.selectedProperty().addListener((_, _, on) -> links.share(aspect, on));
        switches.put(aspect, button);
        return button;
    }

    /** What the viewers share. */
    public LinkGroup links() {
        return links;
    }

    /** The views, in the order of their names. */
    public List<OrthogonalView> views() {
        return views.getChildren().stream().map(column -> (OrthogonalView) ((VBox) column).getChildren().getLast()).toList();
    }
}
