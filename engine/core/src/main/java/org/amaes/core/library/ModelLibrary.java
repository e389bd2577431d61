package org.amaes.core.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.checkpoint.CheckpointReader;
import org.amaes.core.checkpoint.LoadedCheckpoint;
import org.amaes.core.checkpoint.Safetensors;
import org.amaes.core.checkpoint.Transfer;
import org.amaes.core.checkpoint.TransferReport;
import org.amaes.core.file.UserFolder;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.Recognition;
import org.amaes.core.network.SwinUnetr;
import org.amaes.core.run.Checkpoints;
import org.amaes.core.run.RunFolder;

/**
 * The models a person has: files that were added, and the runs in remembered folders. Files stay where they are; only
 * the list is kept. Window and command line use the same list. Every call reads and writes the list's file; for one
 * user at a time.
 *
 * @param file the list
 */
public record ModelLibrary(Path file) {

    private static final int DEEPEST_RUN = 3;

    /** The library of this person on this machine. */
    public static ModelLibrary own() {
        return in(UserFolder.find());
    }

    /** The library that is kept in a folder. */
    public static ModelLibrary in(Path folder) {
        return new ModelLibrary(folder.resolve("models.json"));
    }

    /**
     * All models, by name. What cannot be read any more is listed with the reason. Takes a moment: headers of own
     * files are read, and files of others whole.
     */
    public List<LibraryModel> models() throws WorkbenchException {
        return models(List.of());
    }

