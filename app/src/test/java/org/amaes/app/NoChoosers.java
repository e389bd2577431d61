package org.amaes.app;

import java.nio.file.Path;
import java.util.Optional;
import org.amaes.app.file.Choosers;

/** A person who closes every dialog. */
public class NoChoosers implements Choosers {

    @Override
    public Optional<Path> open(String title, Filter... filters) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> folder(String title) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> save(String title, String name, Filter... filters) {
        return Optional.empty();
    }
}
