package org.amaes.runner.cli;

/** Thrown through a command that ended because somebody asked it to. */
final class StoppedException extends Exception {

    private static final long serialVersionUID = 1L;

    StoppedException() {
        super("stopped on request");
    }
}
