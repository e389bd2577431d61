package org.amaes.core.quality;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns that every table of scans has, in words: on the command line, in the window, in reports. */
public enum QualityColumns {
    /** Voxels along the file's axes. */
    SHAPE("voxels", quality -> quality.first().map(facts -> facts.shape() + (facts.volumes() > 1 ? " × " + facts.volumes() : "")).orElse("–")),
    /** Voxel size. */
    SPACING("mm", quality -> quality.first().map(facts -> facts.spacing().stream().map(value -> String.format(Locale.ROOT, "%.2f", value))
            .collect(Collectors.joining("×"))).orElse("–")),
    /** Where the axes point to. */
    ORIENTATION("axes", quality -> quality.first().map(ImageFacts::orientation).orElse("–")),
    /** Smallest and largest value. */
    RANGE("range", quality -> quality.first().map(facts -> short0(facts.minimum()) + " … " + short0(facts.maximum())).orElse("–")),
    /** Share of background. */
    BACKGROUND("backgr.", quality -> quality.first().map(facts -> percent(facts.background(), 0)).orElse("–")),
    /** Signal over noise. */
    NOISE("SNR", quality -> quality.first().map(facts -> facts.signalToNoise().isPresent()
            ? String.format(Locale.ROOT, "%.0f", facts.signalToNoise().getAsDouble()) : "–").orElse("–")),
    /** The hint of ghosts. */
    GHOSTS("ghosts", quality -> quality.first().map(facts -> percent(facts.ghosting(), 1)).orElse("–")),
    /** The hint of ringing. */
    RINGING("ringing", quality -> quality.first().map(facts -> percent(facts.ringing(), 1)).orElse("–")),
    /** The outlined volume. */
    OUTLINE("outline", quality -> quality.label().map(label -> String.format(Locale.ROOT, "%.1f ml", label.millilitres()))
            .orElse(quality.scan().label().isPresent() ? "unreadable" : "–"));

    private final String title;
    private final Function<ScanQuality, String> words;

    QualityColumns(String title, Function<ScanQuality, String> words) {
        this.title = title;
        this.words = words;
    }

    /** The head of the column. */
    public String title() {
        return title;
    }

    /** What stands in it; a dash where nothing can be said. */
    public String of(ScanQuality quality) {
        return words.apply(quality);
    }

    /** The words of all columns. */
    static List<String> all(ScanQuality quality) {
        return java.util.Arrays.stream(values()).map(column -> column.of(quality)).toList();
    }

    private static String short0(float value) {
        return Math.abs(value) < 1e6 && value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.4g", value);
    }

    private static String percent(OptionalDouble share, int places) {
        return share.isPresent() ? String.format(Locale.ROOT, "%." + places + "f %%", 100 * Math.max(0, share.getAsDouble())) : "–";
    }
}
