package org.amaes.app.curves;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.amaes.core.plot.Chart;
import org.amaes.core.plot.Plot;
import org.amaes.core.plot.PlotFrame;
import org.amaes.core.plot.PlotPainter;
import org.amaes.core.plot.Stretch;
import org.amaes.core.plot.Ticks;

/**
 * One plot of the runs that a model watches, on a canvas: drawn once a frame at most, and only when something
 * changed. {@link CurveGestures} says what mouse and keys do in it.
 */
public final class CurveView extends Region {

    private static final int MOST_SPOKEN = 12;

    private final Chart chart;
    private final CurvesViewModel model;
    private final Canvas canvas = new Canvas();
    private final Rectangle focus = new Rectangle();
    private final CanvasSketch sketch = new CanvasSketch(canvas.getGraphicsContext2D());
    private final PlotPainter painter = new PlotPainter();
    private final CurveColors colors;
    private final InvalidationListener onChange = _ -> redraw();
    private Runnable onAlone = () -> { };
    private Optional<Stretch> up = Optional.empty();
    private PlotFrame frame;
    private boolean stale = true;
    private boolean pointing;
    private long drawn;

    /** A view of one of the model's plots. */
    public CurveView(Chart chart, CurvesViewModel model) {
        this.chart = chart;
        this.model = model;
        colors = new CurveColors(this, this::redraw);
        setId("curve-" + chart.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        getStyleClass().add("curve-view");
        focus.getStyleClass().add("curve-focus");
        focus.setMouseTransparent(true);
        focus.setManaged(false);
        focus.visibleProperty().bind(focusVisibleProperty());
        getChildren().addAll(canvas, focus);
        setMinSize(160, 110);
        setPrefSize(420, 240);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription("curves");
        setAccessibleHelp("Arrow keys move the read-out, with Shift faster; Enter puts the marker there and Delete takes it away. "
                + "Plus and minus zoom, R resets, L switches the logarithmic axis, M shows this plot alone.");
        WeakInvalidationListener weak = new WeakInvalidationListener(onChange); // the model may outlive the view
        model.shown().addListener(weak);
        model.look().addListener(weak);
        model.hover().addListener(weak);
        new CurveGestures(this).install();
    }

    CurveColors colors() {
        return colors;
    }

    /** Which plot it is. */
    public Chart chart() {
        return chart;
    }

    CurvesViewModel model() {
        return model;
    }

    /** How the plot lies in this view; null before it has been drawn. */
    PlotFrame frame() {
        return frame;
    }

    /** Shows a part of the values, or what the lines need. */
    void up(Optional<Stretch> part) {
        up = part;
        redraw();
    }

    /** What happens when somebody wants to see this plot alone, or the others again. */
    void onAlone(Runnable action) {
        onAlone = action;
    }

    void alone() {
        onAlone.run();
    }

    /** How often it was drawn; for tests. */
    long drawn() {
        return drawn;
    }

    /** Whether what is to be seen is up to date. */
    public boolean isSettled() {
        return !stale || getScene() == null || !isVisible();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return CurveColors.metaData();
    }

    private void redraw() {
        stale = true;
        requestLayout(); // the next frame draws, however often this is asked for until then
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        focus.setX(1);
        focus.setY(1);
        focus.setWidth(Math.max(0, width - 2));
        focus.setHeight(Math.max(0, height - 2));
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            stale = true;
        }
        if (stale && width > 0 && height > 0 && getScene() != null) {
            stale = false;
            draw(width, height);
        }
    }

    private void draw(double width, double height) {
        Plot plot = model.plot(chart).withUp(up);
        frame = PlotFrame.of(plot, 0, 0, width, height);
        canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
        sketch.scale(getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX());
        painter.draw(frame, colors.now(), pointing, sketch);
        drawn++;
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT ? spoken() : super.queryAccessibleAttribute(attribute, parameters); // found when it is asked for
    }

    /** The plot for people who do not see it. */
    String spoken() {
        return spoken(model.plot(chart));
    }

    /** The newest value of each line, or what is pointed at. */
    private static String spoken(Plot plot) {
        if (plot.isEmpty()) {
            return plot.title() + ", nothing yet";
        }
        double place = plot.hover().orElse(plot.across().high());
        List<Plot.Reading> readings = plot.readings(place);
        return plot.title() + (plot.hover().isPresent() ? " at the read-out: " : ": ") + readings.stream().limit(MOST_SPOKEN)
                .map(reading -> reading.line().name() + " " + Ticks.measured(reading.shown())).collect(Collectors.joining(", "))
                + (readings.size() > MOST_SPOKEN ? " and " + (readings.size() - MOST_SPOKEN) + " more" : "");
    }

    /** Points at a place of this view's axis, or at none. */
    void point(OptionalDouble place) {
        pointing = place.isPresent(); // the others show where, and this one what
        model.point(place);
    }
}
