package org.amaes.viewer.takeaway;

import java.nio.file.Path;
import org.amaes.core.WorkbenchException;

/** A picture of a scan as a PNG file, whose texts say which program made it and that it is for research, and nothing of the scan. */
public final class PngFile {

    private PngFile() {
    }

    /**
     * Writes a picture; the file appears whole.
     *
     * @throws WorkbenchException if it cannot be written
     */
    public static void write(Path file, Picture picture) throws WorkbenchException {
        org.amaes.core.file.PngFile.write(file, picture.image());
    }
}
