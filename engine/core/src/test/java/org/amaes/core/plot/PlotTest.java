package org.amaes.core.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.amaes.core.curve.Axis;
import org.amaes.core.curve.Course;
import org.amaes.core.curve.CourseLog;
import org.amaes.core.plot.Sketch.Pen;
import org.amaes.core.run.RunEvent;
import org.junit.jupiter.api.Test;

class PlotTest {

    private static ShownRun run(String name, int number, int steps, double firstLoss) {
        CourseLog log = new CourseLog();
        log.add(new RunEvent.Started(0, 0, 100, 1));
        for (int step = 1; step <= steps; step++) {
            log.add(new RunEvent.Step(step, 36.0 * step, firstLoss / step, Map.of(), 1e-4, 2, 0, null));
        }
        log.add(new RunEvent.Validation(steps, 36.0 * steps, 0.5, Map.of("a", 0.2, "b", 0.6), true));
        Course course = log.now();
        return new ShownRun(name, name, course, 10, new LineStyle(number));
    }

    @Test
    void ticksAreRoundNumbersWithinTheAxis() {
        assertArrayEquals(new double[] {0, 20, 40, 60, 80, 100}, Ticks.linear(0, 100, 6), 1e-9);
        assertArrayEquals(new double[] {0.05, 0.1, 0.15, 0.2}, Ticks.linear(0.03, 0.21, 4), 1e-12);
        assertArrayEquals(new double[] {0.01, 0.1, 1}, Ticks.logarithmic(0.008, 2, 3), 1e-12);
        assertArrayEquals(new double[] {0.05, 0.1, 0.2, 0.5, 1}, Ticks.logarithmic(0.04, 1.1, 6), 1e-12);
        assertEquals(0, Ticks.linear(1, 1, 5).length);
        assertEquals(0, Ticks.logarithmic(0, 1, 5).length);
    }

    @Test
    void numbersAreWrittenShortAtTheAxesAndExactlyInTheReadOut() {
        assertEquals("0", Ticks.words(0, 0.1));
        assertEquals("0.25", Ticks.words(0.25, 0.05));
        assertEquals("20k", Ticks.words(20_000, 5_000));
        assertEquals("2.5M", Ticks.words(2_500_000, 500_000));
        assertEquals("1e-4", Ticks.words(1e-4, 1e-4));
        assertEquals("0.0123", Ticks.measured(0.012345).substring(0, 6));
        assertEquals("1.235e-5", Ticks.measured(1.2345e-5));
        assertEquals("no number", Ticks.measured(Double.NaN));
    }

    @Test
    void lengthsOfTimeHaveTwoUnitsAtMost() {
        assertEquals("42 s", Durations.words(42));
        assertEquals("2 min 5 s", Durations.words(125));
        assertEquals("34 min", Durations.words(34 * 60 + 10));
        assertEquals("3 h 20 min", Durations.words(12_000));
        assertEquals("2 d 4 h", Durations.words(2 * 86_400 + 4 * 3_600 + 100));
        assertEquals("an unknown time", Durations.words(Double.NaN));
    }

    @Test
    void noTwoOfTwentyLinesDifferInColourAlone() {
        Set<String> looks = new HashSet<>();
        for (int number = 0; number < 20; number++) {
            LineStyle style = new LineStyle(number);
            assertTrue(looks.add(java.util.Arrays.toString(style.dash()) + style.mark()), style.words());
        }
    }

    @Test
    void allPlotsShowTheSamePartOfTheAxisAndTheMarkOfTheFirstRun() {
        List<ShownRun> runs = List.of(run("a", 0, 50, 1), run("b", 1, 100, 1));
        Look look = Look.STANDARD.withMark(OptionalLong.of(20));
        Board board = new Board();
        for (Chart chart : Board.charts(runs)) {
            assertEquals(new Stretch(0, 100), board.plot(chart, runs, look).across(), chart.title());
            assertEquals(20, board.plot(chart, runs, look).pin().orElseThrow(), 1e-9);
        }
        assertEquals(2, board.plot(Chart.LOSS, runs, look.withAxis(Axis.EPOCH)).pin().orElseThrow(), 1e-9);
        assertEquals(0.2, board.plot(Chart.LOSS, runs, look.withAxis(Axis.TIME)).pin().orElseThrow(), 1e-9);
        assertEquals(20, Board.step(runs.getFirst(), 0.2, Axis.TIME));
        assertEquals(20, Board.step(runs.getFirst(), 2, Axis.EPOCH));
    }

    @Test
    void severalRunsAreComparedByTheMeanDiceOrByAClass() {
        List<ShownRun> runs = List.of(run("a", 0, 50, 1), run("b", 1, 100, 1));
        assertEquals(0.4, new Board().plot(Chart.DICE, runs, Look.STANDARD).lines().getFirst().raw().latest(), 1e-12);
        assertEquals(0.6, new Board().plot(Chart.DICE, runs, Look.STANDARD.withPart(Optional.of("b"))).lines().getFirst().raw().latest(), 1e-12);
        assertEquals(List.of("a", "b"), new Board().plot(Chart.DICE, runs.subList(0, 1), Look.STANDARD).lines().stream().map(PlotLine::name).toList());
    }

