package org.amaes.viewer.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiImage;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.Layer;

/**
 * A NIfTI image read for looking at: its volumes and, in sentences, what is unusual about them.
 *
 * <p>Takes the memory of its volumes as floats once; the window is found without a copy.
 *
 * @param file where it was read from
 * @param channels one volume, or those of a series
 * @param remarks what should be told, such as values that are no numbers
 */
public record LoadedImage(Path file, List<Volume> channels, List<String> remarks) {

    /** The most unpacked bytes of a file that is opened: what one Java array addresses. */
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    public LoadedImage {
        channels = List.copyOf(channels);
        remarks = List.copyOf(remarks);
    }

    /**
     * Reads an image; takes as long as the disk and unpacking do.
     *
     * @throws WorkbenchException if the file is no NIfTI image that can be used, or too large to be looked at
     */
    public static LoadedImage read(Path file) throws WorkbenchException {
        return read(file, Optional.empty());
    }

    /**
     * Reads an image.
     *
     * @param assumed how the patient lies in a file that does not say so itself
     * @throws WorkbenchException as {@link #read(Path)}
     */
    public static LoadedImage read(Path file, Optional<Orientation> assumed) throws WorkbenchException {
        NiftiImage image = NiftiReader.open(file, assumed);
        requireSize(file, image.header().expectedLength());
        List<Volume> channels = image.readAll();
        return new LoadedImage(file, channels, remarks(channels));
    }

    static void requireSize(Path file, long bytes) throws WorkbenchException {
        if (bytes > MOST_BYTES) {
            throw new WorkbenchException(String.format(Locale.ROOT, "%s is too large to be looked at: it holds %.1f GB unpacked, and at most "
                    + "2.1 GB are opened. Crop the scan or split the series.", file, bytes / 1e9), file);
        }
    }

    private static List<String> remarks(List<Volume> channels) {
        long broken = channels.stream().mapToLong(Volume::countNonFinite).sum();
        return broken == 0 ? List.of()
                : List.of(String.format(Locale.ROOT, "%,d voxels hold no number (NaN or infinite) and are shown as holes.", broken));
    }

    /** The file's name without its folder. */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** The image as a layer in grey, with the window from its 0.1 to its 99.9 percentile. */
    public Layer.Image layer() {
        return Layer.Image.of(name(), channels.getFirst()).withChannels(channels);
    }
}
