package org.amaes.app.place;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import org.amaes.core.kind.FileKind;

/**
 * A room of the window, reached by the left rail. All methods are called on the window's thread, and
 * none may do long work there.
 */
public interface Place {

    /** How it is called and reached; cheap. */
    PlaceCard card();

    /** Its content: made at the first call, when somebody goes there, and the same node from then on. */
    Node view();

    /** What it can open when it is dropped on the window or chosen by a person. */
    default Set<FileKind> accepts() {
        return Set.of();
    }

    /**
     * Opens a file or folder; called only after {@link #view}. Whether the file can be read is found out here,
     * and said to the person in the sentence of the {@link org.amaes.core.WorkbenchException}.
     *
     * @param kind one of {@link #accepts}
     */
    default void open(Path file, FileKind kind) {
        throw new IllegalStateException(card().id() + " accepts nothing");
    }

    /** What else can be done here, for the command palette and the keyboard; asked for anew whenever the palette opens. */
    default List<Command> commands() {
        return List.of();
    }

    /** Style sheets of its view, which the window's scene takes over; known before the view is made. */
    default List<String> sheets() {
        return List.of();
    }

    /** What to remember until the next start: a few short words by name. */
    default Map<String, String> state() {
        return Map.of();
    }

    /** Takes back what {@link #state} said, before {@link #view} is first called. Words that make no sense any more are ignored. */
    default void restore(Map<String, String> state) {
    }

    /** Whether nothing is under way that will still change the picture; screenshots wait for it. */
    default boolean settled() {
        return true;
    }

    /** Called whenever the place comes to the front. */
    default void shown() {
    }

    /** Called whenever another place comes to the front, and before the window closes. */
    default void hidden() {
    }

    /**
     * What has to be asked before the window closes; empty if nothing has.
     *
     * @param close closes the window; what the answers do at their end
     */
    default Optional<Question> beforeClosing(Runnable close) {
        return Optional.empty();
    }
}
