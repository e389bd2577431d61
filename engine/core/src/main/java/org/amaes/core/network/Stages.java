package org.amaes.core.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One number for each of a MedNeXt's nine stages, in the order a patch passes them: encoder stages 0 to 3,
 * the bottleneck, decoder stages 3 to 0.
 *
 * @param values nine numbers, each at least 1
 */
public record Stages(List<Integer> values) {

    private static final int COUNT = 2 * UNet.LEVELS + 1;

    public Stages {
        values = List.copyOf(values);
        if (values.size() != COUNT || values.stream().anyMatch(value -> value < 1)) {
            throw new IllegalArgumentException("A MedNeXt has nine stages (four down, the bottleneck, four up), each with a number of at least 1,"
                    + " like 3,4,4,4,4,4,4,4,3; not " + text(values) + ".");
        }
    }

    /** Numbers of a decoder that mirrors its encoder. */
    static Stages mirrored(List<Integer> encoder) {
        return new Stages(Stream.concat(encoder.stream(), encoder.subList(0, UNet.LEVELS).reversed().stream()).toList());
    }

    /**
     * Reads "3,4,4,4,4,4,4,4,3".
     *
     * @throws IllegalArgumentException if it is no list of nine numbers
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Stages parse(String text) {
        try {
            return new Stages(Arrays.stream(text.split(",")).map(each -> Integer.valueOf(each.strip())).toList());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no list of nine numbers like 3,4,4,4,4,4,4,4,3.", e);
        }
    }

    /** The number of an encoder stage; 4 is the bottleneck. */
    int down(int stage) {
        return values.get(stage);
    }

    /** The number of a decoder stage, 3 being the deepest. */
    int up(int stage) {
        return values.get(COUNT - 1 - stage);
    }

    private static String text(List<Integer> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    @JsonValue
    @Override
    public String toString() {
        return text(values);
    }
}
