package org.amaes.app.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the person for a file or folder; empty if they think better of it. Tests answer themselves, since no dialog can open without a display. */
public interface Choosers {

    /**
     * Kinds of files to choose among.
     *
     * @param words such as "NIfTI scans"
     * @param patterns such as "*.nii.gz"
     */
    record Filter(String words, List<String> patterns) {

        /** Scans. */
        public static final Filter SCANS = new Filter("NIfTI scans", List.of("*.nii", "*.nii.gz", "*.hdr", "*.img"));
        /** Networks' weights. */
        public static final Filter CHECKPOINTS = new Filter("Checkpoints", List.of("*.safetensors", "*.pth", "*.ckpt"));
        /** Augmentation pipelines and other JSON. */
        public static final Filter JSON = new Filter("JSON", List.of("*.json"));
        /** Pictures. */
        public static final Filter PNG = new Filter("PNG pictures", List.of("*.png"));

        public Filter {
            patterns = List.copyOf(patterns);
        }
    }

    /** An existing file. */
    Optional<Path> open(String title, Filter... filters);

    /** An existing folder. */
    Optional<Path> folder(String title);

    /** A place for a new file. */
    Optional<Path> save(String title, String name, Filter... filters);
}
