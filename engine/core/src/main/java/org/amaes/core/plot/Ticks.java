package org.amaes.core.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round numbers along an axis, and how they are written. */
public final class Ticks {

    private static final double[] ROUND = {1, 2, 5, 10};
    private static final List<double[]> FACTORS = List.of(new double[] {1, 2, 5}, new double[] {1, 3}, new double[] {1});

    private Ticks() {
    }

    /** Multiples of 1, 2 or 5 times a power of ten between two numbers, at most so many. */
    public static double[] linear(double low, double high, int most) {
        if (!(high > low) || most < 1) {
            return new double[0];
        }
        double rough = (high - low) / most;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power;
        for (double factor : ROUND) {
            step = factor * power;
            if (step >= rough * (1 - 1e-9)) {
                break;
            }
        }
        List<Double> out = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            out.add(i * step);
        }
        return array(out);
    }

    /** Powers of ten between two positive numbers, with 2 and 5 times them, or 3 times, where there is room, thinned to at most so many. */
    public static double[] logarithmic(double low, double high, int most) {
        if (!(low > 0 && high > low) || most < 1) {
            return new double[0];
        }
        int first = (int) Math.floor(Math.log10(low));
        int last = (int) Math.ceil(Math.log10(high));
        int decades = last - first;
        if (decades <= 1 && Math.log10(high / low) < 0.7) {
            return linear(low, high, most);
        }
        for (double[] factors : FACTORS) {
            double[] ticks = logarithmic(low, high, first, last, 1, factors);
            if (ticks.length <= most) {
                return ticks;
            }
        }
        return logarithmic(low, high, first, last, Math.ceilDiv(decades, most), 1);
    }

    private static double[] logarithmic(double low, double high, int first, int last, int every, double... factors) {
        List<Double> out = new ArrayList<>();
        for (int power = first; power <= last; power++) {
            for (double factor : factors) {
                double tick = factor * Math.pow(10, power);
                if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9) && Math.floorMod(power, every) == 0) {
                    out.add(tick);
                }
            }
        }
        return array(out);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * A number at an axis, as short as it can be told from its neighbours: 0.25, 20k, 3M, 1e-4.
     *
     * @param step distance to the neighbours; 0 if it stands alone
     */
    public static String words(double value, double step) {
        double size = Math.abs(value);
        if (size < 1e-12 && size < step * 1e-6 || value == 0) {
            return "0";
        }
        if (size >= 1e6) {
            return trimmed(value / 1e6, step / 1e6) + "M";
        }
        if (size >= 1e4) {
            return trimmed(value / 1e3, step / 1e3) + "k";
        }
        if (size < 1e-3) {
            String words = String.format(Locale.ROOT, step > 0 && step < 0.099 * Math.pow(10, Math.floor(Math.log10(size)) + 1) ? "%.1e" : "%.0e", value);
            return words.replaceFirst("\\.0e", "e").replaceFirst("e([+-])0*(\\d)", "e$1$2").replace("e+", "e");
        }
        return trimmed(value, step);
    }

    private static String trimmed(double value, double step) {
        int places = step > 0 ? (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)) : value >= 100 ? 0 : 3;
        String words = String.format(Locale.ROOT, "%." + Math.min(6, places) + "f", value);
        return words.contains(".") ? words.replaceFirst("0+$", "").replaceFirst("\\.$", "") : words;
    }

    /** A measured number for people, with four digits that count: 0.01234, 12.34, 1.234e-5. */
    public static String measured(double value) {
        if (Double.isNaN(value)) {
            return "no number";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e6)) {
            return String.format(Locale.ROOT, "%.3e", value).replaceFirst("e([+-])0*(\\d)", "e$1$2").replace("e+", "e");
        }
        int before = size < 1 ? 0 : (int) Math.floor(Math.log10(size)) + 1;
        return String.format(Locale.ROOT, "%." + Math.clamp(4 - Math.max(before, 0), 0, 4) + "f", value);
    }
}
