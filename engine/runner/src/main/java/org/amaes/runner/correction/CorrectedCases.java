package org.amaes.runner.correction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.NnUNetFolder;
import org.amaes.core.dataset.Source;
import org.amaes.core.file.AtomicFile;
import org.amaes.core.nifti.NiftiImage;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.recipe.LabelClass;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A data set of corrected segmentations in nnU-Net's raw layout, with the prediction that each correction began
 * with in a folder {@code predictionsBefore} beside. A scan is in it once, with its latest correction.
 *
 * @param folder made when the first case is added
 * @param classes what its labels mean, background first
 */
public record CorrectedCases(Path folder, List<LabelClass> classes) {

    /** The folder of the predictions that were corrected, by case. */
    public static final String BEFORE = "predictionsBefore";

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Grids from files that went through single precision differ by less than this. */
    private static final double GRID_TOLERANCE_MM = 0.01;

    public CorrectedCases {
        classes = List.copyOf(classes);
    }

    /**
     * A case as it is added.
     *
     * @param images a file a channel, or one with all
     * @param label the corrected segmentation, on the scan's grid
     * @param prediction what was corrected, if it is kept
     */
    public record Case(List<Path> images, Path label, Optional<Path> prediction) {

        public Case {
            images = List.copyOf(images);
        }
    }

    /** What became of a case. */
    public record Added(String id, List<Path> images, Path label) {
    }

    /**
     * Writes a case, or a scan's new correction in the place of its earlier one. Files get voxels and geometry only.
     *
     * @param id how the case is to be called; empty for the first image's name
     * @throws WorkbenchException if the segmentation does not fit scan or classes, or the folder is another data set
     */
    public Added add(Case added, Optional<String> id) throws WorkbenchException {
        NiftiImage first = NiftiReader.open(added.images().getFirst());
        List<Volume> channels = new ArrayList<>();
        for (Path image : added.images()) {
            channels.addAll(NiftiReader.open(image).readAll());
        }
        LabelMap label = fitting(added.label(), first);
        Optional<LabelMap> before = Optional.empty();
        if (added.prediction().isPresent()) {
            before = Optional.of(fitting(added.prediction().get(), first));
        }
        describe(channels.size());
        String name = name(id.isPresent() ? id.get() : stem(added.images().getFirst()), channels);
        List<Path> images = new ArrayList<>();
        for (Volume channel : channels) {
            Path file = image(name, images.size());
            NiftiWriter.write(file, channel, first);
            images.add(file);
        }
        Path labelFile = folder.resolve("labelsTr").resolve(name + ".nii.gz");
        NiftiWriter.write(labelFile, label, first);
        if (before.isPresent()) {
            NiftiWriter.write(folder.resolve(BEFORE).resolve(name + ".nii.gz"), before.get(), first);
        }
        count();
        return new Added(name, images, labelFile);
    }

    private LabelMap fitting(Path file, NiftiImage scan) throws WorkbenchException {
        LabelMap labels = NiftiReader.readLabels(file);
        if (!labels.grid().matches(scan.grid(), GRID_TOLERANCE_MM)) {
            throw new WorkbenchException(file + " does not lie on the voxels of " + scan.file() + ". Save the corrected mask on its scan's grid.", file);
        }
        long[] histogram = labels.histogram();
        classes.forEach(each -> histogram[each.value()] = 0);
        for (int value = 0; value < histogram.length; value++) {
            if (histogram[value] > 0) {
                throw new WorkbenchException(file + " holds the label " + value + ", which the network does not know; it knows "
                        + classes.stream().map(each -> each.value() + " (" + each.name() + ")").collect(Collectors.joining(", "))
                        + ". Paint it over, or train a network with this class.", file);
            }
        }
        return labels;
    }

    private static String stem(Path image) throws WorkbenchException {
        return Source.detect(image).scans().getFirst().id().replaceFirst("_\\d{4}$", "");
    }

    private Path image(String name, int channel) {
        return folder.resolve("imagesTr").resolve(String.format(Locale.ROOT, "%s_%04d.nii.gz", name, channel));
    }

    /** The name, with a number behind it if another scan has it already. */
    private String name(String wanted, List<Volume> channels) throws WorkbenchException {
        String name = wanted;
        for (int number = 2; Files.exists(image(name, 0)) && !isSame(name, channels); number++) {
            name = wanted + "_" + number;
        }
        return name;
    }

    private boolean isSame(String name, List<Volume> channels) throws WorkbenchException {
        for (int channel = 0; channel < channels.size(); channel++) {
            Path file = image(name, channel);
            if (!Files.exists(file) || !Arrays.equals(NiftiReader.readVolume(file).data(), channels.get(channel).data())) {
                return false;
            }
        }
        return true;
    }

    /** Describes a new data set; one that is there has to have these labels and channels. */
    private void describe(int channels) throws WorkbenchException {
        Map<Integer, String> names = new TreeMap<>();
        classes.forEach(each -> names.put(each.value(), each.name()));
        if (Files.exists(description())) {
            NnUNetFolder there = NnUNetFolder.open(folder);
            if (there.channels().size() != channels || !there.labelNames().names().equals(names)) {
                throw new WorkbenchException(folder + " holds cases of another task: " + there.channels().size() + " channel(s), labels "
                        + there.labelNames().names() + ", and this one has " + channels + ", labels " + names + ". Choose another folder.", folder);
            }
            return;
        }
        makeFolders();
        ObjectNode description = JSON.createObjectNode();
        ObjectNode channelNames = description.putObject("channel_names");
        for (int channel = 0; channel < channels; channel++) {
            channelNames.put(Integer.toString(channel), channels == 1 ? "MRI" : "MRI " + channel);
        }
        ObjectNode labels = description.putObject("labels");
        names.forEach((value, name) -> labels.put(name, value));
        description.put("numTraining", 0).put("file_ending", ".nii.gz");
        AtomicFile.writeString(description(), description.toPrettyString() + "\n");
    }

    private void makeFolders() throws WorkbenchException {
        try {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> inside = Files.list(folder)) {
                    if (inside.findAny().isPresent()) {
                        throw new WorkbenchException(folder + " holds other files. Choose an empty or a new folder for corrected cases.", folder);
                    }
                }
            }
            for (String each : List.of("imagesTr", "labelsTr", BEFORE)) {
                Files.createDirectories(folder.resolve(each));
            }
        } catch (IOException e) {
            throw new WorkbenchException(folder + " cannot be made or written to (" + e.getMessage() + "). Choose another folder.", folder, e);
        }
    }

    private Path description() {
        return folder.resolve("dataset.json");
    }

    private void count() throws WorkbenchException {
        try (Stream<Path> labels = Files.list(folder.resolve("labelsTr"))) {
            long cases = labels.filter(file -> file.getFileName().toString().endsWith(".nii.gz") && !AtomicFile.isTemporary(file)).count();
            ObjectNode description = (ObjectNode) JSON.readTree(description().toFile());
            AtomicFile.writeString(description(), description.put("numTraining", cases).toPrettyString() + "\n");
        } catch (IOException e) {
            throw new WorkbenchException(description() + " cannot be brought up to date (" + e.getMessage() + "). Check the folder.", folder, e);
        }
    }
}