    /**
     * All models, those in further run folders among them.
     *
     * @param further run folders, or folders of them, that are remembered elsewhere
     */
    public List<LibraryModel> models(List<Path> further) throws WorkbenchException {
        LibraryFile list = LibraryFile.read(file);
        Set<String> paths = new LinkedHashSet<>(list.imported());
        for (Path folder : Stream.concat(list.folders().stream().map(Path::of), further.stream()).toList()) {
            runs(folder).forEach(run -> paths.add(text(run)));
        }
        paths.removeAll(list.removed());
        TreeMap<String, LibraryModel> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String path : paths) {
            String name = list.names().getOrDefault(path, Path.of(path).getFileName().toString());
            String unique = name;
            for (int number = 2; byName.containsKey(unique); number++) {
                unique = name + " (" + number + ")";
            }
            byName.put(unique, model(unique, Path.of(path), list.imported().contains(path)));
        }
        return List.copyOf(byName.values());
    }

    private static LibraryModel model(String name, Path path, boolean imported) {
        try {
            return new LibraryModel(name, path, imported, Optional.of(ModelFacts.of(Checkpoints.weightsFile(path))), "");
        } catch (WorkbenchException e) {
            return new LibraryModel(name, path, imported, Optional.empty(), e.getMessage());
        }
    }

    private static List<Path> runs(Path folder) throws WorkbenchException {
        if (!Files.isDirectory(folder)) {
            return List.of(); // on a disk that is not there today
        }
        try (Stream<Path> inside = Files.walk(folder, DEEPEST_RUN)) {
            return inside.filter(Files::isDirectory).filter(RunFolder::isRun).sorted().toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new WorkbenchException("The folder " + folder + " cannot be searched for runs (" + e.getMessage() + "). Check your rights.", folder, e);
        }
    }

    /**
     * Adds a checkpoint's file.
     *
     * @throws WorkbenchException if it cannot be read or its network is unknown; it is not added then
     */
    public LibraryModel add(Path checkpoint) throws WorkbenchException {
        if (!Files.isRegularFile(checkpoint)) {
            throw new WorkbenchException("There is no checkpoint " + checkpoint + ". Check the path.", checkpoint);
        }
        ModelFacts.of(checkpoint);
        String path = text(checkpoint);
        LibraryFile list = LibraryFile.read(file);
        list.with(plus(list.imported(), path), list.folders()).withRemoved(minus(list.removed(), path)).write(file);
        return find(path);
    }

    /** Remembers a run folder, or a folder of runs: its runs are listed from now on. */
    public void remember(Path folder) throws WorkbenchException {
        if (runs(folder).isEmpty()) {
            throw new WorkbenchException("There are no runs in " + folder + ". Choose a run folder, or a folder of runs.", folder);
        }
        LibraryFile list = LibraryFile.read(file);
        List<String> removed = new ArrayList<>(list.removed());
        for (Path run : runs(folder.toAbsolutePath().normalize())) {
            removed.remove(run.toString());
        }
        list.with(list.imported(), plus(list.folders(), text(folder))).withRemoved(removed).write(file);
    }

    /** The model of a name, or of a path. */
    public LibraryModel find(String nameOrPath) throws WorkbenchException {
        String path = text(Path.of(nameOrPath));
        return models().stream().filter(model -> model.name().equalsIgnoreCase(nameOrPath) || model.path().toString().equals(path)).findFirst()
                .orElseThrow(() -> new WorkbenchException("There is no model called '" + nameOrPath + "'; 'amaes models' lists them."));
    }

    /** Gives a model another name; no other model may have it. */
    public void rename(LibraryModel model, String name) throws WorkbenchException {
        String wanted = name.strip();
        if (wanted.isEmpty()) {
            throw new WorkbenchException("A model's name is not empty.");
        }
        if (models().stream().anyMatch(each -> each.name().equalsIgnoreCase(wanted) && !each.path().equals(model.path()))) {
            throw new WorkbenchException("There is another model called '" + wanted + "'. Choose another name.");
        }
        LibraryFile list = LibraryFile.read(file);
        Map<String, String> names = new TreeMap<>(list.names());
        names.put(model.path().toString(), wanted);
        list.with(names).write(file);
    }

    /** Takes a model off the list; its file stays. */
    public void remove(LibraryModel model) throws WorkbenchException {
        String path = model.path().toString();
        LibraryFile list = LibraryFile.read(file);
        list.with(minus(list.imported(), path), list.folders()).withRemoved(model.imported() ? list.removed() : plus(list.removed(), path)).write(file);
    }

    /**
     * Writes a model as a safetensors file with everything its own file says, for other tools.
     *
     * @throws WorkbenchException if it would replace the model itself, or cannot be written
     */
    public void export(LibraryModel model, Path out) throws WorkbenchException {
        Path weights = Checkpoints.weightsFile(model.path());
        if (!out.toString().endsWith(".safetensors")) {
            throw new WorkbenchException(out + " would be no safetensors file. Choose a name that ends in .safetensors.", out);
        }
        if (text(out).equals(text(weights))) {
            throw new WorkbenchException(out + " is the model itself. Choose another name.", out);
        }
        LoadedCheckpoint loaded = CheckpointReader.read(weights);
        Safetensors.write(out, loaded.weights(), loaded.metadata());
    }

    /** What a fine-tuning would take over from a model, into a network of the same kind that tells two classes apart. */
    public TransferReport transfer(LibraryModel model) throws WorkbenchException {
        Path weights = Checkpoints.weightsFile(model.path());
        LoadedCheckpoint loaded = CheckpointReader.read(weights);
        Architecture architecture = Recognition.of(loaded.weights()).orElseThrow(() -> new WorkbenchException("The network of " + weights
                + " is not recognised from its weights.", weights));
        Architecture target = architecture.forSegmentation(architecture.inChannels(), 2);
        return Transfer.encoder(loaded.weights(), Parameters.initial(target, 0).shapes(),
                target instanceof SwinUnetr ? Transfer.SWIN_ENCODER : Transfer.ENCODER, Transfer.InputChannels.REPEAT).report();
    }

    private static String text(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    private static List<String> plus(List<String> list, String path) {
        List<String> more = new ArrayList<>(minus(list, path));
        more.add(path);
        return more;
    }

    private static List<String> minus(List<String> list, String path) {
        return list.stream().filter(each -> !each.equals(path)).toList();
    }
}
