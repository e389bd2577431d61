package org.amaes.app.engine;

/** What the engine's process said about a problem, for a report; the stack is that process' own, as text. */
final class EngineProblem extends Exception {

    private static final long serialVersionUID = 1L;

    EngineProblem(String details) {
        super(details, null, false, false);
    }
}
