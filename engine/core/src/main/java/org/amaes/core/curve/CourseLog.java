package org.amaes.core.curve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.TreeMap;

import org.amaes.core.run.RunEvent;

/**
 * The course of a run as its events tell it, one after the other. Like {@link org.amaes.core.run.RunHistory} it
 * leaves out what a resumed run does again, but keeps numbers only, so that a day's run takes a few megabytes.
 * Not thread-safe.
 */
public final class CourseLog {

    private static final double GIGABYTE = 1e9;

    private final GrowingCurve loss = new GrowingCurve();
    private final GrowingCurve learningRate = new GrowingCurve();
    private final GrowingCurve speed = new GrowingCurve();
    private final GrowingCurve memory = new GrowingCurve();
    private final GrowingCurve deviceMemory = new GrowingCurve();
    private final GrowingCurve validationLoss = new GrowingCurve();
    private final Map<String, GrowingCurve> dice = new TreeMap<>();
    private final List<RunEvent.PreviewWritten> previews = new ArrayList<>();
    private final List<Long> checkpoints = new ArrayList<>();
    private final List<Long> bests = new ArrayList<>();
    private RunEvent last;
    private long total;

    /** Takes the next event into account. */
    public void add(RunEvent event) {
        switch (event) {
            case RunEvent.Started started -> {
                total = started.total();
                takeBack(started.step() + 1);
            }
            case RunEvent.Step step -> add(step);
            case RunEvent.Validation validation -> add(validation);
            case RunEvent.CheckpointWritten checkpoint -> {
                dropFrom(checkpoint.step(), checkpoints, Long::longValue);
                checkpoints.add(checkpoint.step());
            }
            case RunEvent.PreviewWritten preview -> {
                dropFrom(preview.step(), previews, RunEvent::step);
                previews.add(preview);
            }
            case RunEvent.Note _, RunEvent.Paused _, RunEvent.Continued _, RunEvent.Stopped _, RunEvent.Finished _, RunEvent.Failed _ -> {
                // these are no curves
            }
        }
        last = event;
    }

    private void add(RunEvent.Step event) {
        // a run tells a step once; only a log that began anew without a word tells an earlier one
        if (last != null && event.step() < last.step() && !(last instanceof RunEvent.Started)) {
            takeBack(event.step());
        }
        add(loss, event, number(event.loss()));
        add(learningRate, event, event.learningRate());
        add(speed, event, event.patchesPerSecond());
        if (event.residentBytes() != null) {
            add(memory, event, event.residentBytes() / GIGABYTE);
        }
        if (event.deviceBytes() != null) {
            add(deviceMemory, event, event.deviceBytes() / GIGABYTE);
        }
    }

    private void add(RunEvent.Validation event) {
        again(validationLoss, event, number(event.loss()));
        if (event.dice() != null) {
            event.dice().forEach((name, value) -> again(dice.computeIfAbsent(name, _ -> new GrowingCurve()), event, number(value)));
        }
        dropFrom(event.step(), bests, Long::longValue);
        if (event.best()) {
            bests.add(event.step());
        }
    }

    private static void add(GrowingCurve curve, RunEvent event, double value) {
        curve.add(event.step(), event.seconds(), value);
    }

    /** What a run does before its first step, it does again when started again. */
    private static void again(GrowingCurve curve, RunEvent event, double value) {
        curve.dropFrom(event.step());
        add(curve, event, value);
    }

    private static double number(Double value) {
        return value == null ? Double.NaN : value;
    }

    private void takeBack(long step) {
        for (GrowingCurve curve : List.of(loss, learningRate, speed, memory, deviceMemory, validationLoss)) {
            curve.dropFrom(step);
        }
        dice.values().forEach(curve -> curve.dropFrom(step));
        dropFrom(step, previews, RunEvent::step);
        dropFrom(step, checkpoints, Long::longValue);
        dropFrom(step, bests, Long::longValue);
    }

    private static <T> void dropFrom(long step, List<T> events, ToLongFunction<? super T> stepOf) {
        while (!events.isEmpty() && stepOf.applyAsLong(events.getLast()) >= step) {
            events.removeLast();
        }
    }

    /** The course so far. */
    public Course now() {
        Map<Measure, Curve> curves = new LinkedHashMap<>();
        put(curves, Measure.of(Measure.Kind.LOSS), loss);
        put(curves, Measure.of(Measure.Kind.VALIDATION_LOSS), validationLoss);
        dice.forEach((name, curve) -> put(curves, Measure.dice(name), curve));
        put(curves, Measure.of(Measure.Kind.LEARNING_RATE), learningRate);
        put(curves, Measure.of(Measure.Kind.SPEED), speed);
        put(curves, Measure.of(Measure.Kind.MEMORY), memory);
        put(curves, Measure.of(Measure.Kind.DEVICE_MEMORY), deviceMemory);
        return new Course(java.util.Collections.unmodifiableMap(curves), List.copyOf(previews), List.copyOf(checkpoints),
                bests.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bests.getLast()), total, java.util.Optional.ofNullable(last));
    }

    private static void put(Map<Measure, Curve> curves, Measure measure, GrowingCurve curve) {
        if (curve.size() > 0) {
            curves.put(measure, curve.now());
        }
    }
}
