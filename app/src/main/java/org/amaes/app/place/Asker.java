package org.amaes.app.place;

/** Who puts questions to the person, and acts on the answer. */
@FunctionalInterface
public interface Asker {

    /** Asks; nothing waits for the answer. */
    void ask(Question question);
}
