package org.amaes.viewer.slice;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A colour, and where it is known a name, for each label of a segmentation; label 0 is transparent.
 *
 * <p>The first seven standard colours are those of Okabe and Ito, the next six were chosen to differ from all before
 * them as much as can be for people who see all colours, no red or no green; from the fourteenth label on they
 * repeat, lighter and darker. Immutable.
 */
public final class LabelPalette {

    private static final int LABELS = 256;
    /** Orange first, then blue: the two that differ most, also in brightness. */
    private static final List<Integer> DISTINCT = List.of(0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0xCC79A7, 0xD55E00, 0x0072B2,
            0xBBFFAA, 0x7755FF, 0x66BB66, 0x8888FF, 0x55DDAA, 0xFFFF88);

    /** The standard colours without names. */
    public static final LabelPalette STANDARD = new LabelPalette(standard(), Map.of());

    private final int[] argb;
    private final Map<Integer, String> names;

    /**
     * @param argb 256 opaque colours 0xFFRRGGBB, the first of which is not looked at; copied
     * @param names what labels mean, such as 1 → "lesion"; labels may be absent
     */
    public LabelPalette(int[] argb, Map<Integer, String> names) {
        if (argb.length != LABELS) {
            throw new IllegalArgumentException("A palette has 256 colours, not " + argb.length);
        }
        this.argb = argb.clone();
        this.argb[0] = 0;
        this.names = Map.copyOf(names);
    }

    private static int[] standard() {
        int[] colours = new int[LABELS];
        for (int label = 1; label < LABELS; label++) {
            int round = (label - 1) / DISTINCT.size();
            int colour = DISTINCT.get((label - 1) % DISTINCT.size());
            int towards = round % 2 == 1 ? 0xFFFFFF : 0;
            double share = round == 0 ? 0 : 0.2 + 0.12 * ((round - 1) / 2 % 4);
            colours[label] = 0xFF000000 | mix(colour, towards, share);
        }
        return colours;
    }

    private static int mix(int from, int to, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int a = from >> shift & 0xFF;
            int b = to >> shift & 0xFF;
            mixed |= (int) Math.rint(a + share * (b - a)) << shift;
        }
        return mixed;
    }

    /** The same colours with other names. */
    public LabelPalette named(Map<Integer, String> names) {
        return new LabelPalette(argb, names);
    }

    /** The colour 0xAARRGGBB of a label from 0 to 255. */
    public int argb(int label) {
        return argb[label];
    }

    /** What a label means; "background" for 0 and "label 3" where nobody said. */
    public String name(int label) {
        return names.getOrDefault(label, label == 0 ? "background" : "label " + label);
    }

    /** The names that were given. */
    public Map<Integer, String> names() {
        return names;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelPalette palette && Arrays.equals(argb, palette.argb) && names.equals(palette.names);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(argb) + names.hashCode();
    }

    @Override
    public String toString() {
        return "LabelPalette" + new TreeMap<>(names);
    }
}
