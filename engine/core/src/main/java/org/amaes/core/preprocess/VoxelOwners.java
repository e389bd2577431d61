package org.amaes.core.preprocess;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Who holds which voxels, so that every scan is prepared once: of scans with the same voxels the first of the list
 * wins, on any number of threads; one with an outline gives way only to one with as many voxels of each label.
 * Scans claim in the order of the list, each waiting until those before it have claimed or given up.
 */
final class VoxelOwners {

    private record Voxels(List<String> hashes, SortedMap<Integer, Long> labels) {
    }

    private final Map<Voxels, String> owners = new HashMap<>();
    private final Map<List<String>, String> ownersOfVoxels = new HashMap<>();
    private final BitSet passed = new BitSet();
    private int next;

    /** Voxels that are in the store already. */
    void known(Entry entry) {
        own(new Voxels(entry.sourceHashes(), entry.labelHistogram()), entry.id());
    }

    /**
     * Claims voxels when it is this scan's turn.
     *
     * @param place of the scan in the list
     * @return the owner: the scan itself, or the one that has them already
     */
    synchronized String claim(int place, String scan, PreparedVolume volume) throws InterruptedException {
        while (next < place) {
            wait();
        }
        return own(new Voxels(volume.sourceHashes(), volume.labelHistogram()), scan);
    }

    private String own(Voxels voxels, String scan) {
        String ofVoxels = ownersOfVoxels.computeIfAbsent(voxels.hashes(), _ -> scan);
        return voxels.labels().isEmpty() ? ofVoxels : owners.computeIfAbsent(voxels, _ -> scan);
    }

    /** A scan has claimed or never will. */
    synchronized void pass(int place) {
        passed.set(place);
        next = passed.nextClearBit(next);
        notifyAll();
    }
}
