package org.amaes.core.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.amaes.core.WorkbenchException;

/**
 * Any folder with NIfTI files in it, however deep, or a single NIfTI file: every image is a scan of its own.
 *
 * <p>Which files are segmentations, and of which images, is told by names alone: by the words lesions, label,
 * seg, msk or mask in a file's name ({@code lesions.nii.gz} belongs to all images beside it,
 * {@code case1_seg.nii.gz} to those that begin with case1). Files in folders named so, such as labelsTr,
 * are left out, and so are brain masks and hidden files. Ids
 * come from the path below the folder; the first folder on it counts as the subject, the second as the
 * session, and a word such as FLAIR in the file's name as the sequence.
 *
 * @param root the folder or file
 */
public record NiftiFolder(Path root) implements Source {

    private static final Set<String> SEQUENCES = Set.of("t1", "t1w", "t1c", "t1ce", "t1gd", "t1post", "t2", "t2w", "t2star",
            "flair", "dwi", "adc", "swi", "pd", "dp", "gre", "tof", "mprage");

    public NiftiFolder {
        Objects.requireNonNull(root);
    }

    @Override
    public String layout() {
        return Files.isDirectory(root) ? "folder of NIfTI files" : "single NIfTI file";
    }

    @Override
    public LabelNames labelNames() {
        return LabelNames.UNKNOWN;
    }

    @Override
    public List<Scan> scans() throws WorkbenchException {
        if (!Files.isDirectory(root)) {
            return List.of(single());
        }
        Map<Path, List<Path>> byFolder = ScanFiles.below(root, Integer.MAX_VALUE).stream()
                .collect(Collectors.groupingBy(Path::getParent, LinkedHashMap::new, Collectors.toList()));
        List<Scan> scans = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Map.Entry<Path, List<Path>> folder : byFolder.entrySet()) {
            if (LabelFiles.isLabelFolder(root.relativize(folder.getKey()))) {
                continue;
            }
            LabelFiles labels = LabelFiles.among(folder.getValue());
            for (Path image : labels.images()) {
                scans.add(scan(image, labels.of(image), taken));
            }
        }
        if (scans.isEmpty()) {
            throw new WorkbenchException(root + " holds no scans: there is no NIfTI image (.nii or .nii.gz) in it or in its folders. "
                    + (ScanFiles.holdsDicom(root) ? "It holds DICOM files: make scans of them first, with 'amaes dicom'."
                            : "Choose another folder, or convert the scans to NIfTI first."), root);
        }
        return List.copyOf(scans);
    }

    private Scan single() throws WorkbenchException {
        String stem = ScanFiles.stem(root).orElseThrow(() -> new WorkbenchException(
                root + " is no NIfTI file by its name. Choose a file that ends in .nii or .nii.gz, or a folder of such files.", root));
        String id = Scan.safeId(stem);
        return new Scan(id, id, "", sequence(stem), List.of(root), Optional.empty());
    }

    private Scan scan(Path image, Optional<Path> label, Set<String> taken) {
        Path relative = root.relativize(image);
        String stem = ScanFiles.stem(image).orElseThrow();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < relative.getNameCount() - 1; i++) {
            name.append(relative.getName(i)).append('_');
        }
        String id = unique(Scan.safeId(name.append(stem).toString()), taken);
        String subject = relative.getNameCount() > 1 ? relative.getName(0).toString() : id;
        String session = relative.getNameCount() > 2 ? relative.getName(1).toString() : "";
        return new Scan(id, subject, session, sequence(stem), List.of(image), label);
    }

    /** Two files of one id, such as a.nii and a.nii.gz or a/b.nii and a_b.nii: the later ones get a number. */
    static String unique(String id, Set<String> taken) {
        String candidate = id;
        for (int number = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); number++) {
            candidate = id + "_" + number;
        }
        return candidate;
    }

    private static String sequence(String stem) {
        List<String> words = LabelFiles.words(stem).stream().filter(word -> SEQUENCES.contains(word.toLowerCase(Locale.ROOT))).toList();
        return words.size() == 1 ? words.getFirst() : "";
    }
}
