package org.amaes.app.predict;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.amaes.app.state.Memory;
import org.amaes.core.kind.FileKind;

/** Networks that were opened before and are still there. */
public final class RecentNetworks {

    private static final int MOST = 10;

    private RecentNetworks() {
    }

    /** Checkpoints and runs, newest first. */
    public static List<Path> of(Memory memory) {
        return memory.state().get().recent().stream().filter(each -> each.kind() == FileKind.CHECKPOINT || each.kind() == FileKind.RUN)
                .map(each -> Path.of(each.path())).filter(Files::exists).limit(MOST).toList();
    }
}
