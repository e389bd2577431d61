package org.amaes.app.lesson;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.amaes.app.lesson.Scene.Stage;
import org.amaes.core.volume.Volume;

/**
 * A scene made: its pictures and its numbers.
 *
 * @param volumes what is shown, in order
 * @param hidden the share of voxels (0 to 1) that are hidden
 * @param decibels how near the damaged patch is to what must be drawn (PSNR); infinite where nothing is damaged
 */
public record Picture(Map<Stage, Volume> volumes, double hidden, double decibels) {

    public Picture {
        volumes = new LinkedHashMap<>(volumes);
    }

    /** A lesson's text with this picture's numbers in their places. */
    String fill(String text) {
        return text.replace("{hidden}", String.format(Locale.ROOT, "%.0f %%", 100 * hidden))
                .replace("{decibels}", Double.isInfinite(decibels) ? "no difference" : String.format(Locale.ROOT, "%.1f dB", decibels));
    }
}
