package org.amaes.core.dataset;

import java.util.List;
import java.util.stream.IntStream;

import org.amaes.core.augment.PatchRandom;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/** Prepared scans that lie in memory. */
public final class VolumeSource implements PatchSource {

    /**
     * One scan.
     *
     * @param channels its channels, all of one shape
     * @param labels its labels, of the same shape, or null
     */
    public record Entry(List<Volume> channels, LabelMap labels) {

        public Entry {
            channels = List.copyOf(channels);
            Shape shape = channels.getFirst().shape();
            if (channels.stream().anyMatch(channel -> !channel.shape().equals(shape))
                    || labels != null && !labels.shape().equals(shape)) {
                throw new IllegalArgumentException("All channels and the labels of a scan have the same shape, " + shape);
            }
        }

        /** One channel without labels. */
        public static Entry of(Volume scan) {
            return new Entry(List.of(scan), null);
        }
    }

    private final List<Entry> entries;
    private final float[][] minima;
    private final int[][] foreground;

    /** @param entries the scans, all with equally many channels, all with labels or none */
    public VolumeSource(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        Entry first = this.entries.getFirst();
        for (Entry entry : this.entries) {
            if (entry.channels().size() != first.channels().size() || (entry.labels() == null) != (first.labels() == null)) {
                throw new IllegalArgumentException("All scans have as many channels as the first, and labels if it has some");
            }
        }
        this.minima = this.entries.stream().map(VolumeSource::minima).toArray(float[][]::new);
        this.foreground = this.entries.stream().map(VolumeSource::foreground).toArray(int[][]::new);
    }

    private static float[] minima(Entry entry) {
        float[] minima = new float[entry.channels().size()];
        for (int channel = 0; channel < minima.length; channel++) {
            float least = Float.POSITIVE_INFINITY;
            for (float value : entry.channels().get(channel).data()) {
                least = Math.min(least, value);
            }
            minima[channel] = least;
        }
        return minima;
    }

    private static int[] foreground(Entry entry) {
        if (entry.labels() == null) {
            return new int[0];
        }
        byte[] labels = entry.labels().data();
        return IntStream.range(0, labels.length).filter(i -> labels[i] != 0).toArray();
    }

    @Override
    public int entries() {
        return entries.size();
    }

    @Override
    public int channels() {
        return entries.getFirst().channels().size();
    }

    @Override
    public boolean hasLabels() {
        return entries.getFirst().labels() != null;
    }

    @Override
    public Shape shape(int entry) {
        return entries.get(entry).channels().getFirst().shape();
    }

    @Override
    public float minimum(int entry, int channel) {
        return minima[entry][channel];
    }

    @Override
    public void readCrop(int entry, int channel, Box box, float[] into) {
        copy(entries.get(entry).channels().get(channel).data(), shape(entry), box, into, box.shape().z());
    }

    @Override
    public void readLabels(int entry, Box box, byte[] into) {
        copy(entries.get(entry).labels().data(), shape(entry), box, into, box.shape().z());
    }

    private static void copy(Object from, Shape shape, Box box, Object into, int row) {
        if (!box.isInside(shape)) {
            throw new IllegalArgumentException(box + " is not inside " + shape);
        }
        int to = 0;
        for (int i = box.x0(); i < box.x1(); i++) {
            for (int j = box.y0(); j < box.y1(); j++, to += row) {
                System.arraycopy(from, shape.index(i, j, box.z0()), into, to, row);
            }
        }
    }

    @Override
    public boolean drawForeground(int entry, PatchRandom random, int[] voxel) {
        int[] voxels = foreground[entry];
        if (voxels.length == 0) {
            return false;
        }
        Shape shape = shape(entry);
        int index = voxels[random.nextInt(voxels.length)];
        voxel[2] = index % shape.z();
        voxel[1] = index / shape.z() % shape.y();
        voxel[0] = index / shape.z() / shape.y();
        return true;
    }
}
