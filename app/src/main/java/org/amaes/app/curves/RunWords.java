package org.amaes.app.curves;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.amaes.core.curve.Course;
import org.amaes.core.curve.Curve;
import org.amaes.core.curve.Measure;
import org.amaes.core.plot.Durations;
import org.amaes.core.plot.Ticks;

/** What people are told of a run: how far it is, and, where it does not go on, why and what to do. No toolkit. */
final class RunWords {

    private RunWords() {
    }

    /** How far it is, such as "step 120 of 2,500, 5 %, 12 min worked, about 3 h left, 3.4 patches/s". */
    static String progress(RunNow now) {
        Course course = now.course();
        if (course.total() == 0) {
            return "";
        }
        StringBuilder words = new StringBuilder(String.format(Locale.ROOT, "step %,d of %,d, %.0f %%", course.step(), course.total(), 100 * course.share()));
        if (now.stepsOfEpoch() > 0 && now.stepsOfEpoch() < course.total()) {
            words.append(String.format(Locale.ROOT, ", epoch %.1f", (double) course.step() / now.stepsOfEpoch()));
        }
        words.append(", ").append(Durations.words(course.seconds())).append(" worked");
        if (now.mood() == RunNow.Mood.RUNNING) {
            course.secondsLeft().ifPresent(left -> words.append(", about ").append(Durations.words(left)).append(" left"));
            double speed = course.curve(Measure.Kind.SPEED).latest();
            words.append(Double.isNaN(speed) ? "" : ", " + Ticks.measured(speed) + " patches/s");
        }
        return words.toString();
    }

    /** Why it does not go on and what to do about it; empty where there is nothing to say. */
    static String advice(RunNow now) {
        return switch (now.mood()) {
            case UNREADABLE -> now.trouble();
            case NEW -> "Nothing has been told yet. Curves appear with the first steps.";
            case PAUSED -> "The engine waits and keeps its memory until the run is continued.";
            case DIVERGED -> now.course().problem().orElseGet(() -> "The loss is no number any more since step " + firstGap(now.course()) + ". "
                    + "Stop the run and start it with a smaller learning rate.") + " " + kept(now.course());
            case FAILED -> now.course().problem().orElse("The engine ended without a reason.") + " " + kept(now.course());
            case DIED -> "The engine is gone without a word: it was ended from outside, or the machine went down. " + kept(now.course());
            case STOPPED -> "It was stopped. " + kept(now.course());
            case READING, RUNNING, FINISHED -> "";
        };
    }

    private static String firstGap(Course course) {
        Curve loss = course.curve(Measure.Kind.LOSS);
        int first = loss.size() - 1;
        while (first > 0 && Double.isNaN(loss.value(first - 1))) {
            first--;
        }
        return String.format(Locale.ROOT, "%,d", loss.step(first));
    }

    /** What is not lost. */
    private static String kept(Course course) {
        Optional<Long> checkpoint = course.checkpoints().isEmpty() ? Optional.empty() : Optional.of(course.checkpoints().getLast());
        return checkpoint.map(step -> String.format(Locale.ROOT, "Resuming goes on from the checkpoint of step %,d.", step))
                .orElse("There is no checkpoint yet, so resuming begins anew.");
    }

    /** Its newest values in a few words, such as "loss 0.0123, validation 0.0145, Dice 0.71". */
    static String latest(Course course) {
        StringBuilder words = new StringBuilder();
        add(words, "loss", course.curve(Measure.Kind.LOSS));
        add(words, "validation", course.curve(Measure.Kind.VALIDATION_LOSS));
        List<Measure> dice = course.curves().keySet().stream().filter(measure -> measure.kind() == Measure.Kind.DICE).toList();
        double mean = dice.stream().mapToDouble(measure -> course.curve(measure).latest()).filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
        if (!Double.isNaN(mean)) {
            words.append(words.isEmpty() ? "" : ", ").append("Dice ").append(Ticks.measured(mean));
        }
        return words.toString();
    }

    /** Its values at a step, or what was told last before it. */
    static String at(Course course, long step) {
        StringBuilder words = new StringBuilder();
        for (Measure measure : course.curves().keySet()) {
            boolean told = switch (measure.kind()) {
                case LOSS, DICE -> true;
                case VALIDATION_LOSS, LEARNING_RATE, SPEED, MEMORY, DEVICE_MEMORY -> false;
            };
            int index = told ? course.curve(measure).indexAtStep(step) : -1;
            if (index >= 0) {
                words.append(words.isEmpty() ? "" : ", ").append(measure.kind() == Measure.Kind.LOSS ? "loss" : "Dice of " + measure.part()).append(' ')
                        .append(Ticks.measured(course.curve(measure).value(index)));
            }
        }
        return words.toString();
    }

    private static void add(StringBuilder words, String name, Curve curve) {
        if (!curve.isEmpty()) {
            words.append(words.isEmpty() ? "" : ", ").append(name).append(' ').append(Ticks.measured(curve.value(curve.size() - 1)));
        }
    }

    /** Everything at once, for people who do not see it. */
    static String spoken(FollowedRun run) {
        RunNow now = run.now().get();
        return (run.name() + ", " + now.mood().word() + ". " + progress(now) + ". " + latest(now.course()) + ". " + advice(now)).replaceAll("(\\. )+", ". ").strip();
    }
}
