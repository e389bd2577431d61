package org.amaes.app.file;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The platform's own dialogs, over a window; each opens where the last one was left. */
public final class WindowChoosers implements Choosers {

    private final Window owner;
    private final Supplier<Optional<Path>> home;
    private File last;

    /** @param home where to begin to look as long as nothing was chosen */
    public WindowChoosers(Window owner, Supplier<Optional<Path>> home) {
        this.owner = owner;
        this.home = home;
    }

    private Optional<File> start() {
        return Optional.ofNullable(last).or(() -> home.get().map(Path::toFile)).filter(File::isDirectory);
    }

    @Override
    public Optional<Path> open(String title, Filter... filters) {
        return chosen(chooser(title, filters).showOpenDialog(owner));
    }

    @Override
    public Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        start().ifPresent(chooser::setInitialDirectory);
        return chosen(chooser.showDialog(owner));
    }

    @Override
    public Optional<Path> save(String title, String name, Filter... filters) {
        FileChooser chooser = chooser(title, filters);
        chooser.setInitialFileName(name);
        return chosen(chooser.showSaveDialog(owner));
    }

    private FileChooser chooser(String title, Filter... filters) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        Arrays.stream(filters).map(filter -> new FileChooser.ExtensionFilter(filter.words(), filter.patterns()))
                .forEach(chooser.getExtensionFilters()::add);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("All files", "*"));
        start().ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    private Optional<Path> chosen(File file) {
        if (file != null) {
            last = file.getParentFile();
        }
        return Optional.ofNullable(file).map(File::toPath);
    }
}