    @Test
    void runsWithoutKnownEpochsAreLeftOutAlongEpochs() {
        ShownRun known = run("a", 0, 50, 1);
        ShownRun unknown = new ShownRun("b", "b", known.course(), 0, new LineStyle(1));
        List<PlotLine> lines = new Board().plot(Chart.LEARNING_RATE, List.of(known, unknown), Look.STANDARD.withAxis(Axis.EPOCH)).lines();
        assertEquals(List.of("a"), lines.stream().map(PlotLine::name).toList());
    }

    @Test
    void aReadOutTellsTheNewestValueUpToThere() {
        Plot plot = new Board().plot(Chart.LOSS, List.of(run("a", 0, 50, 1), run("b", 1, 100, 2)), Look.STANDARD.withSmoothing(0));
        List<Plot.Reading> readings = plot.readings(4.7);
        assertEquals(2, readings.size(), "validations come later");
        assertEquals(0.25, readings.get(0).shown(), 1e-12);
        assertEquals(0.5, readings.get(1).shown(), 1e-12);
    }

    @Test
    void placesAndValuesGoThereAndBack() {
        for (boolean logarithmic : new boolean[] {false, true}) {
            Plot plot = new Board().plot(Chart.LOSS, List.of(run("a", 0, 50, 1)), Look.STANDARD.withLogarithmic(Chart.LOSS, logarithmic));
            PlotFrame frame = PlotFrame.of(plot, 10, 20, 400, 300);
            assertEquals(33, frame.across(frame.px(33)), 1e-9);
            assertEquals(0.3, frame.value(frame.py(0.3)), 1e-9);
            assertTrue(frame.contains(frame.px(10), frame.py(0.1)));
        }
        Plot logarithmic = new Board().plot(Chart.LOSS, List.of(run("a", 0, 50, 1)), Look.STANDARD);
        assertTrue(Double.isNaN(PlotFrame.of(logarithmic, 0, 0, 400, 300).py(-1)));
    }

    @Test
    void aRunOfOneValueIsAPlotAndNoneIsOneToo() {
        SvgSketch one = new SvgSketch("one", 400, 300);
        new CurvePicture(List.of(run("a", 0, 1, 1)), Look.STANDARD).draw(one, 400, 300);
        SvgSketch none = new SvgSketch("none", 400, 300);
        new CurvePicture(List.of(), Look.STANDARD).draw(none, 400, 300);
        for (SvgSketch sketch : List.of(one, none)) {
            assertFalse(sketch.text("<curves>").contains("NaN"));
            assertTrue(sketch.text("<curves>").contains("&lt;curves&gt;"));
        }
        assertTrue(none.text("").contains("Nothing yet"));
    }

    @Test
    void aRasterLineCoversItsColumnsByTheirShare() {
        LineRaster raster = new LineRaster();
        raster.begin(4, 4);
        raster.line(new double[] {0, 4}, new double[] {2, 2}, 2, new Pen(0xFF204060, 1));
        assertTrue(raster.isPainted());
        for (int column = 0; column < 4; column++) {
            assertEquals(0, raster.pixels()[column]);
            assertEquals(0x80, raster.pixels()[4 + column] >>> 24, 1, "half of the row above");
            assertEquals(0x80, raster.pixels()[8 + column] >>> 24, 1, "half of the row below");
            assertEquals(0, raster.pixels()[12 + column]);
        }
        raster.begin(4, 4);
        assertFalse(raster.isPainted());
        assertEquals(0, raster.pixels()[4]);
    }

    @Test
    void aRasterLineIsDashedAndABandFillsItsColumns() {
        LineRaster raster = new LineRaster();
        raster.begin(8, 2);
        raster.line(new double[] {0, 8}, new double[] {1, 1}, 2, new Pen(0xFFFFFFFF, 2, 2, 2));
        int[] drawn = new int[8];
        for (int column = 0; column < 8; column++) {
            drawn[column] = raster.pixels()[column] >>> 24 == 255 ? 1 : 0;
        }
        assertArrayEquals(new int[] {1, 1, 0, 0, 1, 1, 0, 0}, drawn);
        raster.begin(2, 4);
        raster.band(new double[] {0.5, 1.5}, new double[] {1, 0}, new double[] {3, 4}, 2, 0x80FFFFFF);
        assertEquals(0, raster.pixels()[0]);
        assertEquals(0x80808080, raster.pixels()[2]);
        assertEquals(0x80808080, raster.pixels()[1]);
        assertEquals(0x80808080, raster.pixels()[7]);
    }
}
