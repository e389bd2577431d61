package org.amaes.app.curves;

import java.nio.file.Path;
import java.util.List;
import org.amaes.app.file.Choosers;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.job.Work;
import org.amaes.app.notice.Notifications;
import org.amaes.core.WorkbenchException;
import org.amaes.core.plot.CurveFile;
import org.amaes.core.plot.Look;
import org.amaes.core.plot.ShownRun;
import org.amaes.core.report.RunReport;

/** Takes curves and reports away into files, by the code that {@code amaes curves} and {@code amaes run-report} use, too. */
final class CurveFiles {

    private static final Choosers.Filter CSV = new Choosers.Filter("Tables", List.of("*.csv"));
    private static final Choosers.Filter PICTURES = new Choosers.Filter("Pictures", List.of("*.png", "*.svg"));

    private static final Choosers.Filter PAGES = new Choosers.Filter("Pages", List.of("*.html"));

    private final Jobs jobs;
    private final Notifications notifications;
    private final Choosers choosers;

    CurveFiles(Jobs jobs, Notifications notifications, Choosers choosers) {
        this.jobs = jobs;
        this.notifications = notifications;
        this.choosers = choosers;
    }

    /** Writes all values as a table. */
    void table(List<ShownRun> runs) {
        choosers.save("Save the curves as a table", name(runs) + ".csv", CSV).ifPresent(file -> write(file, "csv", runs, Look.STANDARD));
    }

    /** Writes a picture of what is on show. */
    void picture(List<ShownRun> runs, Look look) {
        choosers.save("Save a picture of the curves", name(runs) + ".png", PICTURES).ifPresent(file -> write(file, "png", runs, look));
    }

    /** Writes all about a run on one page. */
    void report(Path run) {
        choosers.save("Save a report of this run", run.getFileName() + "-report.html", PAGES).ifPresent(chosen -> {
            Path file = chosen.toString().endsWith(".html") ? chosen : chosen.resolveSibling(chosen.getFileName() + ".html");
            run("Writing " + file.getFileName(), file, _ -> {
                RunReport.of(run).write(file, true);
                return file;
            });
        });
    }

    private static String name(List<ShownRun> runs) {
        return runs.size() == 1 ? runs.getFirst().name() + "-curves" : "curves";
    }

    private void write(Path chosen, String ending, List<ShownRun> runs, Look look) {
        Path file = CurveFile.isKnown(chosen) ? chosen : chosen.resolveSibling(chosen.getFileName() + "." + ending);
        run("Writing " + file.getFileName(), file, _ -> {
            CurveFile.write(file, runs, look, CurveFile.Size.STANDARD);
            return file;
        });
    }

    private void run(String title, Path file, Work<Path> work) {
        jobs.run(title, work, outcome -> {
            switch (outcome) {
                case Outcome.Success<Path> _ -> notifications.done(file + " is written.");
                case Outcome.Failed<Path>(WorkbenchException problem) -> notifications.problem(problem);
                case Outcome.Cancelled<Path> _ -> { }
            }
        });
    }

}
