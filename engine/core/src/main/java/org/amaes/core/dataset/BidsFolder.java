package org.amaes.core.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.amaes.core.WorkbenchException;

/**
 * A data set in the Brain Imaging Data Structure: {@code sub-<label>/[ses-<label>/]anat/<entities>_<suffix>.nii.gz}.
 * Every structural image is a scan of its own; segmentations come from {@code derivatives}.
 *
 * <p>A segmentation ({@code _mask}, {@code _dseg}, or a label by its name) belongs to the images of its subject and
 * session; where it names a suffix or run of its own ({@code …_run-1_FLAIR_mask}), only to the images so named. Brain
 * masks and tissue segmentations of processing software are left out. Of {@code participants.tsv} only the names are read.
 *
 * @param root the folder with {@code dataset_description.json}
 */
public record BidsFolder(Path root) implements Source {

    private static final String DESCRIPTION = "dataset_description.json";
    private static final String PARTICIPANTS = "participants.tsv";
    private static final Pattern IMAGE = Pattern.compile(
            "(?<subject>sub-[A-Za-z0-9]+)/(?:(?<session>ses-[A-Za-z0-9]+)/)?(?<kind>[a-z]+)/(?<name>\\k<subject>[^/]*?_(?<suffix>[A-Za-z0-9]+))\\.nii(?:\\.gz)?");
    private static final Pattern DERIVED = Pattern.compile(
            "derivatives/.*?(?<subject>sub-[A-Za-z0-9]+)/(?:(?<session>ses-[A-Za-z0-9]+)/)?(?:[^/]+/)*(?<name>\\k<subject>[^/]*)\\.nii(?:\\.gz)?");
    private static final Set<String> STRUCTURAL = Set.of("T1w", "T2w", "FLAIR", "T2starw", "PDw", "PDT2", "T1rho", "inplaneT1", "inplaneT2",
            "angio", "swi", "GRE", "minIP");
    private static final Pattern LABEL = Pattern.compile(".*(?:_mask|_dseg|_msk|_seg|lesions?|label)[^/]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_LABEL = Pattern.compile(".*(?:desc-brain|desc-aseg|desc-aparcaseg|brainmask|label-(?:GM|WM|CSF)|probseg).*",
            Pattern.CASE_INSENSITIVE);

    public BidsFolder {
        Objects.requireNonNull(root);
    }

    /** Whether a folder has this layout. */
    static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(DESCRIPTION));
    }

    @Override
    public String layout() {
        return "BIDS";
    }

    @Override
    public LabelNames labelNames() {
        return LabelNames.UNKNOWN;
    }

    @Override
    public List<Scan> scans() throws WorkbenchException {
        List<Scan> scans = survey().scans();
        if (scans.isEmpty()) {
            throw new WorkbenchException(root + " holds no structural image (sub-*/anat/*.nii.gz). Choose another folder.", root);
        }
        return scans;
    }

    /**
     * All images below the folder, parted into structural ones and others. Opens none.
     *
     * @throws WorkbenchException if the folder cannot be read
     */
    public Survey survey() throws WorkbenchException {
        List<Matcher> images = new ArrayList<>();
        Map<Matcher, Path> files = new HashMap<>();
        Map<String, Map<String, Path>> labels = new HashMap<>();
        List<Survey.LeftOut> leftOut = new ArrayList<>();
        for (Path file : ScanFiles.below(root, Integer.MAX_VALUE)) {
            String path = root.relativize(file).toString().replace('\\', '/');
            Matcher derived = DERIVED.matcher(path);
            Matcher image = IMAGE.matcher(path);
            if (derived.matches() && LABEL.matcher(derived.group("name")).matches() && !NO_LABEL.matcher(derived.group("name")).matches()) {
                labels.computeIfAbsent(visit(derived), _ -> new LinkedHashMap<>()).putIfAbsent(derived.group("name"), file);
            } else if (!image.matches()) {
                leftOut.add(new Survey.LeftOut(file, path.startsWith("derivatives/") ? "derived, and no segmentation" : "not where BIDS keeps images"));
            } else if (!STRUCTURAL.contains(image.group("suffix"))) {
                leftOut.add(new Survey.LeftOut(file, "not a structural image (" + image.group("suffix") + ")"));
            } else {
                images.add(image);
                files.put(image, file);
            }
        }
        List<Scan> scans = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Matcher image : images) {
            String id = NiftiFolder.unique(Scan.safeId(image.group("name")), taken);
            String session = image.group("session") == null ? "" : image.group("session");
            scans.add(new Scan(id, image.group("subject"), session, image.group("suffix"), List.of(files.get(image)),
                    label(image.group("name"), labels.getOrDefault(visit(image), Map.of()))));
        }
        return new Survey(scans, leftOut);
    }

    private static String visit(Matcher match) {
        return match.group("subject") + "/" + Objects.requireNonNullElse(match.group("session"), "");
    }

    /** The segmentation that begins with the image's whole name, else the only one that names no image of its own. */
    private static Optional<Path> label(String image, Map<String, Path> ofVisit) {
        for (Map.Entry<String, Path> label : ofVisit.entrySet()) {
            if (label.getKey().startsWith(image + "_")) {
                return Optional.of(label.getValue());
            }
        }
        List<Path> forAll = ofVisit.entrySet().stream().filter(label -> STRUCTURAL.stream().noneMatch(suffix ->
                label.getKey().contains("_" + suffix + "_"))).map(Map.Entry::getValue).toList();
        return forAll.size() == 1 ? Optional.of(forAll.getFirst()) : Optional.empty();
    }

    /**
     * The subjects that {@code participants.tsv} names and that have no structural image; empty without that file.
     *
     * @throws WorkbenchException if it cannot be read
     */
    public List<String> missingParticipants() throws WorkbenchException {
        Path file = root.resolve(PARTICIPANTS);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        Set<String> present = new HashSet<>();
        survey().scans().forEach(scan -> present.add(scan.subject()));
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream().map(line -> line.split("\t", 2)[0].strip())
                    .filter(name -> name.startsWith("sub-") && !present.contains(name)).toList();
        } catch (IOException e) {
            throw new WorkbenchException(file + " cannot be read (" + e.getMessage() + ").", file, e);
        }
    }
}
