package org.amaes.viewer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.LabelPalette;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceFrame;
import org.amaes.viewer.slice.Window;
import org.junit.jupiter.api.Test;

class ViewerStateTest {

    /** 10 × 20 × 6 voxels of 1 × 1 × 3 mm in LPS order, its first voxel at (5, 10, −6). */
    private static final Grid GRID = new Grid(new Shape(10, 20, 6), new Affine(-1, 0, 0, 5, 0, -1, 0, 10, 0, 0, 3, -6));

    private static Volume ramp(Grid grid) {
        float[] data = new float[grid.shape().length()];
        for (int i = 0; i < data.length; i++) {
            data[i] = i;
        }
        return new Volume(grid, data);
    }

    private static ViewerState opened() {
        LabelMap labels = LabelMap.zeros(GRID);
        labels.data()[GRID.shape().index(2, 3, 4)] = 7;
        return ViewerState.EMPTY.open(List.of(Layer.Image.of("scan", ramp(GRID)), Layer.Labels.of("lesions", labels)));
    }

    @Test
    void aScanOpensAtItsMiddle() {
        ViewerState state = opened();
        assertEquals(new Position(0, 0, 3), state.crosshair(), "the middle of voxel (5, 10, 3)");
        assertEquals(1, state.active());
        assertEquals(1, state.channels());
        assertTrue(state.isInside(Plane.AXIAL));
        assertEquals(Optional.empty(), state.maximised());
        assertEquals(new FieldOfView(new Position(0.5, 0.5, 1.5), 10, 20, 18), state.field());
    }

    @Test
    void aFileOfOneSliceShowsThatPlaneAlone() {
        Grid flat = new Grid(new Shape(10, 20, 1), GRID.affine());
        assertEquals(Optional.of(Panel.AXIAL), ViewerState.EMPTY.open(List.of(Layer.Image.of("flat", ramp(flat)))).maximised());
    }

    @Test
    void scrollingLandsOnSlicesAndStopsAtEitherEnd() {
        ViewerState state = Navigation.scroll(opened(), Plane.AXIAL, 1);
        assertEquals(-6 + 3 * state.slice(Plane.AXIAL), state.crosshair().z(), 1e-9);
        assertEquals(0, state.crosshair().x(), 1e-9);
        assertEquals(5, Navigation.scroll(state, Plane.AXIAL, 100).slice(Plane.AXIAL));
        assertEquals(0, Navigation.scroll(state, Plane.AXIAL, -100).slice(Plane.AXIAL));
        assertSame(ViewerState.EMPTY, Navigation.scroll(ViewerState.EMPTY, Plane.AXIAL, 1));
    }

    @Test
    void theCrosshairStaysInTheScanUnlessItIsPutOutside() {
        assertEquals(new Position(5, 10, 9), Navigation.moveTo(opened(), new Position(100, 100, 100)).crosshair());
        ViewerState outside = opened().withCrosshair(new Position(0, 0, 100));
        assertFalse(outside.isInside(Plane.AXIAL));
        assertTrue(outside.isInside(Plane.CORONAL));
    }

    @Test
    void zoomingKeepsThePlaceUnderTheMouse() {
        ViewerState state = opened();
        SliceFrame before = state.frame(Plane.CORONAL, 400, 300);
        Position anchor = Position.of(before.world(123, 45));
        SliceFrame after = Navigation.zoom(state, Plane.CORONAL, 2.5, anchor).frame(Plane.CORONAL, 400, 300);
        double[] pixel = after.pixel(anchor.x(), anchor.y(), anchor.z());
        assertEquals(123, pixel[0], 1e-6);
        assertEquals(45, pixel[1], 1e-6);
        assertEquals(2.5 * before.pixelsPerMillimetre(), after.pixelsPerMillimetre(), 1e-9);
        assertEquals(Camera.MOST, Navigation.zoom(state, Plane.CORONAL, 1e9, anchor).cameras().get(Plane.CORONAL).zoom());
        assertEquals(state, Navigation.reset(Navigation.zoom(state, Plane.CORONAL, 2.5, anchor), Plane.CORONAL));
    }

    @Test
    void layersOfDifferentVoxelSizesOpenAtTheSameScaleOnceTheyShareAField() {
        ViewerState first = opened();
        Grid fine = new Grid(new Shape(40, 40, 40), Affine.scaling(0.5, 0.5, 0.5));
        ViewerState second = ViewerState.EMPTY.open(List.of(Layer.Image.of("fine", ramp(fine)))).withCameras(first.field(), first.cameras());
        for (Plane plane : Plane.values()) {
            assertEquals(first.frame(plane, 300, 200).pixelsPerMillimetre(), second.frame(plane, 300, 200).pixelsPerMillimetre(), 1e-9);
        }
    }

    @Test
    void windowsAreThoseOfTheActiveImageOrElseTheFirst() {
        ViewerState state = opened();
        assertEquals(0, state.windowed(), "the active layer is a segmentation");
        ViewerState more = state.withLayer(Layer.Image.of("error", ramp(GRID)));
        assertEquals(2, more.windowed());
        ViewerState changed = Look.withWindow(more, new Window(1, 2));
        assertEquals(Look.window(state), Look.window(changed.withActive(0)));
        assertEquals(Optional.of(new Window(1, 2)), Look.window(changed));
        assertEquals(Look.window(more), Look.window(Look.autoWindow(changed)));
        assertEquals(state.withActive(0).layers(), more.withoutLayer(2).layers());
        assertThrows(IllegalArgumentException.class, () -> state.withoutLayer(0));
    }

