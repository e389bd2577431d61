package org.amaes.core.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;

/**
 * Several data sets taken together, such as the nine of BRAINS-45K: their scans in one list, with ids and persons
 * that no two sets share.
 *
 * <p>The public sets' names begin with the set's. Of other sets the first keeps its names, and those of the others
 * begin with the name of their folder; so a set added at the end changes nothing of what is prepared.
 *
 * @param sources the sets, in the order given
 */
public record Gathering(List<Source> sources) {

    public Gathering {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("No data set");
        }
    }

    /**
     * Recognises the sets at some paths. A folder that holds no scan directly is taken as one set a folder in it, if
     * those are sets of different layouts, or if it is no set itself and one of them is.
     *
     * @throws WorkbenchException if there is nothing at a path, or a description cannot be read
     */
    public static Gathering detect(List<Path> roots) throws WorkbenchException {
        List<Source> sources = new ArrayList<>();
        for (Path root : roots) {
            Source whole = Source.detect(root);
            List<Source> parts = Files.isDirectory(root) && (whole instanceof NiftiFolder || whole instanceof PublicFolder) ? parts(root) : List.of();
            sources.addAll(isFolderOfSets(whole, parts) ? parts : List.of(whole));
        }
        return new Gathering(sources);
    }

    /** A public set has folders of its own, which look like itself or like nothing: only other sets in them tell that it is one of several. */
    private static boolean isFolderOfSets(Source whole, List<Source> parts) {
        long layouts = parts.stream().filter(part -> !(part instanceof NiftiFolder)).map(Source::layout).distinct().count();
        return whole instanceof NiftiFolder ? layouts > 0 : layouts > 1;
    }

    /** What the folders of a folder are, as far as they hold scans; none if the folder holds scans itself. */
    private static List<Source> parts(Path root) throws WorkbenchException {
        if (!ScanFiles.below(root, 1).isEmpty()) {
            return List.of();
        }
        List<Source> parts = new ArrayList<>();
        for (Path folder : folders(root)) {
            if (!ScanFiles.below(folder, Integer.MAX_VALUE).isEmpty()) {
                parts.add(Source.detect(folder));
            }
        }
        return parts;
    }

    private static List<Path> folders(Path root) throws WorkbenchException {
        try (Stream<Path> content = Files.list(root)) {
            return content.filter(path -> Files.isDirectory(path) && !path.getFileName().toString().startsWith(".")).sorted().toList();
        } catch (IOException e) {
            throw new WorkbenchException(root + " cannot be looked into (" + e.getMessage() + "). Check that you may open it.", root, e);
        }
    }

    /** What the sets are, such as "ADNI in downloads/ADNI". */
    public List<String> words() {
        return sources.stream().map(source -> source.layout() + " in " + source.root()).toList();
    }

    /**
     * The scans of all sets, one set after the other.
     *
     * @throws WorkbenchException if a set holds none
     */
    public List<Scan> scans() throws WorkbenchException {
        if (sources.size() == 1) {
            return sources.getFirst().scans();
        }
        List<Scan> scans = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Set<String> prefixes = new HashSet<>();
        boolean first = true;
        for (Source source : sources) {
            String prefix = "";
            if (!(source instanceof PublicFolder)) {
                prefix = first ? "" : NiftiFolder.unique(Scan.safeId(folderName(source.root())), prefixes) + "_";
                first = false;
            }
            for (Scan scan : source.scans()) {
                String id = NiftiFolder.unique(Scan.safeId(prefix + scan.id()), taken);
                scans.add(new Scan(id, prefix + scan.subject(), scan.session(), scan.sequence(), scan.images(), scan.label(), scan.channel()));
            }
        }
        return scans;
    }

    private static String folderName(Path root) {
        return String.valueOf(root.toAbsolutePath().normalize().getFileName());
    }

    /**
     * What the labels mean in all sets.
     *
     * @throws WorkbenchException if one number means two things, so that the sets cannot share a store with their labels
     */
    public LabelNames labelNames() throws WorkbenchException {
        LabelNames names = LabelNames.UNKNOWN;
        Source named = null;
        for (Source source : sources) {
            LabelNames here = source.labelNames();
            if (here.names().isEmpty()) {
                continue;
            }
            if (named != null && !here.equals(names)) {
                throw new WorkbenchException("Labels mean different things in " + named.root() + " (" + words(names) + ") and in " + source.root() + " ("
                        + words(here) + "). Prepare each for itself, or all --for-pretraining, which needs no labels.", source.root());
            }
            names = here;
            named = source;
        }
        return names;
    }

    private static String words(LabelNames names) {
        Map<Integer, String> shown = new TreeMap<>(names.names());
        shown.remove(0);
        return String.join(", ", shown.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).toList());
    }
}
