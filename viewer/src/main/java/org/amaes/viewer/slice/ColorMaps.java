package org.amaes.viewer.slice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The colour maps that people choose from. Viridis, Magma and Cividis rise steadily in brightness and are told apart
 * by people with any kind of colour vision, as is the diverging {@link #DIVERGING}; Fire and Ice are what ImageJ shows.
 */
public final class ColorMaps {

    private static final String FILE = "color-maps.txt";
    private static final Map<String, ColorMap> READ = read();

    /** White to black. */
    public static final ColorMap INVERTED_GREY = inverted();
    /** Black over red and yellow to white. */
    public static final ColorMap FIRE = READ.get("Fire");
    /** Blue over violet to red, ImageJ's. */
    public static final ColorMap ICE = READ.get("Ice");
    /** Violet over green to yellow. */
    public static final ColorMap VIRIDIS = READ.get("Viridis");
    /** Black over violet and orange to cream. */
    public static final ColorMap MAGMA = READ.get("Magma");
    /** Blue over grey to yellow: looks the same to people who see no red or no green. */
    public static final ColorMap CIVIDIS = READ.get("Cividis");
    /** Blue over white to orange: for differences, which are below, at or above zero in the middle. */
    public static final ColorMap DIVERGING = READ.get("Blue–orange");

    private static final List<ColorMap> ALL =
            List.of(ColorMap.GREY, INVERTED_GREY, VIRIDIS, MAGMA, CIVIDIS, FIRE, ICE, DIVERGING);

    private ColorMaps() {
    }

    /** All of them, in the order in which they are offered. */
    public static List<ColorMap> all() {
        return ALL;
    }

    /** The map of a name, in any case. */
    public static Optional<ColorMap> named(String name) {
        return ALL.stream().filter(map -> map.name().equalsIgnoreCase(name)).findFirst();
    }

    private static ColorMap inverted() {
        int[] table = ColorMap.GREY.table();
        int[] turned = new int[ColorMap.SIZE];
        for (int step = 0; step < ColorMap.SIZE; step++) {
            turned[step] = table[ColorMap.SIZE - 1 - step];
        }
        return new ColorMap("Inverted grey", turned);
    }

    private static Map<String, ColorMap> read() {
        Map<String, ColorMap> maps = new LinkedHashMap<>();
        for (String line : lines()) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t");
                int[] argb = new int[ColorMap.SIZE];
                for (int step = 0; step < ColorMap.SIZE; step++) {
                    argb[step] = 0xFF000000 | Integer.parseInt(cells[1], 6 * step, 6 * step + 6, 16);
                }
                maps.put(cells[0], new ColorMap(cells[0], argb));
            }
        }
        return maps;
    }

    private static List<String> lines() {
        try (InputStream file = ColorMaps.class.getResourceAsStream(FILE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The program's own " + FILE + " cannot be read", e);
        }
    }
}
