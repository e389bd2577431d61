package org.amaes.core.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.zip.ZipException;

import org.amaes.core.WorkbenchException;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * A NIfTI file whose header has been read and found good; its voxels are read on demand, and no file
 * stays open in between.
 *
 * <p>Values that are no numbers (NaN, infinite) are kept; see {@link Volume#countNonFinite}.
 */
public final class NiftiImage {

    /** How far a stored label may be from a whole number: scaling factors are stored with seven digits. */
    private static final double LABEL_TOLERANCE = 1e-4;

    private final Path file;
    private final NiftiFile files;
    private final NiftiHeader header;
    private final Grid grid;

    NiftiImage(Path file, NiftiFile files, NiftiHeader header, Grid grid) {
        this.file = file;
        this.files = files;
        this.header = header;
        this.grid = grid;
    }

    /** The file that was opened. */
    public Path file() {
        return file;
    }

    /** What its header says. */
    public NiftiHeader header() {
        return header;
    }

    /** Where the voxels of each of its volumes stand; spacing and positions in mm. */
    public Grid grid() {
        return grid;
    }

    /** The number of volumes: 1 for a 3-D image, the fourth extent of a 4-D one. */
    public int channels() {
        return header.channels();
    }

    /**
     * Reads one volume: stored value × slope + intercept in double, rounded once to float.
     *
     * @param channel 0 for the first or only volume
     * @throws WorkbenchException if the file is cut short, damaged or too large for memory
     */
    public Volume read(int channel) throws WorkbenchException {
        requireMemory(Float.BYTES);
        Shape shape = header.shape();
        float[] out = new float[shape.length()];
        stream(channel, 1, _ -> (values, slab) -> toFloats(values, slab, shape, out));
        return new Volume(grid, out);
    }

    /**
     * Reads every volume, in the file's order, in one pass over the file.
     *
     * @throws WorkbenchException as {@link #read}
     */
    public List<Volume> readAll() throws WorkbenchException {
        requireMemory((long) Float.BYTES * channels());
        Shape shape = header.shape();
        List<Volume> volumes = new ArrayList<>(channels());
        for (int channel = 0; channel < channels(); channel++) {
            volumes.add(Volume.zeros(grid));
        }
        stream(0, channels(), channel -> {
            float[] out = volumes.get(channel).data();
            return (values, slab) -> toFloats(values, slab, shape, out);
        });
        return volumes;
    }

    /**
     * Reads a 3-D image as labels.
     *
     * @throws WorkbenchException if it holds several volumes, or values that are not whole numbers from 0 to
     *         255 (to within 0.0001, the rounding of stored scaling factors)
     */
    public LabelMap readLabels() throws WorkbenchException {
        requireSingleVolume();
        requireMemory(1);
        Shape shape = header.shape();
        byte[] out = new byte[shape.length()];
        stream(0, 1, _ -> (values, slab) -> toLabels(values, slab, shape, out));
        return new LabelMap(grid, out);
    }

    /** Refuses series of volumes. */
    void requireSingleVolume() throws WorkbenchException {
        if (channels() != 1) {
            throw new WorkbenchException(file + " holds " + channels() + " volumes, but a single 3-D image is needed. "
                    + "Split the series and choose one of its volumes.", file);
        }
    }

    private void requireMemory(long bytesPerVoxel) throws WorkbenchException {
        double needed = (double) header.shape().voxels() * bytesPerVoxel;
        long available = Runtime.getRuntime().maxMemory();
        if (needed > available) {
            throw new WorkbenchException(String.format(Locale.ROOT,
                    "%s is too large: it needs %.1f GB of memory and this program may use %.1f GB. Crop the scan or give the program more memory.",
                    file, needed / (1L << 30), (double) available / (1L << 30)), file);
        }
    }

    /** Passes volumes that follow one another to the sinks made for them. */
    private void stream(int channel, int count, IntFunction<SlabReader.Sink> sinks) throws WorkbenchException {
        if (channel < 0 || channel >= channels()) {
            throw new IllegalArgumentException("channel " + channel + " of " + channels());
        }
        try (InputStream in = files.openImage()) {
            in.skipNBytes(header.voxelOffset() + channel * header.bytesPerVolume());
            SlabReader reader = new SlabReader(header);
            for (int read = channel; read < channel + count; read++) {
                reader.read(in, sinks.apply(read));
            }
            if (channel + count == channels()) {
                // Reaching the end makes the unpacker compare its checksum; what a longer stream holds is not looked at.
                in.read();
            }
        } catch (ZipException e) {
            throw NiftiFile.damaged(e).about(file);
        } catch (EOFException e) {
            throw endsEarly(e);
        } catch (IOException e) {
            throw NiftiFile.unreadable(file, e);
        } catch (SlabReader.SinkException e) {
            throw new WorkbenchException(file + " is no label map: " + e.getMessage(), file, e);
        }
    }

    private WorkbenchException endsEarly(EOFException cause) {
        try {
            if (Files.size(files.imageFile()) < header.expectedLength() && !files.isImagePacked()) {
                return new HeaderException(new HeaderProblem.CutShort(header.expectedLength(), Files.size(files.imageFile()))).about(file);
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return NiftiFile.damaged(cause).about(file);
    }

    private static void toFloats(double[] values, Slab slab, Shape shape, float[] out) {
        int plane = slab.nx() * slab.ny();
        for (int i = 0; i < slab.nx(); i++) {
            for (int j = 0; j < slab.ny(); j++) {
                int to = shape.index(slab.x() + i, slab.y() + j, slab.z());
                int from = j * slab.nx() + i;
                for (int k = 0; k < slab.nz(); k++) {
                    out[to + k] = (float) values[from + k * plane];
                }
            }
        }
    }

    private static void toLabels(double[] values, Slab slab, Shape shape, byte[] out) throws SlabReader.SinkException {
        int plane = slab.nx() * slab.ny();
        for (int i = 0; i < slab.nx(); i++) {
            for (int j = 0; j < slab.ny(); j++) {
                int to = shape.index(slab.x() + i, slab.y() + j, slab.z());
                int from = j * slab.nx() + i;
                for (int k = 0; k < slab.nz(); k++) {
                    double value = values[from + k * plane];
                    double label = Math.rint(value);
                    if (!(Math.abs(value - label) <= LABEL_TOLERANCE) || label < 0 || label > 255) {
                        throw new SlabReader.SinkException("voxel (" + (slab.x() + i) + ", " + (slab.y() + j) + ", " + (slab.z() + k)
                                + ") holds " + value + ", and labels are whole numbers from 0 to 255. Choose the segmentation, not the scan.");
                    }
                    out[to + k] = (byte) (int) label;
                }
            }
        }
    }
}
