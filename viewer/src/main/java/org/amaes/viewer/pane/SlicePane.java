package org.amaes.viewer.pane;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.amaes.viewer.slice.Edge;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceFrame;
import org.amaes.viewer.slice.SliceRenderer;
import org.amaes.viewer.slice.SliceScene;
import org.amaes.viewer.state.Position;
import org.amaes.viewer.state.ReadOut;
import org.amaes.viewer.state.Tool;
import org.amaes.viewer.state.ViewerState;

/**
 * One plane of what a model shows: the slice through the crosshair, drawn beside the window's thread, with
 * crosshair, letters, scale bar and slice number over it.
 *
 * <p>{@link SliceGestures} says what the mouse does in it. It draws when the state or its size changes and
 * stands still otherwise.
 */
public final class SlicePane extends Region {

    private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");

    private final ViewerModel model;
    private final Plane plane;
    private final LivePicture picture;
    private final SliceRenderer renderer = new SliceRenderer();
    private final SliceMarks marks = new SliceMarks();
    private final Rectangle clip = new Rectangle();
    private final Rectangle focus = new Rectangle();
    private final SliceGestures gestures;

    /** A pane that shows what the model does, as far as it is about one plane. */
    public SlicePane(ViewerModel model, Plane plane) {
        this.model = model;
        this.plane = plane;
        this.picture = new LivePicture(RenderThread.common());
        getStyleClass().add("viewer-pane");
        getChildren().addAll(picture.view(), marks, focus);
        focus.getStyleClass().add("viewer-focus");
        focus.setMouseTransparent(true);
        focus.setManaged(false);
        setClip(clip);
        setMinSize(60, 60);
        setPrefSize(360, 300);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription("slice view");
        setAccessibleHelp("Arrow keys move through the slices, Page Up and Page Down ten at a time, plus and minus with Control zoom, R resets.");
        gestures = new SliceGestures(this);
        model.state().addListener((_, _, _) -> refresh());
        sceneProperty().addListener((_, _, _) -> refresh());
        visibleProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    /** The plane that this pane shows. */
    public Plane plane() {
        return plane;
    }

    /** The model whose state this pane shows. */
    public ViewerModel model() {
        return model;
    }

    /** How device pixels lie on the slice; empty before something is open or the pane has a size. */
    public Optional<SliceFrame> frame() {
        ViewerState state = model.now();
        int width = pixels(getWidth());
        int height = pixels(getHeight());
        return state.isEmpty() || width < 1 || height < 1 ? Optional.empty() : Optional.of(state.frame(plane, width, height));
    }

    /** The place in the patient at a point of this pane; empty while nothing is open. */
    public Optional<Position> position(double x, double y) {
        return frame().map(frame -> Position.of(frame.world(x * scale(), y * scale())));
    }

    /** Whether the picture is up to date; for tests and screenshots. */
    public boolean isSettled() {
        return picture.isIdle();
    }

    /** How many pictures were shown so far; for tests. */
    long pictures() {
        return picture.count();
    }

    /** The letter at an edge of the picture. */
    String letter(Edge edge) {
        return marks.letter(edge);
    }

    /** What stands in the corner: the plane and the slice's number. */
    String title() {
        return marks.title();
    }

    /** Says what does a tool's work in this pane. */
    void use(Tool tool, SliceTool worker) {
        gestures.use(tool, worker);
    }

    /** Shows a tool's outline, lines of places in mm; none where the list is empty. */
    void showOutline(List<List<Position>> lines) {
        frame().ifPresent(frame -> marks.showOutline(lines, frame, 1 / scale()));
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        focus.setX(1);
        focus.setY(1);
        focus.setWidth(Math.max(0, getWidth() - 2));
        focus.setHeight(Math.max(0, getHeight() - 2));
        marks.resizeRelocate(0, 0, getWidth(), getHeight());
        refresh();
    }

    private void refresh() {
        ViewerState state = model.now();
        Optional<SliceFrame> frame = frame();
        pseudoClassStateChanged(EMPTY, state.isEmpty());
        marks.setVisible(frame.isPresent());
        if (!isVisible()) {
            return; // drawn once it is shown
        }
        if (frame.isEmpty() || getScene() == null) {
            picture.clear();
            setAccessibleText(SliceMarks.name(plane) + " view, nothing is open");
            return;
        }
        double scale = scale();
        SliceFrame part = frame.get();
        SliceScene scene = state.scene(plane, part.width(), part.height(), (int) Math.max(1, Math.rint(1.6 * scale)));
        picture.request(part.width(), part.height(), pixels -> renderer.draw(scene, pixels));
        picture.view().setFitWidth(part.width() / scale);
        picture.view().setFitHeight(part.height() / scale);
        marks.show(state, plane, part, 1 / scale);
        setAccessibleText(SliceMarks.name(plane) + " view, " + (state.isInside(plane)
                ? "slice " + (part.slice() + 1) + " of " + part.geometry().slices() : "the crosshair is outside this scan")
                + ". " + ReadOut.at(state, state.crosshair()).line());
    }

    private int pixels(double length) {
        return (int) Math.floor(length * scale());
    }

    /** Device pixels a unit of the window. */
    private double scale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null ? Screen.getPrimary().getOutputScaleX() : window.getOutputScaleX();
    }
}
