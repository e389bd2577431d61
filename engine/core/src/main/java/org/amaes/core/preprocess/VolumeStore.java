package org.amaes.core.preprocess;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Scan;
import org.amaes.core.file.AtomicFile;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A folder of prepared volumes that patches are cut from during training: one file a volume, of which
 * only the part that is asked for is read, and an index (DESIGN section 5; docs/file-formats.md).
 *
 * <p>Reading is safe for any number of threads and processes. One process writes at a time, from any
 * number of threads; a volume is in the index only after its file is complete. Nothing but the ids that
 * the scans were given is kept of who they show.
 */
public final class VolumeStore implements AutoCloseable {

    private static final String FORMAT = "amaes-volume-store";
    private static final int VERSION = 1;
    private static final String SETTINGS_FILE = "store.json";
    static final String VOLUMES = "volumes";
    private static final int LONGEST_NAME = 80;

    private final Path folder;
    private final StoreSettings settings;
    private final StoreIndex index;

    private VolumeStore(Path folder, StoreSettings settings, StoreIndex index) {
        this.folder = folder;
        this.settings = settings;
        this.index = index;
    }

    /**
     * Makes a store in a new or empty folder, or opens the one that is there if it has the same settings.
     *
     * @throws WorkbenchException if the folder holds something else, holds a store with other settings, or cannot be written to
     */
    public static VolumeStore create(Path folder, StoreSettings settings) throws WorkbenchException {
        if (Files.exists(folder.resolve(SETTINGS_FILE))) {
            VolumeStore store = open(folder);
            if (!store.settings.equals(settings)) {
                throw new WorkbenchException(folder + " already holds scans that were prepared differently ("
                        + difference(store.settings, settings) + "). Choose another folder, or the same settings.", folder);
            }
            return store;
        }
        makeFolder(folder);
        ObjectNode json = StoreJson.MAPPER.createObjectNode().put("format", FORMAT).put("version", VERSION);
        json.setAll(StoreJson.settings(settings));
        AtomicFile.writeString(folder.resolve(SETTINGS_FILE), json.toPrettyString() + "\n");
        return new VolumeStore(folder, settings, StoreIndex.read(folder));
    }

    private static void makeFolder(Path folder) throws WorkbenchException {
        try {
            Files.createDirectories(folder.resolve(VOLUMES));
            try (Stream<Path> content = Files.list(folder)) {
                if (content.anyMatch(path -> !path.getFileName().toString().equals(VOLUMES) && !AtomicFile.isTemporary(path))) {
                    throw new WorkbenchException(folder + " holds other files. Choose an empty or a new folder for the prepared volumes.", folder);
                }
            }
        } catch (IOException e) {
            throw new WorkbenchException(folder + " cannot be made or written to (" + e.getMessage() + "). Choose another folder.", folder, e);
        }
    }

    /**
     * Opens a store.
     *
     * @throws WorkbenchException if there is none, it is damaged, or it was made by a newer version of this program
     */
    public static VolumeStore open(Path folder) throws WorkbenchException {
        Path file = folder.resolve(SETTINGS_FILE);
        if (!Files.exists(file)) {
            throw new WorkbenchException(folder + " holds no prepared volumes (" + SETTINGS_FILE + " is missing). Prepare the scans first.", folder);
        }
        try {
            JsonNode json = StoreJson.MAPPER.readTree(Files.readString(file));
            if (!FORMAT.equals(StoreJson.required(json, "format").asText())) {
                throw new IllegalArgumentException("another format");
            }
            int version = StoreJson.required(json, "version").intValue();
            if (version > VERSION) {
                throw new WorkbenchException(folder + " was made by a newer version of this program (format " + version
                        + ", this one reads up to " + VERSION + "). Update the program.", folder);
            }
            return new VolumeStore(folder, StoreJson.settings(json), StoreIndex.read(folder));
        } catch (IOException | IllegalArgumentException e) {
            throw new WorkbenchException(file + " is damaged or no list of settings of prepared volumes: " + e.getMessage()
                    + ". Prepare the scans again into another folder.", file, e);
        }
    }

