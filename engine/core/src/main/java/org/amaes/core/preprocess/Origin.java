package org.amaes.core.preprocess;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;

import org.amaes.core.volume.Box;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Reorientation;
import org.amaes.core.volume.Resampling;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * Where a prepared volume comes from, and so the way back: what was predicted on the prepared grid lands
 * on the grid of the file it was predicted from, with that file's shape and affine exactly (SPEC section 2).
 *
 * @param originalGrid the scan's grid as its file has it
 * @param box what was cropped out, in voxels of the scan in RAS orientation
 * @param preparedGrid the grid of the prepared volume
 */
public record Origin(Grid originalGrid, Box box, Grid preparedGrid) {

    public Origin {
        Objects.requireNonNull(preparedGrid);
        Shape ras = Reorientation.toRas(originalGrid).apply(originalGrid.shape());
        if (!box.isInside(ras)) {
            throw new IllegalArgumentException(box + " is not inside " + ras + " (RAS)");
        }
    }

    /** The orientation the file has its voxels in. */
    public Orientation orientation() {
        return originalGrid.orientation();
    }

    /** The number of voxels after cropping and before resampling. */
    public Shape croppedShape() {
        return box.shape();
    }

    /**
     * The segmentation, on the scan's own grid, that class scores on the prepared grid amount to: each
     * class's scores are linearly resampled to the cropped shape, the largest wins (of equal ones the
     * lowest class), voxels outside the box are class 0, and the axes go back to the file's orientation.
     *
     * <p>Classes are asked for one after the other, from 0, and each only once, so that a caller can make
     * them on demand: at any time one class's scores and one running maximum are in memory.
     *
     * @param classes how many classes there are, 1 to 256
     * @param scores the scores (logits or probabilities) of a class, one a voxel of the prepared grid, z
     *     fastest; padding that inference added is already taken off
     * @throws IllegalArgumentException if scores have another length or are not numbers
     */
    public LabelMap undo(int classes, IntFunction<float[]> scores) {
        if (classes < 1 || classes > 256) {
            throw new IllegalArgumentException(classes + " classes");
        }
        byte[] winner = new byte[croppedShape().length()];
        float[] best = new float[winner.length];
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        for (int label = 0; label < classes; label++) {
            float[] score = Resampling.linear(scores.apply(label), preparedGrid.shape(), croppedShape());
            for (int voxel = 0; voxel < winner.length; voxel++) {
                if (score[voxel] > best[voxel]) {
                    best[voxel] = score[voxel];
                    winner[voxel] = (byte) label;
                } else if (Float.isNaN(score[voxel])) {
                    throw new IllegalArgumentException("The scores of class " + label + " are not numbers");
                }
            }
        }
        return toOriginal(new LabelMap(rasGrid().crop(box), winner));
    }

    /** As {@link #undo(int, IntFunction)} with the scores of all classes at hand: {@code scores[class][voxel]}. */
    public LabelMap undo(float[][] scores) {
        return undo(scores.length, label -> scores[label]);
    }

    /**
     * A continuous volume (a class's probability, a reconstruction) on the scan's own grid: linearly
     * resampled, put into the box, turned back. Values are not rescaled.
     *
     * @param prepared one value a voxel of the prepared grid
     * @param outside the value of voxels outside the box
     */
    public Volume undo(Volume prepared, float outside) {
        float[] cropped = Resampling.linear(prepared.data(), preparedGrid.shape(), croppedShape());
        Grid ras = rasGrid();
        float[] whole = new float[ras.shape().length()];
        Arrays.fill(whole, outside);
        paste(cropped, whole, ras.shape());
        Volume turned = fromRas().apply(new Volume(ras, whole));
        return new Volume(originalGrid, turned.data());
    }

    /**
     * A label map on the prepared grid on the scan's own grid, each voxel taking the nearest label.
     */
    public LabelMap undo(LabelMap prepared) {
        Grid cropped = rasGrid().crop(box);
        return toOriginal(new LabelMap(cropped, Resampling.nearest(prepared, cropped.shape()).data()));
    }

    private LabelMap toOriginal(LabelMap cropped) {
        Grid ras = rasGrid();
        byte[] whole = new byte[ras.shape().length()];
        paste(cropped.data(), whole, ras.shape());
        return new LabelMap(originalGrid, fromRas().apply(new LabelMap(ras, whole)).data());
    }

    /** Copies rows of a cropped array into the whole one; both are arrays of one primitive type. */
    private void paste(Object cropped, Object whole, Shape ras) {
        Shape part = croppedShape();
        for (int i = 0; i < part.x(); i++) {
            for (int j = 0; j < part.y(); j++) {
                System.arraycopy(cropped, part.index(i, j, 0), whole, ras.index(box.x0() + i, box.y0() + j, box.z0()), part.z());
            }
        }
    }

    private Reorientation fromRas() {
        return Reorientation.toRas(originalGrid).inverse();
    }

    private Grid rasGrid() {
        return Reorientation.toRas(originalGrid).apply(originalGrid);
    }
}
