package org.amaes.core.curve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Curves as a table for spreadsheets and statistics: comma-separated values (RFC 4180), one line a run and step,
 * numbers unrounded with a point, nothing where nothing was measured or where a value was no number.
 */
public final class CourseCsv {

    /**
     * A run in the table.
     *
     * @param name what its lines are called
     * @param course its curves
     * @param stepsOfEpoch steps in which it sees every training scan once; 0 if nobody knows
     */
    public record Row(String name, Course course, double stepsOfEpoch) {
    }

    private static final String END = "\r\n";

    private CourseCsv() {
    }

    /** The table of runs, one under the other. */
    public static String of(List<Row> runs) {
        List<Measure> measures = new ArrayList<>();
        for (Row run : runs) {
            run.course().curves().keySet().stream().filter(measure -> !measures.contains(measure)).forEach(measures::add);
        }
        StringBuilder out = new StringBuilder("run,step,epoch,seconds");
        measures.forEach(measure -> out.append(',').append(quoted(measure.words()
                + (measure.kind().unit().isEmpty() ? "" : " (" + measure.kind().unit() + ")"))));
        out.append(END);
        runs.forEach(run -> lines(run, measures, out));
        return out.toString();
    }

    private static void lines(Row run, List<Measure> measures, StringBuilder out) {
        List<Curve> curves = measures.stream().map(run.course()::curve).toList();
        int[] next = new int[curves.size()];
        String name = quoted(run.name());
        while (true) {
            Map<Integer, Integer> told = nextStep(curves, next);
            if (told.isEmpty()) {
                return;
            }
            Map.Entry<Integer, Integer> first = told.entrySet().iterator().next();
            Curve clock = curves.get(first.getKey());
            long step = clock.step(first.getValue());
            out.append(name).append(',').append(step).append(',').append(run.stepsOfEpoch() > 0 ? step / run.stepsOfEpoch() : "").append(',')
                    .append(clock.seconds(first.getValue()));
            for (int i = 0; i < next.length; i++) {
                double value = told.containsKey(i) ? curves.get(i).value(told.get(i)) : Double.NaN;
                out.append(',').append(Double.isNaN(value) ? "" : Double.toString(value));
            }
            out.append(END);
        }
    }

    /** The indices of the curves that tell something of the next step, which are passed. */
    private static Map<Integer, Integer> nextStep(List<Curve> curves, int[] next) {
        long step = Long.MAX_VALUE;
        for (int i = 0; i < next.length; i++) {
            if (next[i] < curves.get(i).size()) {
                step = Math.min(step, curves.get(i).step(next[i]));
            }
        }
        Map<Integer, Integer> told = new LinkedHashMap<>();
        for (int i = 0; i < next.length; i++) {
            if (next[i] < curves.get(i).size() && curves.get(i).step(next[i]) == step) {
                told.put(i, next[i]++);
            }
        }
        return told;
    }

    private static String quoted(String words) {
        return words.matches("[^,\"\r\n]*") ? words : '"' + words.replace("\"", "\"\"") + '"';
    }
}
