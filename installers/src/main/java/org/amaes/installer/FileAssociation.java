package org.amaes.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A kind of file that opens in the workbench.
 *
 * @param ending how its name ends, without the first dot
 * @param type its media type
 * @param description its name for people
 */
record FileAssociation(String ending, String type, String description) {

    private static final List<FileAssociation> ALL = List.of(
            new FileAssociation("nii", "application/x-nifti", "NIfTI scan"),
            new FileAssociation("nii.gz", "application/x-nifti-gz", "Packed NIfTI scan"),
            new FileAssociation("safetensors", "application/x-safetensors", "Network weights (safetensors)"),
            new FileAssociation("pth", "application/x-pytorch-checkpoint", "Network weights (PyTorch)"));

    /**
     * The kinds of a platform. Windows looks at what follows the last dot only, and the workbench does not
     * claim every {@code .gz} file.
     */
    static List<FileAssociation> of(Platform platform) {
        return ALL.stream().filter(kind -> platform != Platform.WINDOWS || !kind.ending().contains(".")).toList();
    }

    /** Writes one file for each kind, as jpackage reads it, and returns them. */
    static List<Path> write(Platform platform, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (FileAssociation kind : of(platform)) {
            files.add(Files.writeString(folder.resolve(kind.ending() + ".properties"),
                    "extension=" + kind.ending() + "\nmime-type=" + kind.type() + "\ndescription=" + kind.description() + "\n"));
        }
        return files;
    }
}
