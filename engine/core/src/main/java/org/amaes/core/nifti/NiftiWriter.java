package org.amaes.core.nifti;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * Writes volumes as 32-bit decimals and label maps as unsigned bytes into single NIfTI-1 files, packed
 * if the name ends in {@code .gz}.
 *
 * <p>Nothing of a source file's free text is carried over. Readers never see half a file. The packing
 * level is 1 of 9: on brain scans as 32-bit decimals level 9 takes 4 to 36 times as long for files that are
 * 6 to 21 % smaller.
 */
public final class NiftiWriter {

    static final byte[] DESCRIPTION = "AMAES Workbench; research use only".getBytes(StandardCharsets.US_ASCII);

    private static final int PACKING_LEVEL = 1;
    private static final int SCANNER = 1;
    private static final int LONGEST_SIDE = Short.MAX_VALUE;
    /** A qform is written only if it puts every voxel where the affine does, to within this many mm. */
    private static final double QFORM_TOLERANCE = 0.001;

    private NiftiWriter() {
    }

    /**
     * Writes a volume whose world is the scanner's (sform code 1).
     *
     * @throws WorkbenchException if the file cannot be written, or a side exceeds 32,767 voxels
     */
    public static void write(Path file, Volume volume) throws WorkbenchException {
        write(file, volume, placement(volume.grid(), SCANNER));
    }

    /**
     * Writes a volume where a source image put it: if the grids are the same, sform and qform are the
     * source's own to the last bit; otherwise only the code of its space is taken over.
     *
     * @throws WorkbenchException if the file cannot be written, or a side exceeds 32,767 voxels
     */
    public static void write(Path file, Volume volume, NiftiImage source) throws WorkbenchException {
        write(file, volume, placement(volume.grid(), source));
    }

    /**
     * Writes volumes on one grid as the channels of a 4-D image (sform code 1).
     *
     * @throws WorkbenchException if the file cannot be written, or an extent exceeds 32,767
     */
    public static void write(Path file, List<Volume> channels) throws WorkbenchException {
        Grid grid = channels.getFirst().grid();
        if (channels.stream().anyMatch(volume -> !volume.grid().equals(grid))) {
            throw new IllegalArgumentException("The channels of an image share one grid");
        }
        write(file, channels, placement(grid, SCANNER));
    }

    /**
     * Writes a label map whose world is the scanner's (sform code 1).
     *
     * @throws WorkbenchException if the file cannot be written, or a side exceeds 32,767 voxels
     */
    public static void write(Path file, LabelMap labels) throws WorkbenchException {
        write(file, labels, placement(labels.grid(), SCANNER));
    }

    /**
     * Writes a label map where a source image put it, as {@link #write(Path, Volume, NiftiImage)}.
     *
     * @throws WorkbenchException if the file cannot be written, or a side exceeds 32,767 voxels
     */
    public static void write(Path file, LabelMap labels, NiftiImage source) throws WorkbenchException {
        write(file, labels, placement(labels.grid(), source));
    }

    private static void write(Path file, Volume volume, Placement placement) throws WorkbenchException {
        write(file, List.of(volume), placement);
    }

    private static void write(Path file, List<Volume> channels, Placement placement) throws WorkbenchException {
        NiftiHeader header = header(file, channels.getFirst().shape(), channels.size(), VoxelType.FLOAT32, placement);
        write(file, out -> {
            out.write(header.toBytes());
            for (Volume volume : channels) {
                SlabWriter.write(out, volume);
            }
        });
    }

    private static void write(Path file, LabelMap labels, Placement placement) throws WorkbenchException {
        NiftiHeader header = header(file, labels.shape(), 1, VoxelType.UINT8, placement);
        write(file, out -> {
            out.write(header.toBytes());
            SlabWriter.write(out, labels);
        });
    }

    private static void write(Path file, AtomicFile.StreamContent content) throws WorkbenchException {
        boolean packed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        AtomicFile.writeStream(file, stream -> {
            if (packed) {
                try (OutputStream out = new FastGzip(stream)) {
                    content.writeTo(out);
                }
            } else {
                content.writeTo(stream);
            }
        });
    }

    private static NiftiHeader header(Path file, Shape shape, int channels, VoxelType type, Placement placement) throws WorkbenchException {
        List<Integer> dimensions = List.of(shape.x(), shape.y(), shape.z(), channels);
        if (dimensions.stream().anyMatch(extent -> extent > LONGEST_SIDE)) {
            throw new WorkbenchException(file + " cannot be written: NIfTI-1 files have at most 32,767 voxels a side, and this image has "
                    + shape + ". Crop it first.", file);
        }
        return new NiftiHeader(1, ByteOrder.LITTLE_ENDIAN, true, dimensions, type, HeaderFields.Version1.SINGLE_OFFSET, 1, 0, placement);
    }

    private static Placement placement(Grid grid, NiftiImage source) {
        Placement placement = source.header().placement();
        if (!source.grid().equals(grid)) {
            return placement(grid, placement.isCoded() ? placement.spaceCode() : SCANNER);
        }
        // A NIfTI-2 source has more digits than a NIfTI-1 file holds, and one without codes was placed by its user.
        return source.header().version() == 1 && placement.isCoded() ? placement : placement(grid, Math.max(1, placement.spaceCode()));
    }

    private static Placement placement(Grid grid, int code) {
        Affine affine = grid.affine();
        Qform qform = Qform.of(affine);
        double[] spacing = Arrays.stream(affine.spacing()).map(side -> (float) side).toArray();
        boolean exact;
        try {
            exact = grid.matches(new Grid(grid.shape(), qform.affine(spacing[0], spacing[1], spacing[2])), QFORM_TOLERANCE);
        } catch (HeaderException _) {
            exact = false; // sheared so far that its axes give no rotation
        }
        return new Placement(code, affine, exact ? code : 0, exact ? qform : Qform.NONE,
                Arrays.stream(spacing).boxed().toList());
    }

    /** A gzip stream at the writer's packing level; it carries no name and no time. */
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(PACKING_LEVEL);
        }
    }
}
