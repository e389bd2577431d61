package org.amaes.app.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.amaes.core.WorkbenchException;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.Plane;
import org.junit.jupiter.api.Test;

class ScanViewModelTest {

    private static final Path FIRST = Path.of("first.nii");
    private static final Path SECOND = Path.of("second.nii");

    private final Map<Path, Consumer<Volume>> scans = new HashMap<>();
    private final Map<Path, Consumer<WorkbenchException>> problems = new HashMap<>();
    private final ScanViewModel model = new ScanViewModel((file, onScan, onProblem) -> {
        scans.put(file, onScan);
        problems.put(file, onProblem);
    });

    private static Volume volume() {
        return Volume.zeros(Grid.unit(new Shape(5, 7, 9)));
    }

    @Test
    void aScanOpensAtItsMiddleSlices() {
        model.open(FIRST);
        scans.get(FIRST).accept(volume());
        assertEquals(Map.of(Plane.SAGITTAL, 2, Plane.CORONAL, 3, Plane.AXIAL, 4), model.shown().get().slices());
    }

    @Test
    void scrollingStopsAtEitherEnd() {
        model.open(FIRST);
        scans.get(FIRST).accept(volume());
        model.scroll(Plane.AXIAL, 1);
        assertEquals(5, model.shown().get().slices().get(Plane.AXIAL));
        model.scroll(Plane.AXIAL, 100);
        assertEquals(8, model.shown().get().slices().get(Plane.AXIAL));
        model.scroll(Plane.AXIAL, -100);
        assertEquals(0, model.shown().get().slices().get(Plane.AXIAL));
        assertEquals(3, model.shown().get().slices().get(Plane.CORONAL));
    }

    @Test
    void scrollingWithoutAScanDoesNothing() {
        model.scroll(Plane.AXIAL, 1);
        assertNull(model.shown().get());
    }

    @Test
    void theFileOpenedLastWinsWhicheverIsReadFirst() {
        Volume second = volume();
        model.open(FIRST);
        model.open(SECOND);
        scans.get(SECOND).accept(second);
        scans.get(FIRST).accept(volume());
        problems.get(FIRST).accept(new WorkbenchException("too late"));
        assertSame(second, model.shown().get().volume());
        assertEquals("second.nii  ·  5x7x9 voxels  ·  stored RAS", model.message().get());
    }

    @Test
    void aProblemIsSaidAndTheScanOnShowStays() {
        Volume first = volume();
        model.open(FIRST);
        scans.get(FIRST).accept(first);
        model.open(SECOND);
        problems.get(SECOND).accept(new WorkbenchException("second.nii is no NIfTI file. Choose another."));
        assertEquals("second.nii is no NIfTI file. Choose another.", model.message().get());
        assertSame(first, model.shown().get().volume());
    }
}
