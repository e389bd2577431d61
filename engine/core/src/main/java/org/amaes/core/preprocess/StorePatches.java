package org.amaes.core.preprocess;

import java.util.ArrayList;
import java.util.List;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.PatchRandom;
import org.amaes.core.dataset.PatchSource;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Shape;

/**
 * Chosen scans of a {@link VolumeStore} as a source of patches; the order of the scans is the order of
 * the entries.
 */
public final class StorePatches implements PatchSource {

    private final VolumeStore store;
    private final List<Entry> entries;
    private final boolean labelled;

    /**
     * @param store an open store, which stays the caller's to close
     * @param scans the scans' ids
     * @throws WorkbenchException if the store lacks one of them, or they differ in channels
     */
    public StorePatches(VolumeStore store, List<String> scans) throws WorkbenchException {
        this.store = store;
        List<Entry> found = new ArrayList<>(scans.size());
        for (String scan : scans) {
            found.add(store.find(scan).orElseThrow(() -> new WorkbenchException("The prepared scans in " + store.folder()
                    + " no longer have the scan '" + scan + "'. Prepare it again, or start a run without it.", store.folder())));
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("A source has at least one scan");
        }
        for (Entry entry : found) {
            if (entry.channels() != found.getFirst().channels()) {
                throw new WorkbenchException("The scans " + found.getFirst().id() + " and " + entry.id() + " in " + store.folder()
                        + " have " + found.getFirst().channels() + " and " + entry.channels()
                        + " channels; a network needs the same number for all. Choose scans of one kind.", store.folder());
            }
        }
        this.entries = List.copyOf(found);
        this.labelled = entries.stream().allMatch(Entry::isLabelled);
    }

    /** The scans in order. */
    public List<Entry> scans() {
        return entries;
    }

    @Override
    public int entries() {
        return entries.size();
    }

    @Override
    public int channels() {
        return entries.getFirst().channels();
    }

    @Override
    public boolean hasLabels() {
        return labelled;
    }

    @Override
    public Shape shape(int entry) {
        return entries.get(entry).shape();
    }

    @Override
    public float minimum(int entry, int channel) {
        return entries.get(entry).minimum(channel);
    }

    @Override
    public void readCrop(int entry, int channel, Box box, float[] into) throws WorkbenchException {
        store.readCrop(entries.get(entry), channel, box, into);
    }

    @Override
    public void readLabels(int entry, Box box, byte[] into) throws WorkbenchException {
        store.readLabelCrop(entries.get(entry), box, into);
    }

    @Override
    public boolean drawForeground(int entry, PatchRandom random, int[] voxel) throws WorkbenchException {
        Entry scan = entries.get(entry);
        if (scan.foregroundSamples() == 0) {
            return false;
        }
        int position = store.foregroundVoxel(scan, random.nextInt(scan.foregroundSamples()));
        Shape shape = scan.shape();
        voxel[2] = position % shape.z();
        voxel[1] = position / shape.z() % shape.y();
        voxel[0] = position / shape.z() / shape.y();
        return true;
    }
}
