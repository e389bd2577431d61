package org.amaes.core.nifti;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Volume;

/**
 * Reads NIfTI-1 and NIfTI-2 images: {@code .nii}, {@code .hdr} with {@code .img}, each also packed
 * ({@code .gz}), in both byte orders, of all whole-number types and 32- and 64-bit decimals.
 *
 * <p>Values and affine equal nibabel's: the affine is the sform if coded, else the qform if coded; a file
 * with neither is refused unless the caller says how the patient lies in it. A header's claims are checked
 * against the file's length before memory is taken for them.
 */
public final class NiftiReader {

    private NiftiReader() {
    }

    /**
     * Reads and checks the header of an image.
     *
     * @throws WorkbenchException if the file cannot be read or has a {@link HeaderProblem}
     */
    public static NiftiImage open(Path file) throws WorkbenchException {
        return open(file, Optional.empty());
    }

    /**
     * Reads and checks the header of an image.
     *
     * @param assumed how the patient lies in files that do not say so themselves; files that do are believed
     * @throws WorkbenchException if the file cannot be read or has a {@link HeaderProblem}
     */
    public static NiftiImage open(Path file, Optional<Orientation> assumed) throws WorkbenchException {
        try {
            return openChecked(file, assumed);
        } catch (HeaderException e) {
            throw e.about(file);
        }
    }

    /**
     * What keeps an image from being used, or nothing.
     *
     * @throws WorkbenchException if the file cannot be read at all
     */
    public static Optional<HeaderProblem> inspect(Path file) throws WorkbenchException {
        try {
            openChecked(file, Optional.empty());
            return Optional.empty();
        } catch (HeaderException e) {
            return Optional.of(e.problem());
        }
    }

    /**
     * Reads a 3-D image.
     *
     * @throws WorkbenchException if it cannot be read, or holds several volumes
     */
    public static Volume readVolume(Path file) throws WorkbenchException {
        return readVolume(file, Optional.empty());
    }

    /**
     * Reads a 3-D image.
     *
     * @param assumed as in {@link #open(Path, Optional)}
     * @throws WorkbenchException if it cannot be read, or holds several volumes
     */
    public static Volume readVolume(Path file, Optional<Orientation> assumed) throws WorkbenchException {
        NiftiImage image = open(file, assumed);
        image.requireSingleVolume();
        return image.read(0);
    }

    /**
     * Reads a 3-D label map.
     *
     * @throws WorkbenchException if it cannot be read, holds several volumes, or anything but whole numbers from 0 to 255
     */
    public static LabelMap readLabels(Path file) throws WorkbenchException {
        return readLabels(file, Optional.empty());
    }

    /**
     * Reads a 3-D label map.
     *
     * @param assumed as in {@link #open(Path, Optional)}
     * @throws WorkbenchException if it cannot be read, holds several volumes, or anything but whole numbers from 0 to 255
     */
    public static LabelMap readLabels(Path file, Optional<Orientation> assumed) throws WorkbenchException {
        return open(file, assumed).readLabels();
    }

    private static NiftiImage openChecked(Path file, Optional<Orientation> assumed) throws WorkbenchException, HeaderException {
        try {
            NiftiFile files = NiftiFile.of(file);
            NiftiHeader header = NiftiHeader.parse(files.start(NiftiHeader.LENGTH_2));
            Placement placement = header.placement();
            Affine affine = placement.isCoded() || assumed.isEmpty()
                    ? placement.affine() : placement.assumed(assumed.get(), header.shape());
            files.requireRoomFor(header);
            return new NiftiImage(file, files, header, new Grid(header.shape(), affine));
        } catch (IOException e) {
            throw NiftiFile.unreadable(file, e);
        }
    }
}