    /** Whether a folder is a store. */
    public static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(SETTINGS_FILE));
    }

    private static String difference(StoreSettings there, StoreSettings wanted) {
        List<String> differences = new ArrayList<>();
        collect(StoreJson.settings(there), StoreJson.settings(wanted), "", differences);
        return String.join(", ", differences);
    }

    private static void collect(JsonNode there, JsonNode wanted, String name, List<String> differences) {
        if (there.equals(wanted)) {
            return;
        }
        if (there.isObject() && !name.equals("labelNames")) {
            there.properties().forEach(field -> collect(field.getValue(), wanted.get(field.getKey()), field.getKey(), differences));
        } else {
            differences.add(name + " is " + there + " there and " + wanted + " here");
        }
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** What is the same for all its volumes. */
    public StoreSettings settings() {
        return settings;
    }

    /** All prepared volumes, in the order of their ids, whatever order they were prepared in. */
    public List<Entry> entries() {
        return index.entries();
    }

    /** The prepared volume of a scan, if it is there. */
    public Optional<Entry> find(String scan) {
        return index.find(scan);
    }

    /** The scans that could not be prepared, by id, with the sentence that says why. */
    public Map<String, String> failures() {
        return index.failures();
    }

    /** Whether an entry's file is there in its full length; {@link #verify} looks at every byte. */
    public boolean isComplete(Entry entry) {
        return reader(entry).isComplete();
    }

    /**
     * Becomes the store's one writer, which adding does by itself, and sees what others have added.
     *
     * @throws WorkbenchException if somebody else is writing, or the folder cannot be written to
     */
    public void beginWriting() throws WorkbenchException {
        index.beginWriting();
    }

    /**
     * Puts a prepared scan into the store: first its file, then its line in the index. A scan that is
     * there already is left as it is.
     *
     * @return its entry
     * @throws WorkbenchException if it cannot be written (disk full, no right to write, another writer)
     */
    public Entry add(Scan scan, PreparedVolume volume) throws WorkbenchException {
        index.beginWriting();
        Optional<Entry> present = find(scan.id());
        return present.isPresent() && isComplete(present.get()) ? present.get() : put(scan, volume, SourceStamp.of(scan));
    }

    /**
     * Puts a prepared scan into the store as {@link #add} does, in the place of whatever was there of it.
     *
     * @param sourceStamp the {@link SourceStamp} of its files before they were read
     */
    Entry put(Scan scan, PreparedVolume volume, String sourceStamp) throws WorkbenchException {
        if (find(scan.id()).isPresent()) {
            addFailure(scan.id(), "It was about to be prepared again, for its files have changed."); // the index never names another file's contents
        }
        ForegroundSample foreground = volume.labels().isPresent()
                ? ForegroundSample.of(volume.labels().get(), Long.parseUnsignedLong(volume.sourceHashes().getFirst().substring(0, 16), 16))
                : new ForegroundSample(0, new int[0]);
        Entry draft = entry(scan, volume, foreground, sourceStamp, 0);
        ObjectNode json = StoreJson.entry(draft);
        json.remove("sourceStamp"); // equal scans make equal files, whenever their own were copied
        json.set("origin", StoreJson.origin(volume.origin()));
        byte[] header = json.toString().getBytes(StandardCharsets.UTF_8);
        Entry entry = entry(scan, volume, foreground, sourceStamp, VolumeFileWriter.dataStart(header.length));
        VolumeFileWriter.write(folder.resolve(entry.file()), header, entry.layout(), volume, foreground.voxels());
        index.append(entry);
        return entry;
    }

    /**
     * Notes that a scan could not be prepared.
     *
     * @param sentence why, without anything that tells who the patient is
     */
    public void addFailure(String scan, String sentence) throws WorkbenchException {
        index.append(scan, sentence);
    }

    /** The scan that a scan was left out for, if its files are still those that were looked at then. */
    Optional<String> duplicateOf(String scan, String sourceStamp) {
        return index.duplicate(scan).filter(duplicate -> duplicate.sourceStamp().equals(sourceStamp)).map(StoreIndex.Duplicate::of);
    }

    /** Notes that a scan holds the voxels of another that is in the store. */
    void addDuplicate(String scan, String of, String sourceStamp, String sentence) throws WorkbenchException {
        index.append(scan, new StoreIndex.Duplicate(of, sourceStamp), sentence);
    }

    private Entry entry(Scan scan, PreparedVolume volume, ForegroundSample foreground, String sourceStamp, long dataStart) {
        VolumeLayout layout = new VolumeLayout(dataStart, volume.shape(), volume.channels().size(), settings.precision(),
                volume.labels().isPresent(), foreground.voxels().length);
        SortedMap<Integer, Long> histogram = volume.labelHistogram();
        List<Float> minima = volume.channels().stream().map(channel -> stored(minimum(channel.data()))).toList();
        return new Entry(scan.id(), scan.subject(), scan.session(), scan.sequence(), fileName(scan.id()), minima, histogram,
                foreground.count(), volume.sourceHashes(), sourceStamp, layout);
    }

    private float stored(float value) {
        return settings.precision() == Precision.FLOAT16 ? Float.float16ToFloat(Float.floatToFloat16(value)) : value;
    }

    private static float minimum(float[] values) {
        float least = Float.POSITIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    /** A name that every file system takes and that no other id has. */
    private static String fileName(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            String readable = id.replaceAll("[^A-Za-z0-9._-]", "_");
            return VOLUMES + "/" + readable.substring(0, Math.min(LONGEST_NAME, readable.length()))
                    + "-" + HexFormat.of().formatHex(digest, 0, 8) + ".vol";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * Reads a whole prepared volume.
     *
     * @throws WorkbenchException if its file is missing or damaged
     */
    public PreparedVolume read(Entry entry) throws WorkbenchException {
        Origin origin = origin(entry);
        Grid grid = origin.preparedGrid();
        Box whole = Box.of(grid.shape());
        List<Volume> channels = new ArrayList<>();
        for (int channel = 0; channel < entry.channels(); channel++) {
            float[] data = new float[grid.shape().length()];
            reader(entry).crop(channel, whole, data);
            channels.add(new Volume(grid, data));
        }
        Optional<LabelMap> labels = Optional.empty();
        if (entry.isLabelled()) {
            byte[] data = new byte[grid.shape().length()];
            reader(entry).labelCrop(whole, data);
            labels = Optional.of(new LabelMap(grid, data));
        }
        return new PreparedVolume(channels, labels, origin, entry.sourceHashes());
    }

    /**
     * What leads from a prepared volume back to its scan.
     *
     * @throws WorkbenchException if its file is missing or damaged
     */
    public Origin origin(Entry entry) throws WorkbenchException {
        JsonNode header = reader(entry).header();
        try {
            Origin origin = StoreJson.origin(StoreJson.required(header, "origin"));
            if (!origin.preparedGrid().shape().equals(entry.shape())) {
                throw new IllegalArgumentException("shape " + origin.preparedGrid().shape());
            }
            return origin;
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException("The prepared volume " + folder.resolve(entry.file()) + " does not fit the store's index: "
                    + e.getMessage() + ". Delete this file and prepare the scans again; only what is missing is redone.", folder, e);
        }
    }

    /**
     * Reads a box of one channel, and no more of the file than the rows it spans.
     *
     * @param box inside the volume's shape
     * @param into receives the values, z fastest; at least as long as the box has voxels
     * @throws WorkbenchException if the file is missing or cut short
     */
    public void readCrop(Entry entry, int channel, Box box, float[] into) throws WorkbenchException {
        requireRoom(entry, box, into.length);
        if (channel < 0 || channel >= entry.channels()) {
            throw new IllegalArgumentException("channel " + channel + " of " + entry.channels());
        }
        reader(entry).crop(channel, box, into);
    }

    /** Reads a box of the labels, as {@link #readCrop} does of a channel. */
    public void readLabelCrop(Entry entry, Box box, byte[] into) throws WorkbenchException {
        requireRoom(entry, box, into.length);
        if (!entry.isLabelled()) {
            throw new IllegalArgumentException("scan " + entry.id() + " has no labels");
        }
        reader(entry).labelCrop(box, into);
    }

    private static void requireRoom(Entry entry, Box box, int room) {
        if (!box.isInside(entry.shape()) || room < box.shape().voxels()) {
            throw new IllegalArgumentException(box + " of " + entry.shape() + " into " + room + " values");
        }
    }

    /**
     * A foreground voxel, as its position in memory (z fastest). Draw {@code sample} uniformly to draw the
     * voxel uniformly (see {@link Entry#foregroundSamples()}).
     *
     * @param sample 0 to {@code entry.foregroundSamples() - 1}
     */
    public int foregroundVoxel(Entry entry, int sample) throws WorkbenchException {
        if (sample < 0 || sample >= entry.foregroundSamples()) {
            throw new IllegalArgumentException("sample " + sample + " of " + entry.foregroundSamples());
        }
        return reader(entry).foregroundVoxel(sample);
    }

    /**
     * Reads a volume's whole file and compares its checksums.
     *
     * @throws WorkbenchException if a byte is not as it was written
     */
    public void verify(Entry entry) throws WorkbenchException {
        reader(entry).verify();
    }

    private VolumeFileReader reader(Entry entry) {
        return new VolumeFileReader(folder.resolve(entry.file()), entry.layout());
    }

    /** Lets another process write; reading stays possible. */
    @Override
    public void close() {
        index.close();
    }
}
