package org.amaes.app.train.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.amaes.app.train.list.RunRow;
import org.amaes.core.recipe.Forecast;

/** A forecast in words. */
final class ForecastWords {

    private ForecastWords() {
    }

    /** What it will take. */
    static List<RunRow.Fact> facts(Forecast forecast) {
        List<RunRow.Fact> facts = new ArrayList<>();
        facts.add(new RunRow.Fact("Time", "about " + RunRow.time(forecast.totalSeconds()) + String.format(Locale.ROOT, " (%,d updates of %.3g s)",
                forecast.steps(), forecast.secondsPerStep())));
        facts.add(new RunRow.Fact("Memory", bytes(forecast.peakBytes()) + " of " + bytes(forecast.availableBytes()) + " that are free"));
        facts.add(new RunRow.Fact("Disk", bytes(forecast.diskBytes()) + " of " + bytes(forecast.freeDiskBytes()) + " that are free"));
        facts.add(new RunRow.Fact("Measured", String.format(Locale.ROOT, "%d updates of %d patches of %s%s", forecast.measured().steps(),
                forecast.measured().samples(), forecast.measured().patch(), forecast.measured().whole() ? "" : ", scaled up")));
        return facts;
    }

    /** What will go wrong, and what would help; empty if it fits. */
    static String warning(Forecast forecast) {
        StringBuilder words = new StringBuilder();
        if (!Forecast.fitsMemory(forecast.peakBytes(), forecast.availableBytes())) {
            words.append("It will not fit into the memory that is free.");
            forecast.proposals().forEach(proposal -> words.append(" With ").append(proposal.option()).append(" it needs ").append(bytes(proposal.peakBytes()))
                    .append(proposal.same() ? " and trains the same." : "."));
            words.append(forecast.proposals().isEmpty() ? " No smaller patch or batch of this network will; choose a smaller network." : "");
        }
        if (forecast.diskBytes() > forecast.freeDiskBytes()) {
            words.append(words.isEmpty() ? "" : " ").append("It will not fit on the disk. Keep fewer checkpoints, or choose another place.");
        }
        return words.toString();
    }

    private static String bytes(long bytes) {
        return bytes < 1L << 30 ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6) : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
