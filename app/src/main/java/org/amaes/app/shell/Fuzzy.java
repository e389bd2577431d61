package org.amaes.app.shell;

import java.util.Locale;

/** How well a few typed letters fit a name: all have to occur in order; beginnings of words and runs count more. */
final class Fuzzy {

    /** The score of what does not fit. */
    static final int NO_MATCH = -1;

    private static final int LETTER = 1;
    private static final int RUN = 7; // a word typed from its start beats its letters scattered over starts of words
    private static final int WORD_START = 6;

    private Fuzzy() {
    }

    /**
     * The fit.
     *
     * @param typed what was typed; spaces do not count
     * @return higher is better; {@link #NO_MATCH} if a letter is missing; 0 if nothing was typed
     */
    static int score(String typed, String name) {
        String wanted = typed.toLowerCase(Locale.ROOT).replace(" ", "");
        String in = name.toLowerCase(Locale.ROOT);
        int best = NO_MATCH;
        // where a first letter is taken decides the runs after it, so every place of it is tried
        for (int start = 0; start < Math.max(1, in.length()); start++) {
            best = Math.max(best, scoreFrom(wanted, in, start));
        }
        return best;
    }

    private static int scoreFrom(String wanted, String in, int start) {
        int score = 0;
        int at = start;
        int last = -2;
        for (int i = 0; i < wanted.length(); i++) {
            int found = in.indexOf(wanted.charAt(i), at);
            if (found < 0) {
                return NO_MATCH;
            }
            boolean wordStart = found == 0 || !Character.isLetterOrDigit(in.charAt(found - 1));
            score += LETTER + (wordStart ? WORD_START : 0) + (found == last + 1 ? RUN : 0);
            last = found;
            at = found + 1;
        }
        return score;
    }
}
