package org.amaes.app.place;

import java.util.List;

/**
 * Something that a person has to decide before it is done.
 *
 * @param title in a few words
 * @param words what each answer means, in a few sentences
 * @param answers from the most careful to the boldest; besides, the question can always be put away, and then nothing is done
 */
public record Question(String title, String words, List<Answer> answers) {

    /**
     * A possible answer.
     *
     * @param words the button's
     * @param action what is done then, on the window's thread
     */
    public record Answer(String words, Runnable action) {
    }

    public Question {
        answers = List.copyOf(answers);
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("A question without answers");
        }
    }
}
