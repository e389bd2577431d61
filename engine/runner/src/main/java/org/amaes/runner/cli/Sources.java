package org.amaes.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.BidsFolder;
import org.amaes.core.dataset.Gathering;
import org.amaes.core.dataset.NiftiFolder;
import org.amaes.core.dataset.NnUNetFolder;
import org.amaes.core.dataset.PublicFolder;
import org.amaes.core.dataset.PublicSet;
import org.amaes.core.dataset.Source;

/** Data sets by the names that the command line gives to layouts. */
final class Sources {

    private Sources() {
    }

    /** The data sets at some paths, all of one layout; "auto" recognises each, and those in a folder of sets. */
    static Gathering open(List<Path> paths, String layout) throws WorkbenchException {
        if (layout.equalsIgnoreCase("auto")) {
            return Gathering.detect(paths);
        }
        List<Source> sources = new ArrayList<>();
        for (Path path : paths) {
            sources.add(open(path, layout));
        }
        return new Gathering(sources);
    }

    /** The data set at a path; "auto" recognises its layout. */
    static Source open(Path path, String layout) throws WorkbenchException {
        if (!Files.exists(path)) {
            throw new WorkbenchException(path + " does not exist. Choose a folder with scans, or a single scan.", path);
        }
        return switch (layout.toLowerCase(Locale.ROOT)) {
            case "auto" -> Source.detect(path);
            case "folder" -> new NiftiFolder(path);
            case "bids" -> new BidsFolder(path);
            case "nnunet" -> NnUNetFolder.open(path);
            default -> new PublicFolder(PublicSet.parse(layout).orElseThrow(() -> new WorkbenchException("There is no layout '" + layout
                    + "'; choose auto, folder, bids, nnunet, " + PublicSet.words() + ".")), path);
        };
    }
}
