package org.amaes.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours that can be told apart: text 4.5 to 1, edges of controls 3 to 1 (WCAG 2.1, AA). */
class ContrastTest {

    private static final Pattern COLOUR = Pattern.compile("(-amaes-[a-z-]+): #([0-9a-f]{6});");
    private static final List<String> GROUNDS = List.of("background", "surface", "sunken", "rail", "hover");

    private static String sheet(String name) throws IOException {
        try (InputStream file = ContrastTest.class.getResourceAsStream("/org/amaes/assets/theme/" + name + ".css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, Integer> colours(String theme) throws IOException {
        Map<String, Integer> colours = new TreeMap<>();
        Matcher matcher = COLOUR.matcher(sheet(theme));
        while (matcher.find()) {
            colours.put(matcher.group(1).substring("-amaes-".length()), Integer.parseInt(matcher.group(2), 16));
        }
        return colours;
    }

    private static double luminance(int rgb) {
        double sum = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int channel = 0; channel < 3; channel++) {
            double value = (rgb >> 16 - 8 * channel & 0xFF) / 255.0;
            sum += weights[channel] * (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static double contrast(int a, int b) {
        double bright = Math.max(luminance(a), luminance(b));
        return (bright + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);
    }

    @Test
    void blackOnWhiteIsTwentyOneToOne() {
        assertEquals(21, contrast(0, 0xFFFFFF), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyTextCanBeReadOnEveryGround(String theme) throws IOException {
        Map<String, Integer> colours = colours(theme);
        for (String text : List.of("text", "text-quiet", "accent", "good", "warn", "bad")) {
            for (String ground : GROUNDS) {
                assertContrast(4.5, text, ground, colours);
            }
        }
        for (String text : List.of("text", "text-quiet", "accent")) {
            assertContrast(4.5, text, "accent-soft", colours);
        }
        assertContrast(4.5, "text", "bad-soft", colours);
        assertContrast(4.5, "on-accent", "accent", colours);
        assertContrast(4.5, "on-accent", "accent-hover", colours);
        assertContrast(4.5, "image-text", "image", colours);
        assertContrast(3, "line-strong", "surface", colours);
        assertContrast(3, "line-strong", "background", colours);
        for (String curve : List.of("blue", "orange", "green", "purple", "sky", "red", "olive", "grey")) {
            assertContrast(3, "curve-" + curve, "surface", colours);
        }
    }

    private static void assertContrast(double least, String front, String back, Map<String, Integer> colours) {
        double contrast = contrast(colours.get(front), colours.get(back));
        assertTrue(contrast >= least, front + " on " + back + ": " + contrast);
    }

    @Test
    void bothThemesNameTheSameColoursAndTheOtherSheetsNoOthers() throws IOException {
        assertEquals(colours("light").keySet(), colours("dark").keySet());
        for (String name : List.of("base", "controls", "shell")) {
            assertTrue(Stream.of(sheet(name).split("\n")).noneMatch(line -> line.matches(".*#[0-9a-fA-F]{3,8}[; ].*")), name + ".css has a colour of its own");
        }
    }
}
