package org.amaes.app.shell;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.notice.Notifications;
import org.amaes.app.place.Opener;
import org.amaes.app.place.Place;
import org.amaes.app.state.Memory;
import org.amaes.core.kind.FileKind;

/** Opens whatever a person drops, chooses or names: recognises it, then the place in front takes it, or else the first that does. */
public final class Opening implements Opener {

    private final Navigation navigation;
    private final Jobs jobs;
    private final Notifications notifications;
    private final Memory memory;

    public Opening(Navigation navigation, Jobs jobs, Notifications notifications, Memory memory) {
        this.navigation = navigation;
        this.jobs = jobs;
        this.notifications = notifications;
        this.memory = memory;
    }

    @Override
    public void open(Path file) {
        jobs.quietly("Looking at " + file.getFileName(), _ -> FileKind.of(file), outcome -> {
            switch (outcome) {
                case Outcome.Success<FileKind>(FileKind kind) -> open(file, kind);
                case Outcome.Failed<FileKind>(var problem) -> notifications.problem(problem);
                case Outcome.Cancelled<FileKind> _ -> { }
            }
        });
    }

    private void open(Path file, FileKind kind) {
        Stream<Place> inOrder = Stream.concat(Stream.ofNullable(navigation.front().get()), navigation.places().stream());
        Place place = inOrder.filter(each -> each.accepts().contains(kind)).findFirst().orElseThrow(
                () -> new IllegalStateException("No place takes a " + kind.word()));
        navigation.go(place);
        place.view();
        memory.opened(file, kind);
        place.open(file, kind);
    }
}
