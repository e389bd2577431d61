package org.amaes.core.dataset;

import java.io.IOException;
import java.nio.file.Files;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.amaes.core.WorkbenchException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A data set in the raw layout of nnU-Net version 2: {@code imagesTr/<case>_0000.nii.gz} and so on for each
 * channel, {@code labelsTr/<case>.nii.gz}, the same with {@code Ts} for test cases, and {@code dataset.json}.
 *
 * <p>The layout does not tell subjects apart, so every case is its own subject.
 */
public final class NnUNetFolder implements Source {

    private static final String DESCRIPTION = "dataset.json";
    private static final Pattern IMAGE = Pattern.compile("(.+)_(\\d{4})");

    private final Path root;
    private final List<String> channels;
    private final String fileEnding;
    private final JsonNode description;

    private NnUNetFolder(Path root, List<String> channels, String fileEnding, JsonNode description) {
        this.root = root;
        this.channels = List.copyOf(channels);
        this.fileEnding = fileEnding;
        this.description = description;
    }

    /** Whether a folder has this layout. */
    static boolean isOne(Path folder) throws WorkbenchException {
        return Files.isRegularFile(folder.resolve(DESCRIPTION))
                && (Files.isDirectory(folder.resolve("imagesTr")) || Files.isDirectory(folder.resolve("imagesTs")))
                && read(folder).path("channel_names").isObject();
    }

    /**
     * Reads the description of a folder.
     *
     * @throws WorkbenchException if it is missing or cannot be used
     */
    public static NnUNetFolder open(Path folder) throws WorkbenchException {
        JsonNode description = read(folder);
        Path file = folder.resolve(DESCRIPTION);
        JsonNode names = description.path("channel_names");
        List<String> channels = new ArrayList<>();
        for (int channel = 0; channel < names.size(); channel++) {
            if (!names.path(String.valueOf(channel)).isTextual()) {
                throw new WorkbenchException(file + " should number its channel_names from 0, and number " + channel
                        + " is missing. Correct the file.", file);
            }
            channels.add(names.path(String.valueOf(channel)).asText());
        }
        String ending = description.path("file_ending").asText();
        if (channels.isEmpty() || !Set.of(".nii", ".nii.gz").contains(ending.toLowerCase(Locale.ROOT))) {
            throw new WorkbenchException(file + " must name at least one channel (channel_names) and have the file_ending .nii.gz or .nii. "
                    + "Correct the file, or convert the images to NIfTI.", file);
        }
        return new NnUNetFolder(folder, channels, ending, description);
    }

    private static JsonNode read(Path folder) throws WorkbenchException {
        Path file = folder.resolve(DESCRIPTION);
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new WorkbenchException(file + " cannot be read as the description of an nnU-Net data set. "
                    + "Correct the file, or remove it to have the folder searched for NIfTI files.", file, e);
        }
    }

    @Override
    public Path root() {
        return root;
    }

    /** The names of the channels, in their order. */
    public List<String> channels() {
        return channels;
    }

    @Override
    public String layout() {
        return "nnU-Net folder";
    }

    @Override
    public List<Scan> scans() throws WorkbenchException {
        List<Scan> scans = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String part : List.of("Tr", "Ts")) {
            Path images = root.resolve("images" + part);
            if (Files.isDirectory(images)) {
                addScans(images, root.resolve("labels" + part), taken, scans);
            }
        }
        if (scans.isEmpty()) {
            throw new WorkbenchException(root + " holds no scans: there is no file that ends in _0000" + fileEnding
                    + " in its folders imagesTr and imagesTs. Choose another folder.", root);
        }
        return List.copyOf(scans);
    }

    private void addScans(Path imageFolder, Path labelFolder, Set<String> taken, List<Scan> scans) throws WorkbenchException {
        Map<String, Path> labels = new HashMap<>();
        if (Files.isDirectory(labelFolder)) {
            for (Path label : filesOf(labelFolder)) {
                labels.put(caseName(label), label);
            }
        }
        for (Map.Entry<String, Path[]> entry : casesOf(imageFolder).entrySet()) {
            String name = entry.getKey();
            Path[] images = entry.getValue();
            for (int channel = 0; channel < images.length; channel++) {
                if (images[channel] == null) {
                    throw new WorkbenchException(imageFolder + " lacks channel " + channel + " (" + channels.get(channel) + ") of the case "
                            + name + ". Add the file, or take the case out.", imageFolder);
                }
            }
            String id = Scan.safeId(name);
            if (!taken.add(id.toLowerCase(Locale.ROOT))) {
                throw new WorkbenchException(root + " holds two cases by the name of " + id + ". Rename one of them.", root);
            }
            scans.add(new Scan(id, id, "", String.join("+", channels), List.of(images), Optional.ofNullable(labels.get(name))));
        }
    }

    private Map<String, Path[]> casesOf(Path imageFolder) throws WorkbenchException {
        Map<String, Path[]> cases = new TreeMap<>();
        for (Path file : filesOf(imageFolder)) {
            Matcher name = IMAGE.matcher(caseName(file));
            int channel = name.matches() ? Integer.parseInt(name.group(2)) : -1;
            if (channel < 0 || channel >= channels.size()) {
                throw new WorkbenchException(file + " is none of the " + channels.size() + " channel(s) that dataset.json names: files in "
                        + imageFolder.getFileName() + " end in _0000" + fileEnding + ", _0001" + fileEnding
                        + " and so on. Rename it or take it out.", file);
            }
            cases.computeIfAbsent(name.group(1), _ -> new Path[channels.size()])[channel] = file;
        }
        return cases;
    }

    private List<Path> filesOf(Path folder) throws WorkbenchException {
        return ScanFiles.below(folder, 1).stream().filter(file -> file.getFileName().toString().endsWith(fileEnding)).toList();
    }

    private String caseName(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - fileEnding.length());
    }

    @Override
    public LabelNames labelNames() throws WorkbenchException {
        TreeMap<Integer, String> names = new TreeMap<>();
        for (Map.Entry<String, JsonNode> label : description.path("labels").properties()) {
            JsonNode number = label.getValue();
            if (!number.isInt() || number.asInt() < 0 || number.asInt() > 255 || names.put(number.asInt(), label.getKey()) != null) {
                Path file = root.resolve(DESCRIPTION);
                throw new WorkbenchException(file + " gives the label " + label.getKey() + " the value " + number
                        + "; labels are different whole numbers from 0 to 255, and regions made of several labels are not read. "
                        + "Correct the file.", file);
            }
        }
        return new LabelNames(names);
    }
}
