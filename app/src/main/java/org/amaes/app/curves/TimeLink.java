package org.amaes.app.curves;

import java.util.OptionalLong;
import org.amaes.app.timemachine.TimeMachineViewModel;
import org.amaes.core.run.RunEvent;

/**
 * Lets the time machine and the marker on the curves move together: a preview that somebody chooses puts the marker
 * at its step, and a marker that somebody puts shows the newest preview up to there. Newer previews move neither
 * once one of them was moved.
 */
final class TimeLink {

    private final CurvesViewModel curves;
    private final TimeMachineViewModel time;
    private boolean moving;

    TimeLink(CurvesViewModel curves, TimeMachineViewModel time) {
        this.curves = curves;
        this.time = time;
        curves.shown().addListener((_, _, _) -> told());
        curves.all().addListener((_, _, _) -> told());
        curves.look().addListener((_, before, now) -> {
            if (!before.mark().equals(now.mark())) {
                together(() -> marked(now.mark()));
            }
        });
        time.index().addListener((_, _, _) -> together(this::chosen));
        time.pinned().addListener((_, _, _) -> together(this::chosen));
        told();
    }

    private void told() {
        curves.first().ifPresent(run -> time.take(run.path(), run.now().get().course().previews()));
    }

    private void marked(OptionalLong step) {
        step.ifPresentOrElse(time::chooseStep, time::follow);
    }

    private void chosen() {
        if (time.pinned().get()) {
            time.chosen().map(RunEvent::step).ifPresent(curves::mark);
        } else {
            curves.unmark();
        }
    }

    private void together(Runnable move) {
        if (!moving) {
            moving = true;
            move.run();
            moving = false;
        }
    }
}
