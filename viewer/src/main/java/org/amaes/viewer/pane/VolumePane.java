package org.amaes.viewer.pane;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.ColorMap;
import org.amaes.viewer.slice.LabelPalette;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Window;
import org.amaes.viewer.state.Panel;
import org.amaes.viewer.state.Projection;
import org.amaes.viewer.state.Turn;
import org.amaes.viewer.state.ViewerState;
import org.amaes.viewer.volume3d.Brick;
import org.amaes.viewer.volume3d.Gaze;
import org.amaes.viewer.volume3d.Rays;

/**
 * The whole volume seen from outside, turned by dragging: the greatest intensity along each ray, or the
 * surface of the labels before it.
 *
 * <p>While it is turned, small pictures with long steps are drawn; the fine one follows once it rests.
 */
public final class VolumePane extends Region {

    private static final double DEGREES_PER_PIXEL = 0.5;
    private static final double DEGREES_PER_KEY = 10;
    private static final double ZOOM_STEP = 1.15;
    /** Pixels along the shorter side of a fine picture: what the bricks hold, and of a coarse one. */
    private static final double FINE = 380;
    private static final double COARSE = 150;
    private static final Map<String, double[]> DIRECTIONS = directions();

    /** All that decides the picture but its size. */
    private record View(Volume volume, LabelMap labels, long revision, LabelPalette palette, Window window, ColorMap colors,
            Turn turn, Projection projection) {

        static Optional<View> of(ViewerState state) {
            if (state.windowed() < 0 || !(state.layers().getFirst() instanceof Layer.Image image)) {
                return Optional.empty();
            }
            Layer.Labels labels = !state.overlaysShown() ? null : state.layers().reversed().stream()
                    .filter(layer -> layer.visible() && layer instanceof Layer.Labels).map(Layer.Labels.class::cast).findFirst().orElse(null);
            return Optional.of(new View(image.volume(state.channel()), labels == null ? null : labels.labels(), labels == null ? 0 : labels.revision(),
                    labels == null ? LabelPalette.STANDARD : labels.palette(), image.window(), image.colors(), state.turn(), state.projection()));
        }

        /** Whether only voxels of the segmentation have changed, as during a stroke of the brush. */
        boolean sameButPainted(View other) {
            return other != null && revision != other.revision
                    && equals(new View(other.volume, other.labels, revision, other.palette, other.window, other.colors, other.turn, other.projection));
        }

        boolean sameBrick(View other) {
            return other != null && volume == other.volume && labels == other.labels && revision == other.revision;
        }
    }

    private record Sampled(View from, Brick brick) {
    }

    private final ViewerModel model;
    private final LivePicture picture = new LivePicture(RenderThread.forVolumes());
    private final AtomicReference<Sampled> sampled = new AtomicReference<>();
    private final PauseTransition rest = new PauseTransition(Duration.millis(150));
    private final Map<String, Label> letters = new LinkedHashMap<>();
    private final Label title = new Label();
    private final Rectangle clip = new Rectangle();
    private final Rectangle focus = new Rectangle();
    private View view;
    private double drawnWidth;
    private double drawnHeight;
    private double lastX;
    private double lastY;

