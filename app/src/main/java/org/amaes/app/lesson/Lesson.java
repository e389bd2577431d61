package org.amaes.app.lesson;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * A lesson: steps to read and questions to guess at before the answer is shown.
 *
 * @param format {@value #FORMAT}
 * @param id a stable word, also its file's name
 * @param title what it is about
 * @param minutes how long it takes
 * @param goal what a person knows at its end, one sentence
 * @param steps in order
 */
public record Lesson(String format, String id, String title, int minutes, String goal, List<Step> steps) {

    /** What the files of this version say. */
    public static final String FORMAT = "amaes-lesson-1";

    public Lesson {
        require(FORMAT.equals(format), "its \"format\" is not \"" + FORMAT + "\"");
        require(id != null && id.matches("[a-z-]+"), "its \"id\" is no word of small letters");
        require(title != null && !title.isBlank() && goal != null && !goal.isBlank(), "its \"title\" or \"goal\" is missing");
        require(minutes > 0, "its \"minutes\" are not above 0");
        require(steps != null && !steps.isEmpty(), "it has no \"steps\"");
        steps = List.copyOf(steps);
    }

    /** One screen of a lesson. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Read.class, name = "read"), @JsonSubTypes.Type(value = Guess.class, name = "guess")})
    public sealed interface Step {

        /** The pictures that belong to it before anything is answered; null for none. */
        Scene scene();
    }

    /**
     * Something to read. Texts may hold {hidden} and {decibels}, which the scene's numbers replace.
     *
     * @param title its heading
     * @param text a few sentences
     * @param scene pictures, or null
     */
    public record Read(String title, String text, Scene scene) implements Step {

        public Read {
            require(title != null && text != null, "a step to read needs \"title\" and \"text\"");
        }
    }

    /**
     * A question, answered by guessing before the answer is seen.
     *
     * @param question what is asked
     * @param choices at least two answers
     * @param right which of them is right, from 0
     * @param because why; shown after the guess
     * @param scene pictures before the guess, or null
     * @param revealed pictures after it, or null to keep the same
     */
    public record Guess(String question, List<String> choices, int right, String because, Scene scene, Scene revealed) implements Step {

        public Guess {
            require(question != null && because != null, "a guess needs \"question\" and \"because\"");
            require(choices != null && choices.size() > 1, "a guess needs two \"choices\" or more");
            choices = List.copyOf(choices);
            require(right >= 0 && right < choices.size(), "\"right\" names no choice; the first is 0");
        }
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
