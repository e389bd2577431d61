package org.amaes.core.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;

import org.amaes.core.WorkbenchException;

/**
 * One of the public data sets of BRAINS-45K as its owner ships it: every image is a scan of its own.
 *
 * <p>Dates of examinations stay behind: the visits of a person are numbered in their order.
 *
 * @param set whose rules hold
 * @param root any folder above the subjects
 */
public record PublicFolder(PublicSet set, Path root) implements Source {

    /** This share of a folder's images has to follow a set's layout for it to be recognised. */
    private static final double RECOGNISED = 0.5;

    /** An image that follows the layout. */
    private record Found(Path file, Matcher match, String subject) {

        Optional<String> group(String name) {
            return match.namedGroups().containsKey(name) ? Optional.ofNullable(match.group(name)) : Optional.empty();
        }
    }

    /** The set that most of the files below a folder follow, if any. */
    static Optional<PublicSet> recognise(Path root, List<Path> files) {
        for (PublicSet set : PublicSet.values()) {
            long following = files.stream().filter(file -> match(set, root, file).matches()).count();
            if (following > 0 && following >= RECOGNISED * files.size()) {
                return Optional.of(set);
            }
        }
        return Optional.empty();
    }

    private static Matcher match(PublicSet set, Path root, Path file) {
        return set.path().matcher(root.relativize(file).toString().replace('\\', '/'));
    }

    @Override
    public String layout() {
        return set.title();
    }

    @Override
    public LabelNames labelNames() {
        Map<Integer, String> names = switch (set) {
            case BRATS21 -> Map.of(0, "background", 1, "necrotic core", 2, "oedema", 4, "enhancing tumour");
            case ISLES2022 -> Map.of(0, "background", 1, "infarct");
            case WMH -> Map.of(0, "background", 1, "white matter hyperintensity", 2, "other pathology");
            case MSSEG1 -> Map.of(0, "background", 1, "lesion");
            case ADNI, OASIS3, OASIS4, PPMI, MSD_BRAIN_TUMOUR -> Map.of();
        };
        return new LabelNames(new TreeMap<>(names));
    }

    @Override
    public List<Scan> scans() throws WorkbenchException {
        List<Scan> scans = survey().scans();
        if (scans.isEmpty()) {
            throw new WorkbenchException(root + " holds no image where " + set.title() + " keeps them. Choose the folder as its owner ships it, "
                    + "or leave the choice of the layout to the program (--source auto).", root);
        }
        return scans;
    }

    /**
     * All images below the folder, parted by the set's rules. Opens none.
     *
     * @throws WorkbenchException if the folder cannot be read
     */
    public Survey survey() throws WorkbenchException {
        List<Survey.LeftOut> leftOut = new ArrayList<>();
        List<Found> images = new ArrayList<>();
        Map<String, Path> labels = new HashMap<>();
        for (Path file : ScanFiles.below(root, Integer.MAX_VALUE)) {
            Matcher match = match(set, root, file);
            if (!match.matches()) {
                leftOut.add(new Survey.LeftOut(file, "not where " + set.title() + " keeps its images"));
                continue;
            }
            Found found = new Found(file, match, subject(match));
            if (found.group("label").isPresent()) {
                labels.put(found.subject(), file);
            } else {
                refusal(found).ifPresentOrElse(reason -> leftOut.add(new Survey.LeftOut(file, reason)), () -> images.add(found));
            }
        }
        return new Survey(scans(images, labels), leftOut);
    }

    /** Persons of different hospitals may bear one number. */
    private String subject(Matcher match) {
        String subject = match.group("subject");
        return switch (set) {
            case WMH -> match.group("site") + (match.group("scanner") == null ? "" : "_" + match.group("scanner")) + "_" + subject;
            case MSSEG1 -> match.group("site") + "_" + subject;
            default -> subject;
        };
    }

    private Optional<String> refusal(Found found) {
        return switch (set) {
            case OASIS3, OASIS4 -> found.group("session").orElseThrow().toLowerCase(Locale.ROOT).contains("mr")
                    ? set.refusal(sequenceText(found)) : Optional.of("session without MR in its name");
            case WMH -> found.group("kind").orElse("pre").equals("orig") || found.group("sequence").orElse("").equals("3DT1")
                    ? Optional.of("original of an image that is there bias-corrected and aligned")
                    : found.group("part").orElse("").equals("Test") ? Optional.of("test part, kept for evaluation") : Optional.empty();
            case MSD_BRAIN_TUMOUR -> found.group("part").orElse("").equals("images") && found.group("kind").orElse("").equals("Ts")
                    ? Optional.empty() : Optional.of("labelled part, the same patients as BraTS");
            default -> set.refusal(sequenceText(found));
        };
    }

    private static String sequenceText(Found found) {
        return found.group("sequence").orElse("");
    }

    private List<Scan> scans(List<Found> images, Map<String, Path> labels) {
        Map<String, TreeSet<String>> dates = new HashMap<>();
        for (Found image : images) {
            image.group("date").ifPresent(date -> dates.computeIfAbsent(image.subject(), _ -> new TreeSet<>()).add(date));
        }
        List<Scan> scans = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Found image : images) {
            String session = image.group("date").map(date -> String.valueOf(dates.get(image.subject()).headSet(date).size() + 1))
                    .orElse(image.group("session").orElse(""));
            if (set == PublicSet.MSD_BRAIN_TUMOUR) {
                for (int channel = 0; channel < PublicSet.DECATHLON_CHANNELS.size(); channel++) {
                    scans.add(scan(image, session, PublicSet.DECATHLON_CHANNELS.get(channel), channel, labels, taken));
                }
            } else {
                scans.add(scan(image, session, sequence(image), Scan.ALL_CHANNELS, labels, taken));
            }
        }
        return scans;
    }

    private Scan scan(Found image, String session, String sequence, int channel, Map<String, Path> labels, Set<String> taken) {
        String visit = session.isEmpty() || session.contains(image.subject()) ? "" : "_" + session;
        String part = image.group("image").map(name -> "_" + name).orElse("");
        String who = session.contains(image.subject()) ? session : image.subject();
        String id = NiftiFolder.unique(Scan.safeId(set.word() + "_" + who + visit + "_" + sequence + part), taken);
        return new Scan(id, set.word() + "_" + image.subject(), session, sequence, List.of(image.file()),
                Optional.ofNullable(labels.get(image.subject())), channel);
    }

    /** A short name of the sequence: of OASIS3's file names only what stands last. */
    private String sequence(Found image) {
        String text = sequenceText(image);
        String name = text.substring(text.lastIndexOf('/') + 1);
        return switch (set) {
            case OASIS3 -> name.substring(name.lastIndexOf('_') + 1);
            case MSSEG1 -> name.equals("GADO") ? "T1ce" : name;
            default -> name;
        };
    }
}