    /** A pane that shows what the model does from outside. */
    public VolumePane(ViewerModel model) {
        this.model = model;
        getStyleClass().add("viewer-pane");
        getChildren().addAll(picture.view(), title, focus);
        title.getStyleClass().add("viewer-title");
        for (String letter : DIRECTIONS.keySet()) {
            Label label = new Label(letter);
            label.getStyleClass().add("viewer-letter");
            label.setMouseTransparent(true);
            letters.put(letter, label);
            getChildren().add(label);
        }
        focus.getStyleClass().add("viewer-focus");
        focus.setMouseTransparent(true);
        focus.setManaged(false);
        setClip(clip);
        setMinSize(60, 60);
        setPrefSize(360, 300);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription("view of the whole volume");
        setAccessibleHelp("Arrow keys turn the volume, plus and minus zoom, R resets.");
        rest.setOnFinished(_ -> draw(false));
        model.state().addListener((_, _, _) -> refresh());
        sceneProperty().addListener((_, _, _) -> refresh());
        visibleProperty().addListener((_, _, _) -> refresh());
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnScroll(event -> {
            event.consume();
            if (event.getDeltaY() != 0) {
                turn(model.now().turn().closer(event.getDeltaY() > 0 ? ZOOM_STEP : 1 / ZOOM_STEP));
            }
        });
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                model.change("layout", state -> state.withMaximised(state.maximised().isPresent() ? Optional.empty() : Optional.of(Panel.VOLUME)));
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private static Map<String, double[]> directions() {
        Map<String, double[]> directions = new LinkedHashMap<>();
        directions.put("R", new double[] {1, 0, 0});
        directions.put("L", new double[] {-1, 0, 0});
        directions.put("A", new double[] {0, 1, 0});
        directions.put("P", new double[] {0, -1, 0});
        directions.put("S", new double[] {0, 0, 1});
        directions.put("I", new double[] {0, 0, -1});
        return directions;
    }

    /** Whether the picture is up to date and fine; for tests and screenshots. */
    public boolean isSettled() {
        return picture.isIdle() && rest.getStatus() != Animation.Status.RUNNING;
    }

    private void press(MouseEvent event) {
        requestFocus();
        event.consume();
        lastX = event.getX();
        lastY = event.getY();
    }

    private void drag(MouseEvent event) {
        event.consume();
        double dx = event.getX() - lastX;
        double dy = event.getY() - lastY;
        lastX = event.getX();
        lastY = event.getY();
        Turn now = model.now().turn();
        // The side that the hand holds follows it.
        turn(event.getButton() == MouseButton.SECONDARY ? now.closer(Math.exp(-dy * 0.008)) : now.by(-dx * DEGREES_PER_PIXEL, dy * DEGREES_PER_PIXEL));
    }

    private void key(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        Turn now = model.now().turn();
        switch (event.getCode()) {
            case LEFT -> turn(now.by(DEGREES_PER_KEY, 0));
            case RIGHT -> turn(now.by(-DEGREES_PER_KEY, 0));
            case UP -> turn(now.by(0, DEGREES_PER_KEY));
            case DOWN -> turn(now.by(0, -DEGREES_PER_KEY));
            case PLUS, ADD, EQUALS -> turn(now.closer(ZOOM_STEP));
            case MINUS, SUBTRACT -> turn(now.closer(1 / ZOOM_STEP));
            case R -> turn(Turn.START);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void turn(Turn turn) {
        model.navigate(state -> state.withTurn(turn));
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        focus.setX(1);
        focus.setY(1);
        focus.setWidth(Math.max(0, getWidth() - 2));
        focus.setHeight(Math.max(0, getHeight() - 2));
        title.autosize();
        title.relocate(6, 6);
        if (getWidth() != drawnWidth || getHeight() != drawnHeight) {
            view = null;
            refresh();
        }
    }

    /** Draws if anything that decides the picture has changed; moving the crosshair does not. */
    private void refresh() {
        Optional<View> wanted = View.of(model.now());
        boolean shown = isVisible() && getScene() != null && getWidth() >= 1 && getHeight() >= 1;
        if (wanted.isEmpty() || !shown) {
            rest.stop();
            picture.clear();
            view = null;
            letters.values().forEach(label -> label.setVisible(false));
            title.setText("");
            setAccessibleText("Whole volume, nothing to show");
            return;
        }
        if (wanted.get().equals(view)) {
            return;
        }
        boolean painting = wanted.get().sameButPainted(view);
        view = wanted.get();
        drawnWidth = getWidth();
        drawnHeight = getHeight();
        if (!painting) {
            draw(true);
        }
        rest.playFromStart();
    }

    private void draw(boolean coarse) {
        View drawn = view;
        if (drawn == null) {
            return;
        }
        double shrink = Math.min(1, (coarse ? COARSE : FINE) / Math.min(getWidth(), getHeight()));
        int width = (int) Math.max(1, Math.rint(getWidth() * shrink));
        int height = (int) Math.max(1, Math.rint(getHeight() * shrink));
        picture.view().setFitWidth(getWidth());
        picture.view().setFitHeight(getHeight());
        picture.request(width, height, pixels -> {
            Brick brick = brick(drawn);
            Rays.draw(brick, new Gaze(drawn.turn, brick.longestSide(), width, height), drawn.projection, drawn.window, drawn.colors,
                    drawn.palette, coarse, width, height, pixels);
        });
        showMarks(drawn);
    }

    /** The samples of a view, taken on the render thread when the volume is another. */
    private Brick brick(View drawn) {
        Sampled last = sampled.get();
        if (last == null || !drawn.sameBrick(last.from)) {
            last = new Sampled(drawn, Brick.of(drawn.volume, Optional.ofNullable(drawn.labels)));
            sampled.set(last);
        }
        return last.brick;
    }

    private void showMarks(View drawn) {
        double[] half = Brick.halfSides(drawn.volume.grid());
        Gaze gaze = new Gaze(drawn.turn, 2 * Math.max(half[0], Math.max(half[1], half[2])), (int) getWidth(), (int) getHeight());
        for (Map.Entry<String, Label> entry : letters.entrySet()) {
            double[] direction = DIRECTIONS.get(entry.getKey());
            double x = 0;
            double y = 0;
            double depth = 0;
            for (int axis = 0; axis < 3; axis++) {
                double away = direction[axis] * (half[axis] + 0.05 * Math.max(half[0], Math.max(half[1], half[2])));
                x += away * gaze.right()[axis];
                y -= away * gaze.up()[axis];
                depth += direction[axis] * gaze.towards()[axis];
            }
            Label label = entry.getValue();
            label.autosize();
            label.relocate(getWidth() / 2 + x / gaze.millimetresPerPixel() - label.getWidth() / 2,
                    getHeight() / 2 + y / gaze.millimetresPerPixel() - label.getHeight() / 2);
            label.setVisible(depth > -0.35); // those behind the head would be taken for those before it
        }
        boolean surfaces = drawn.projection == Projection.LABELS && drawn.labels != null;
        title.setText(surfaces ? "3-D  labels" : "3-D  maximum intensity");
        title.autosize();
        setAccessibleText(String.format(Locale.ROOT, "Whole volume, %s, seen from %.0f degrees around and %.0f above",
                surfaces ? "surfaces of labels" : "maximum intensity", drawn.turn.around(), drawn.turn.above()));
    }
}
