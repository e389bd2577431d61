package org.amaes.core.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What became of every tensor when weights were carried over to a network: always shown to the user
 * (SPEC section 11).
 *
 * <p>Every tensor of the network is in one of {@code loaded}, {@code adapted}, {@code fresh},
 * {@code missing} or {@code mismatched}; names are in the order of the network or of the file.
 *
 * @param loaded copied as they are
 * @param adapted copied after the first convolution was spread over more input channels
 * @param fresh of the heads, which start fresh by design
 * @param missing of the encoder, but not in the file: they start fresh, too
 * @param mismatched of the encoder and in the file, but with other extents: they start fresh, too
 * @param unexpected of the file's encoder, but not of the network's: not used
 * @param unused of the file's heads: not used, by design
 */
public record TransferReport(List<String> loaded, List<String> adapted, List<String> fresh, List<String> missing,
        List<Mismatch> mismatched, List<String> unexpected, List<String> unused) {

    private static final int LONGEST_LIST = 12;

    /** A tensor that has other extents in the file than in the network. */
    public record Mismatch(String name, int[] source, int[] target) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Mismatch that && name.equals(that.name) && Arrays.equals(source, that.source)
                    && Arrays.equals(target, that.target);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        /** Such as "encoder.in_conv.conv1.conv.weight is 4×1×3×3×3 in the file and 4×2×3×3×3 in the network". */
        @Override
        public String toString() {
            return name + " is " + StoredArray.describe(source) + " in the file and " + StoredArray.describe(target) + " in the network";
        }
    }

    public TransferReport {
        loaded = List.copyOf(loaded);
        adapted = List.copyOf(adapted);
        fresh = List.copyOf(fresh);
        missing = List.copyOf(missing);
        mismatched = List.copyOf(mismatched);
        unexpected = List.copyOf(unexpected);
        unused = List.copyOf(unused);
    }

    /** The number of tensors that got their values from the file. */
    public int filled() {
        return loaded.size() + adapted.size();
    }

    /** The number of tensors of the network. */
    public int total() {
        return filled() + fresh.size() + missing.size() + mismatched.size();
    }

    /** Whether the whole encoder got its values from the file. */
    public boolean isComplete() {
        return missing.isEmpty() && mismatched.isEmpty();
    }

    /** "40 of 82 tensors loaded". */
    public String headline() {
        return filled() + " of " + total() + " tensors loaded" + (adapted.isEmpty() ? "" : ", " + adapted.size() + " of them adapted");
    }

    /** The whole report, one line a group; groups that need attention list their tensors. */
    public String text() {
        StringBuilder text = new StringBuilder(headline()).append(".\n");
        list(text, "Adapted to more input channels", adapted);
        if (!fresh.isEmpty()) {
            text.append("Starting fresh, as intended: ").append(fresh.size()).append(" tensors of ").append(groups(fresh)).append(".\n");
        }
        list(text, "Missing in the file, starting fresh", missing);
        list(text, "Different in shape, starting fresh", mismatched);
        list(text, "Unknown to the network, not used", unexpected);
        if (!unused.isEmpty()) {
            text.append("Not needed from the file: ").append(unused.size()).append(" tensors of ").append(groups(unused)).append(".\n");
        }
        return text.toString();
    }

    private static void list(StringBuilder text, String title, List<?> items) {
        if (items.isEmpty()) {
            return;
        }
        text.append(title).append(": ").append(items.size()).append('\n');
        for (Object item : items.subList(0, Math.min(LONGEST_LIST, items.size()))) {
            text.append("  ").append(item).append('\n');
        }
        if (items.size() > LONGEST_LIST) {
            text.append("  and ").append(items.size() - LONGEST_LIST).append(" more\n");
        }
    }

    /** The parts of a network that names belong to: what stands before their first dot. */
    private static String groups(List<String> names) {
        return String.join(", ", names.stream().map(name -> name.contains(".") ? name.substring(0, name.indexOf('.')) : name).distinct().toList());
    }

    /** The counts by group, for reports as JSON. */
    public Map<String, Integer> counts() {
        return Map.of("loaded", loaded.size(), "adapted", adapted.size(), "fresh", fresh.size(), "missing", missing.size(),
                "mismatched", mismatched.size(), "unexpected", unexpected.size(), "unused", unused.size(), "total", total());
    }
}
