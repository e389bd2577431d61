package org.amaes.core.checkpoint;

/** A pickle that asks for something which no list of weights needs; the message is what it asks for. */
final class PickleRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param function the function it would have called, in Python's full name */
    PickleRefusal(String function) {
        super(printable(function));
    }

    private static String printable(String name) {
        String clean = name.replaceAll("[^\\p{Graph} ]", "?");
        return clean.length() > 80 ? clean.substring(0, 80) + "…" : clean;
    }
}
