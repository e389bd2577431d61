package org.amaes.app.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What older versions remembered, in the words of this one; one step from each format to the next. */
final class StateMigration {

    private StateMigration() {
    }

    /** The same state in the newest format; a format that never was is left for the reader to refuse. */
    static ObjectNode toNewest(ObjectNode old) {
        ObjectNode state = old.deepCopy();
        if (state.path("format").asInt() == 1) {
            fromFirst(state);
        }
        return state;
    }

    /** Format 1 knew no folder of scans, at first no runs either, and asked nothing; whoever has a file is not new here. */
    private static void fromFirst(ObjectNode state) {
        state.put("format", 2);
        if (!state.has("runs")) {
            state.putArray("runs");
        }
        state.putNull("dataFolder");
        state.put("welcomed", true);
    }
}
