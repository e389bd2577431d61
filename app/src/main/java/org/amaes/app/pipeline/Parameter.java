package org.amaes.app.pipeline;

import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.amaes.core.augment.Augmentation;
import org.amaes.core.augment.Range;

/** One thing that can be chosen about an augmentation, with the way to the changed augmentation. */
sealed interface Parameter {

    /** What people call it, such as "angle". */
    String name();

    /** The value in words, such as "−30 … 30 °". */
    String words();

    /**
     * An interval of strengths.
     *
     * @param unit such as "°"; empty if it has none
     * @param scale which values a slider offers; others can be typed
     * @param with the augmentation with another interval; throws IllegalArgumentException for one that it does not allow
     */
    record Interval(String name, String unit, Scale scale, Range value, Function<Range, Augmentation> with) implements Parameter {

        @Override
        public String words() {
            return number(value.low()) + " … " + number(value.high()) + (unit.isEmpty() ? "" : " " + unit);
        }
    }

    /**
     * One number.
     *
     * @param with the augmentation with another number; throws IllegalArgumentException for one that it does not allow
     */
    record Number(String name, String unit, Scale scale, double value, DoubleFunction<Augmentation> with) implements Parameter {

        @Override
        public String words() {
            return number(value) + (unit.isEmpty() ? "" : " " + unit);
        }
    }

    /**
     * Yes or no.
     *
     * @param with the augmentation with the other answer
     */
    record Switch(String name, boolean value, Function<Boolean, Augmentation> with) implements Parameter {

        @Override
        public String words() {
            return value ? "yes" : "no";
        }
    }

    /**
     * Which values a slider runs over.
     *
     * @param logarithmic whether equal ways are equal ratios
     */
    record Scale(double low, double high, boolean logarithmic) {

        static Scale linear(double low, double high) {
            return new Scale(low, high, false);
        }

        static Scale logarithmic(double low, double high) {
            return new Scale(low, high, true);
        }

        /** Where on a slider from 0 to 1 a value stands. */
        double position(double value) {
            double kept = Math.max(low, Math.min(high, value));
            return logarithmic ? Math.log(kept / low) / Math.log(high / low) : (kept - low) / (high - low);
        }

        /** The value at a place of a slider from 0 to 1, with three significant digits. */
        double value(double position) {
            double exact = logarithmic ? low * Math.pow(high / low, position) : low + position * (high - low);
            return rounded(exact);
        }

        private static double rounded(double value) {
            if (value == 0) {
                return 0;
            }
            double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 2);
            return unit >= 1 ? Math.rint(value / unit) * unit : Double.parseDouble(String.format(Locale.ROOT, "%.3g", value));
        }
    }

    /** A number as briefly as it can be said. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e5)) {
            return String.format(Locale.ROOT, "%.2e", value).replace("e-0", "e-").replace("e+0", "e").replace(".00e", "e");
        }
        String text = String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "").replaceAll("\\.$", "");
        return text.equals("-0") ? "0" : text;
    }
}
