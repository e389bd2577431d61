package org.amaes.core.plot;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.amaes.core.WorkbenchException;
import org.amaes.core.curve.Course;
import org.amaes.core.curve.CourseFollower;
import org.amaes.core.curve.Curve;
import org.amaes.core.curve.GrowingCurve;
import org.amaes.core.curve.Measure;
import org.amaes.core.run.RunFolder;

/**
 * A run among others that are looked at.
 *
 * @param key what tells it from all others, such as its folder
 * @param name what people call it
 * @param course what its engine told
 * @param stepsOfEpoch steps in which it sees every training scan once; 0 if nobody knows
 * @param style how its lines look
 */
public record ShownRun(String key, String name, Course course, double stepsOfEpoch, LineStyle style) {

    public ShownRun {
        Objects.requireNonNull(key);
        Objects.requireNonNull(name);
        Objects.requireNonNull(course);
        Objects.requireNonNull(style);
    }

    /**
     * A run as its folder tells it by now.
     *
     * @param number 0 for the first of several
     * @throws WorkbenchException if there is no run, or it cannot be read
     */
    public static ShownRun read(Path folder, int number) throws WorkbenchException {
        RunFolder run = RunFolder.open(folder);
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return new ShownRun(folder.toString(), String.valueOf(name), CourseFollower.read(run), CourseFollower.stepsOfEpoch(run).orElse(0), new LineStyle(number));
    }

    /** The classes that it tells a Dice of. */
    public List<String> parts() {
        return course.curves().keySet().stream().filter(measure -> measure.kind() == Measure.Kind.DICE).map(Measure::part).toList();
    }

    /** The mean Dice of its classes at each validation; of those that are defined there. */
    Curve meanDice() {
        List<Curve> curves = parts().stream().map(part -> course.curve(Measure.dice(part))).toList();
        if (curves.size() == 1) {
            return curves.getFirst();
        }
        GrowingCurve mean = new GrowingCurve();
        Curve clock = course.curve(Measure.Kind.VALIDATION_LOSS); // told with every validation
        for (int index = 0; index < clock.size(); index++) {
            long step = clock.step(index);
            double value = curves.stream().filter(curve -> curve.indexAtStep(step) >= 0 && curve.step(curve.indexAtStep(step)) == step)
                    .mapToDouble(curve -> curve.value(curve.indexAtStep(step))).filter(dice -> !Double.isNaN(dice)).average().orElse(Double.NaN);
            mean.add(step, clock.seconds(index), value);
        }
        return mean.now();
    }
}
