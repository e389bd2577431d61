package org.amaes.core.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The nine public data sets of which BRAINS-45K is made (paper table 1, SPEC section 3): how their owners lay
 * them out, which of their images belong, and how many there should be.
 *
 * <p>Paths are matched below the chosen folder, which may be any folder above the subjects. Groups of the
 * patterns: {@code subject}, {@code session} or {@code date}, {@code sequence}, and {@code image} where an
 * examination holds several of one sequence.
 */
public enum PublicSet {

    /** Alzheimer's Disease Neuroimaging Initiative. */
    ADNI("ADNI", 1563, 8019, 9548,
            "(?<subject>\\d{3}_S_\\d{4,5})/(?<sequence>[^/]+)/(?<date>\\d{4}-\\d{2}-\\d{2}[^/]*)/(?<image>[^/]+)/[^/]+",
            List.of(), List.of()),

    /** Open Access Series of Imaging Studies 3. */
    OASIS3("OASIS3", 1376, 2839, 15872, "(?<session>(?<subject>OAS3\\d+)_[^/]+)/(?<sequence>(?<image>[^/]+)/[^/]+)",
            List.of("t1", "t2", "mprage", "flair", "gre", "dwi", "swi", "grappa", "anat"), List.of("fmri", "func")),

    /** Open Access Series of Imaging Studies 4. */
    OASIS4("OASIS4", 661, 674, 4021, "(?<session>(?<subject>OAS4\\d+)_[^/]+)/(?<sequence>[^/]+)/NIFTI/(?<image>[^/]+)",
            List.of(), List.of("fmri", "func")),

    /** Parkinson's Progression Markers Initiative. */
    PPMI("PPMI", 2011, 2979, 9554,
            "(?<subject>\\d{3,6})/(?<sequence>[^/]+)/(?<date>\\d{4}-\\d{2}-\\d{2}_\\d{2}_\\d{2}_\\d{2}[^/]*)/(?<image>[^/]+)/(?:nifti/)?[^/]+",
            List.of("t1", "t2", "mprage", "flair", "gre", "dwi", "swi", "grappa"),
            List.of("2d", "resting_state", "fmri", "corrected", "mt", "repeat", "space")),

    /** Brain Tumour Segmentation challenge 2021, its training part. */
    BRATS21("BraTS21", 938, 938, 3752, "(?<subject>BraTS[^/]*)/\\k<subject>_(?<sequence>flair|t1ce|t1|t2|(?<label>seg))",
            List.of(), List.of()),

    /** Ischaemic Stroke Lesion Segmentation challenge 2022. */
    ISLES2022("ISLES2022", 250, 250, 750,
            "(?<subject>sub-strokecase\\d+)/(?<session>ses-\\d+)/(?:(?:dwi|anat)/)?\\k<subject>_\\k<session>_(?<sequence>dwi|adc|FLAIR|(?<label>msk))",
            List.of(), List.of()),

    /** White Matter Hyperintensities challenge, its training part. */
    WMH("WMH", 60, 60, 120,
            "(?<site>Utrecht|Singapore|Amsterdam)/(?<part>Train[^/]*|Test)/(?:(?<scanner>[A-Za-z][^/]*)/)?(?<subject>\\d+)/"
                    + "(?:(?<kind>pre|orig)/)?(?<sequence>FLAIR|T1|3DT1|(?<label>wmh))",
            List.of(), List.of()),

    /** Multiple Sclerosis Segmentation challenge 2016, its training part. */
    MSSEG1("MSSEG1", 15, 15, 75,
            "(?<site>[^/]+)/(?<subject>[^/]+)/(?:Preprocessed_Data/(?<sequence>DP|FLAIR|GADO|T1|T2)_preprocessed|Masks/(?<label>Consensus))",
            List.of(), List.of()),

    /** Medical Segmentation Decathlon, task Brain Tumour: the part without labels. */
    MSD_BRAIN_TUMOUR("MSD BrainTumour", 266, 266, 1064, "(?<part>images|labels)(?<kind>Tr|Ts)/(?<subject>BRATS_\\d+)",
            List.of(), List.of());

    /** The channels of the decathlon's four-dimensional files. */
    static final List<String> DECATHLON_CHANNELS = List.of("FLAIR", "T1", "T1ce", "T2");

    private final String title;
    private final int subjects;
    private final int sessions;
    private final int volumes;
    private final Pattern path;
    private final List<String> accepted;
    private final List<String> rejected;

    PublicSet(String title, int subjects, int sessions, int volumes, String path, List<String> accepted, List<String> rejected) {
        this.title = title;
        this.subjects = subjects;
        this.sessions = sessions;
        this.volumes = volumes;
        this.path = Pattern.compile("(?:.*/)?" + path + "\\.nii(?:\\.gz)?");
        this.accepted = accepted;
        this.rejected = rejected;
    }

    /** The name people know it by. */
    public String title() {
        return title;
    }

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The set of a word. */
    public static Optional<PublicSet> parse(String word) {
        return Arrays.stream(values()).filter(set -> set.word().equalsIgnoreCase(word.replace('_', '-'))).findFirst();
    }

    /** All words, for messages. */
    public static String words() {
        return Arrays.stream(values()).map(PublicSet::word).collect(Collectors.joining(", "));
    }

    /** Persons in BRAINS-45K (paper table 1). */
    public int expectedSubjects() {
        return subjects;
    }

    /** Visits in BRAINS-45K. */
    public int expectedSessions() {
        return sessions;
    }

    /** Volumes in BRAINS-45K. */
    public int expectedVolumes() {
        return volumes;
    }

    /** Where the set keeps its images, from any folder above the subjects. */
    Pattern path() {
        return path;
    }

    /** Why a sequence of that name does not belong; empty if it does. */
    Optional<String> refusal(String sequence) {
        String lower = sequence.toLowerCase(Locale.ROOT);
        Optional<String> bad = rejected.stream().filter(lower::contains).findFirst();
        if (bad.isPresent()) {
            return Optional.of("sequence with '" + bad.get() + "' in its name");
        }
        boolean belongs = accepted.isEmpty() || accepted.stream().anyMatch(lower::contains);
        return belongs ? Optional.empty() : Optional.of("sequence with none of " + String.join(", ", accepted) + " in its name");
    }
}
