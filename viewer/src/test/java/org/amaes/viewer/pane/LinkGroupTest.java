package org.amaes.viewer.pane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.Window;
import org.amaes.viewer.state.Look;
import org.amaes.viewer.state.Navigation;
import org.amaes.viewer.state.Position;
import org.amaes.viewer.state.Tool;
import org.junit.jupiter.api.Test;

class LinkGroupTest {

    /** 1 mm and 2 mm voxels; the second reaches only half as far up. */
    private final ViewerModel fine = model(new Grid(new Shape(20, 20, 40), Affine.scaling(1, 1, 1)));
    private final ViewerModel thick = model(new Grid(new Shape(10, 10, 10), new Affine(-2, 0, 0, 19, 0, 2, 0, 0, 0, 0, 2, 0)));
    private final LinkGroup links = new LinkGroup(EnumSet.allOf(LinkGroup.Aspect.class));

    private static ViewerModel model(Grid grid) {
        ViewerModel model = new ViewerModel();
        model.open(List.of(Layer.Image.of("scan", Volume.zeros(grid))));
        return model;
    }

    private void link() {
        links.add(fine);
        links.add(thick);
    }

    @Test
    void slicesFollowThroughMillimetres() {
        link();
        fine.navigate(state -> Navigation.moveTo(state, new Position(3, 5, 7)));
        assertEquals(new Position(3, 5, 7), thick.now().crosshair());
        assertEquals(4, thick.now().slice(Plane.AXIAL), "7 mm is nearest to slice 4 (8 mm); halves go to the even one");
        thick.navigate(state -> Navigation.scroll(state, Plane.AXIAL, 1));
        assertEquals(10, fine.now().slice(Plane.AXIAL));
    }

    @Test
    void outsideTheOtherScanNothingIsMadeUp() {
        link();
        fine.navigate(state -> Navigation.moveTo(state, new Position(3, 5, 35)));
        assertFalse(thick.now().isInside(Plane.AXIAL));
        assertTrue(thick.now().isInside(Plane.CORONAL));
    }

    @Test
    void zoomWindowAndToolFollowToo() {
        link();
        fine.change("zoom", state -> Navigation.zoom(state, Plane.AXIAL, 3, state.crosshair()));
        assertEquals(fine.now().frame(Plane.AXIAL, 300, 300).pixelsPerMillimetre(), thick.now().frame(Plane.AXIAL, 300, 300).pixelsPerMillimetre(), 1e-9);
        thick.change("window", state -> Look.withWindow(state, new Window(5, 6)));
        assertEquals(new Window(5, 6), Look.window(fine.now()).orElseThrow());
        fine.navigate(state -> state.withTool(Tool.WINDOW));
        assertEquals(Tool.WINDOW, thick.now().tool());
        fine.undo();
        assertEquals(1, thick.now().cameras().get(Plane.AXIAL).zoom());
    }

    @Test
    void whatIsNotSharedStays() {
        link();
        links.share(LinkGroup.Aspect.CROSSHAIR, false);
        Position before = thick.now().crosshair();
        fine.navigate(state -> Navigation.moveTo(state, new Position(1, 1, 1)));
        assertEquals(before, thick.now().crosshair());
        links.share(LinkGroup.Aspect.CROSSHAIR, true);
        assertEquals(new Position(1, 1, 1), thick.now().crosshair());
        links.remove(thick);
        fine.navigate(state -> Navigation.moveTo(state, new Position(2, 2, 2)));
        assertEquals(new Position(1, 1, 1), thick.now().crosshair());
    }
}