    @Test
    void aWindowNeverBecomesNone() {
        ViewerState state = opened();
        for (int i = 0; i < 1000; i++) {
            state = Look.shiftWindow(state, -0.9, 0.3);
        }
        assertTrue(Look.window(state).orElseThrow().width() > 0);
        for (int i = 0; i < 1000; i++) {
            state = Look.shiftWindow(state, 5, 0);
        }
        assertTrue(Double.isFinite(Look.window(state).orElseThrow().width()));
    }

    @Test
    void aRegionsWindowRunsFromItsLowestToItsHighestValue() {
        ViewerState state = Navigation.scroll(opened(), Plane.AXIAL, -100);
        // Voxels (2..4, 3..5, 0): values (i * 20 + j) * 6.
        Window window = RegionWindow.of(state, Plane.AXIAL, new Position(3, 7, 0), new Position(1, 5, 0)).orElseThrow();
        assertEquals(new Window((2 * 20 + 3) * 6, (4 * 20 + 5) * 6), window);
        assertEquals(Optional.empty(), RegionWindow.of(state, Plane.AXIAL, new Position(3, 7, 0), new Position(3, 7, 0)), "one voxel");
        assertEquals(Optional.empty(), RegionWindow.of(state, Plane.AXIAL, new Position(50, 50, 0), new Position(60, 60, 0)), "outside");
    }

    @Test
    void opacityGoesInStepsFromNothingToAll() {
        ViewerState state = Look.changeOpacity(opened(), 0.1);
        assertEquals(0.6, state.layers().get(1).opacity());
        assertEquals(1, Look.changeOpacity(state, 5).layers().get(1).opacity());
        assertEquals(0, Look.changeOpacity(state, -5).layers().get(1).opacity());
        assertSame(ViewerState.EMPTY, Look.changeOpacity(ViewerState.EMPTY, 0.1));
    }

    @Test
    void theReadOutSaysWhereAndWhat() {
        ViewerState state = opened();
        ReadOut out = ReadOut.at(state, new Position(3.2, 6.9, 6.4));
        assertEquals(Optional.of(List.of(2, 3, 4)), out.voxel());
        assertEquals(List.of("lesions: label 7", "scan 262"), out.layers());
        assertEquals("R 3.2  A 6.9  S 6.4 mm   ·   voxel 2, 3, 4   ·   lesions: label 7   ·   scan 262", out.line());
        assertEquals("L 50.0  P 1.0  I 2.0 mm   ·   outside the scan", ReadOut.at(state, new Position(-50, -1, -2)).line());
        Layer.Labels named = ((Layer.Labels) state.layers().get(1)).withPalette(LabelPalette.STANDARD.named(Map.of(7, "lesion")));
        assertEquals("lesions: lesion (7)", ReadOut.at(state.withLayer(1, named), new Position(3, 7, 6)).layers().getFirst());
        assertEquals("no number (NaN)", ReadOut.number(Float.NaN));
        assertEquals("0.1235", ReadOut.number(0.12345f));
    }

    @Test
    void burstsOfOneKindAreTakenBackAtOnceAndOthersOneByOne() {
        Timeline timeline = new Timeline();
        ViewerState a = opened();
        ViewerState b = Look.shiftWindow(a, 0.1, 0);
        ViewerState c = Look.shiftWindow(b, 0.1, 0);
        ViewerState d = Look.shiftWindow(c, 0.1, 0);
        timeline.changed("window", a, b, 0);
        timeline.changed("window", b, c, 100);
        timeline.changed("window", c, d, 100 + Timeline.BURST_MILLIS);
        assertEquals(c, timeline.undo(d));
        assertEquals(a, timeline.undo(c));
        assertEquals(a, timeline.undo(a), "nothing more to take back");
        assertEquals(c, timeline.redo(a));
        timeline.pause();
        assertEquals(Optional.of("window"), timeline.undoable());
    }

    @Test
    void takingBackDoesNotMoveTheCrosshair() {
        Timeline timeline = new Timeline();
        ViewerState before = opened();
        ViewerState after = before.withOverlaysShown(false);
        timeline.changed("overlays", before, after, 0);
        ViewerState elsewhere = Navigation.scroll(after, Plane.AXIAL, 2).withTool(Tool.WINDOW);
        ViewerState back = timeline.undo(elsewhere);
        assertTrue(back.overlaysShown());
        assertEquals(elsewhere.crosshair(), back.crosshair());
        assertEquals(Tool.WINDOW, back.tool());
    }

    @Test
    void editsAndLooksAreOneLine() {
        List<String> log = new ArrayList<>();
        Edit stroke = new Edit() {
            @Override
            public String name() {
                return "brush stroke";
            }

            @Override
            public void undo() {
                log.add("undone");
            }

            @Override
            public void redo() {
                log.add("redone");
            }
        };
        Timeline timeline = new Timeline();
        ViewerState a = opened();
        ViewerState b = a.withOverlaysShown(false);
        timeline.edited(stroke);
        timeline.changed("overlays", a, b, 0);
        ViewerState back = timeline.undo(b);
        assertEquals(List.of(), log);
        ViewerState painted = timeline.undo(back);
        assertEquals(List.of("undone"), log);
        assertFalse(painted.equals(back), "shown anew");
        timeline.redo(painted);
        assertEquals(List.of("undone", "redone"), log);
        timeline.changed("overlays", a, b, 5000);
        assertEquals(Optional.empty(), timeline.redoable(), "something new was done");
    }
}
