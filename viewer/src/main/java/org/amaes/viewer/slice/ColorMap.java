package org.amaes.viewer.slice;

import java.util.Arrays;
import java.util.Objects;

/**
 * A colour for each of 256 steps of brightness, from the lower to the upper end of a {@link Window}.
 *
 * <p>Colours may be transparent, so a map decides which part of a layer covers what lies below it.
 * Immutable; equal where name and colours are.
 */
public final class ColorMap {

    /** How many colours a map has. */
    public static final int SIZE = 256;

    /** Black to white. */
    public static final ColorMap GREY = new ColorMap("Grey", ramp());

    private static final double FADE = 64;

    private final String name;
    private final int[] argb;

    /**
     * @param name what people call it, such as "Viridis"
     * @param argb 256 colours 0xAARRGGBB, not premultiplied; copied
     */
    public ColorMap(String name, int[] argb) {
        if (argb.length != SIZE) {
            throw new IllegalArgumentException("A colour map has 256 colours, not " + argb.length);
        }
        this.name = Objects.requireNonNull(name);
        this.argb = argb.clone();
    }

    private static int[] ramp() {
        int[] grey = new int[SIZE];
        Arrays.setAll(grey, step -> 0xFF000000 | 0x010101 * step);
        return grey;
    }

    /** What people call it. */
    public String name() {
        return name;
    }

    /** The colour 0xAARRGGBB of a step from 0 to 255. */
    public int argb(int step) {
        return argb[step];
    }

    /** A copy of the 256 colours. */
    public int[] table() {
        return argb.clone();
    }

    /** The same colours, fading out towards the lower end: for layers whose low values should not hide what is below. */
    public ColorMap fadingOut() {
        int[] faded = new int[SIZE];
        Arrays.setAll(faded, step -> argb[step] & 0xFFFFFF | (int) ((argb[step] >>> 24) * Math.min(1, step / FADE)) << 24);
        return new ColorMap(name + ", fading out", faded);
    }

    /** The same colours, fading out towards the middle: for differences, which hide what is below only where there is one. */
    public ColorMap fadingAtTheMiddle() {
        int[] faded = new int[SIZE];
        double half = (SIZE - 1) / 2.0;
        // half the way to an end is enough to cover what is below
        Arrays.setAll(faded, step -> argb[step] & 0xFFFFFF | (int) Math.rint((argb[step] >>> 24) * Math.min(1, 2 * Math.abs(step - half) / half)) << 24);
        return new ColorMap(name + ", fading at the middle", faded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColorMap map && name.equals(map.name) && Arrays.equals(argb, map.argb);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(argb);
    }

    @Override
    public String toString() {
        return name;
    }
}
