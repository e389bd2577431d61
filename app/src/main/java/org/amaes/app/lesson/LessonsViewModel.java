package org.amaes.app.lesson;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.lesson.Lesson.Guess;
import org.amaes.app.lesson.Lesson.Step;
import org.amaes.core.WorkbenchException;

/** Which lesson is open, where in it a person is, and what was guessed. No scene classes. */
public final class LessonsViewModel {

    private final Jobs jobs;
    private final List<Lesson> lessons;
    private final SceneMaker maker = new SceneMaker();
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private Lesson open; // null: the list
    private int step;
    private OptionalInt guessed = OptionalInt.empty();
    private int right;
    private Optional<Picture> picture = Optional.empty();
    private Optional<WorkbenchException> problem = Optional.empty();
    private int making;

    /** @throws IllegalStateException if a lesson of the product itself is damaged */
    public LessonsViewModel(Jobs jobs) {
        this.jobs = jobs;
        try {
            lessons = LessonFile.builtIn();
        } catch (WorkbenchException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Grows whenever something else is to be shown. */
    public ReadOnlyLongProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** All lessons. */
    public List<Lesson> lessons() {
        return lessons;
    }

    /** The open lesson; empty while the list is shown. */
    public Optional<Lesson> lesson() {
        return Optional.ofNullable(open);
    }

    /** The step in front. */
    public Step step() {
        return open.steps().get(step);
    }

    /** Its number, from 0. */
    public int number() {
        return step;
    }

    /** What was guessed at this step. */
    public OptionalInt guessed() {
        return guessed;
    }

    /** How many guesses of this lesson were right. */
    public int right() {
        return right;
    }

    /** The pictures of this step; empty where it has none, or while they are being made. */
    public Optional<Picture> picture() {
        return picture;
    }

    /** Why there is no picture. */
    public Optional<WorkbenchException> problem() {
        return problem;
    }

    /** Whether pictures are being made. */
    public boolean isMaking() {
        return making > 0;
    }

    /** Opens a lesson at its beginning. */
    public void open(Lesson lesson) {
        open = lesson;
        right = 0;
        go(0);
    }

    /** Back to the list. */
    public void close() {
        open = null;
        picture = Optional.empty();
        change();
    }

    /** Whether {@link #next} may be called: a question wants a guess first. */
    public boolean mayGoOn() {
        return !(step() instanceof Guess) || guessed.isPresent();
    }

    /** The next step, or after the last the list. */
    public void next() {
        if (step + 1 < open.steps().size()) {
            go(step + 1);
        } else {
            close();
        }
    }

    /** The step before. */
    public void back() {
        if (step > 0) {
            go(step - 1);
        }
    }

    /** Guesses at the question in front, once. */
    public void guess(int choice) {
        if (step() instanceof Guess question && guessed.isEmpty()) {
            guessed = OptionalInt.of(choice);
            right += choice == question.right() ? 1 : 0;
            if (question.revealed() != null) {
                make(question.revealed());
            }
            change();
        }
    }

    /** A text of this step with the numbers of its pictures. */
    public String fill(String text) {
        return picture.map(made -> made.fill(text)).orElse(text.replaceAll("\\{\\w+}", "…"));
    }

    private void go(int number) {
        step = number;
        guessed = OptionalInt.empty();
        picture = Optional.empty();
        problem = Optional.empty();
        if (step().scene() != null) {
            make(step().scene());
        }
        change();
    }

    private void make(Scene scene) {
        Lesson lesson = open;
        int number = step;
        making++;
        jobs.quietly("Making the lesson's pictures", _ -> maker.make(scene), outcome -> {
            making--;
            if (open == lesson && step == number) { // otherwise the person has gone on
                switch (outcome) {
                    case Outcome.Success<Picture>(Picture made) -> picture = Optional.of(made);
                    case Outcome.Failed<Picture>(WorkbenchException cause) -> problem = Optional.of(cause);
                    case Outcome.Cancelled<Picture> _ -> { }
                }
            }
            change();
        });
    }

    private void change() {
        changes.set(changes.get() + 1);
    }
}
