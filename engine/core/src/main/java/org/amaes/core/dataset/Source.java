package org.amaes.core.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;

/**
 * A data set on a disk in one of the layouts that the workbench knows: what scans it holds, and what its
 * labels mean. Listing opens no image.
 */
public sealed interface Source permits NnUNetFolder, BidsFolder, PublicFolder, NiftiFolder {

    /** The folder, or the single file, that the data set is. */
    Path root();

    /** The layout in a reader's words, such as "nnU-Net folder". */
    String layout();

    /**
     * The scans, sorted by file name and always in the same order; ids are unique, whatever their case.
     *
     * @throws WorkbenchException if there is none, or the folder is not what its layout promises
     */
    List<Scan> scans() throws WorkbenchException;

    /**
     * What the labels of the segmentations mean.
     *
     * @throws WorkbenchException if the data set describes its labels in a way that cannot be used
     */
    LabelNames labelNames() throws WorkbenchException;

    /**
     * Recognises the layout of a folder: nnU-Net if it holds a {@code dataset.json} with channel names beside
     * {@code imagesTr} or {@code imagesTs}; one of the public data sets if at least half of its images lie as in it;
     * BIDS if it holds {@code dataset_description.json}; any other folder, or a single file, is searched for NIfTI files.
     *
     * @throws WorkbenchException if there is nothing at the path, or its description cannot be read
     */
    static Source detect(Path path) throws WorkbenchException {
        if (!Files.exists(path)) {
            throw new WorkbenchException(path + " does not exist. Choose a folder with scans, or a single scan.", path);
        }
        if (!Files.isDirectory(path)) {
            return new NiftiFolder(path);
        }
        if (NnUNetFolder.isOne(path)) {
            return NnUNetFolder.open(path);
        }
        Optional<PublicSet> set = PublicFolder.recognise(path, ScanFiles.below(path, Integer.MAX_VALUE));
        if (set.isPresent()) {
            return new PublicFolder(set.get(), path);
        }
        return BidsFolder.isOne(path) ? new BidsFolder(path) : new NiftiFolder(path);
    }
}
