package org.amaes.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.Shapes;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Shape;

/** Words on the command line turned into the method's values; what does not fit is refused in a sentence. */
final class CommandText {

    private CommandText() {
    }

    /** An orientation such as "LPS"; empty for null. */
    static Optional<Orientation> orientation(String letters) throws WorkbenchException {
        try {
            return letters == null ? Optional.empty() : Optional.of(Orientation.parse(letters));
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage(), null, e);
        }
    }

    /** A size such as "48x64x48". */
    static Shape shape(String text) throws WorkbenchException {
        try {
            return Shape.parse(text);
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage(), null, e);
        }
    }

    /** Makes a folder for results, if it is not there. */
    static void makeFolder(Path folder) throws WorkbenchException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new WorkbenchException("The folder " + folder + " cannot be made (" + e.getMessage()
                    + "). Choose a place you may write to.", folder, e);
        }
    }

    /** Refuses a patch that cannot pass a network. */
    static void fits(Architecture architecture, Shape patch) throws WorkbenchException {
        try {
            Shapes.output(architecture, patch);
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage(), null, e);
        }
    }
}
