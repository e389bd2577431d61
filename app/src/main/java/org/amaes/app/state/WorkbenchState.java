package org.amaes.app.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Everything that the window remembers.
 *
 * @param format 2
 * @param theme the colours
 * @param place the place that was in front
 * @param window where the window stood; null before the first time
 * @param engine how networks are to be computed
 * @param recent what was opened, newest first
 * @param places what each place asked to remember, by its id
 * @param runs run folders, and folders that hold some, that are watched
 * @param dataFolder where the person keeps scans, in which files are looked for first; null if they did not say
 * @param welcomed whether the person has been asked what is asked once
 */
public record WorkbenchState(int format, Theme theme, String place, Bounds window, EngineChoice engine, List<Recent> recent,
        Map<String, Map<String, String>> places, List<String> runs, String dataFolder, boolean welcomed) {

    /** The format this version writes, and the newest it reads. */
    public static final int FORMAT = 2;

    /**
     * Where a window stands on the screen, in pixels of the platform.
     *
     * @param maximised whether it fills the screen; the rest is where it goes back to
     */
    public record Bounds(double x, double y, double width, double height, boolean maximised) {
    }

    /**
     * How networks are to be computed.
     *
     * @param device "cpu" or "cuda:0", …
     * @param threads threads of the processor; 0 for all of them
     * @param memoryShare the share of the machine's memory that the engine may use outside the tensor library, in percent
     */
    public record EngineChoice(String device, int threads, int memoryShare) {

        public EngineChoice {
            Objects.requireNonNull(device, "device");
            if (threads < 0 || memoryShare < 5 || memoryShare > 90) {
                throw new IllegalArgumentException("threads " + threads + ", memory share " + memoryShare + " %");
            }
        }
    }

    public WorkbenchState {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format " + format);
        }
        Objects.requireNonNull(theme, "theme");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(engine, "engine");
        recent = List.copyOf(recent);
        runs = List.copyOf(runs);
        Map<String, Map<String, String>> copy = new TreeMap<>();
        places.forEach((id, words) -> copy.put(id, Map.copyOf(words)));
        places = Map.copyOf(copy);
    }

    /** What somebody sees who starts for the first time. */
    public static WorkbenchState fresh() {
        return new WorkbenchState(FORMAT, Theme.SYSTEM, "home", null, new EngineChoice("cpu", 0, 25), List.of(), Map.of(), List.of(), null, false);
    }

    /** The same with other colours. */
    public WorkbenchState with(Theme other) {
        return new WorkbenchState(format, other, place, window, engine, recent, places, runs, dataFolder, welcomed);
    }

    /** The same with another engine. */
    public WorkbenchState with(EngineChoice other) {
        return new WorkbenchState(format, theme, place, window, other, recent, places, runs, dataFolder, welcomed);
    }

    /** The same with another window. */
    public WorkbenchState with(Bounds other) {
        return new WorkbenchState(format, theme, place, other, engine, recent, places, runs, dataFolder, welcomed);
    }

    /** The same with another place in front. */
    public WorkbenchState withPlace(String other) {
        return new WorkbenchState(format, theme, other, window, engine, recent, places, runs, dataFolder, welcomed);
    }

    /** The same with what the places ask to remember. */
    public WorkbenchState withPlaces(Map<String, Map<String, String>> other) {
        return new WorkbenchState(format, theme, place, window, engine, recent, other, runs, dataFolder, welcomed);
    }

    /** The same with other things opened. */
    public WorkbenchState withRecent(List<Recent> other) {
        return new WorkbenchState(format, theme, place, window, engine, other, places, runs, dataFolder, welcomed);
    }

    /** The same with other runs watched. */
    public WorkbenchState withRuns(List<String> other) {
        return new WorkbenchState(format, theme, place, window, engine, recent, places, other, dataFolder, welcomed);
    }

    /** The same with another folder of scans; null for none. */
    public WorkbenchState withDataFolder(String other) {
        return new WorkbenchState(format, theme, place, window, engine, recent, places, runs, other, welcomed);
    }

    /** The same, and nobody is asked again. */
    public WorkbenchState withWelcome() {
        return new WorkbenchState(format, theme, place, window, engine, recent, places, runs, dataFolder, true);
    }

    /** The same with something opened just now; it moves to the front if it is there already. */
    public WorkbenchState opened(Recent newest, int most) {
        List<Recent> list = new ArrayList<>(List.of(newest));
        recent.stream().filter(each -> !each.path().equals(newest.path())).limit(most - 1L).forEach(list::add);
        return withRecent(list);
    }
}
