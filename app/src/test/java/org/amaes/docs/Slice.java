package org.amaes.docs;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;
import org.amaes.viewer.slice.SliceGeometry;
import org.amaes.viewer.slice.SliceRenderer;
import org.amaes.viewer.slice.Window;

/**
 * One slice as a picture, every millimetre {@value #PIXELS} pixels.
 *
 * @param geometry how the voxels stand in it
 * @param number which slice
 * @param picture the pixels
 */
record Slice(SliceGeometry geometry, int number, BufferedImage picture) {

    private static final int PIXELS = 4;
    private static final float LINE = 3;

    static Slice of(Volume volume, SliceGeometry geometry, int number, Window window) {
        int width = (int) Math.rint(geometry.widthInMillimetres() * PIXELS);
        int height = (int) Math.rint(geometry.heightInMillimetres() * PIXELS);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, SliceRenderer.render(volume, geometry, number, window, width, height), 0, width);
        return new Slice(geometry, number, picture);
    }

    /** The slice on which most of a segmentation lies. */
    static int fullest(LabelMap labels, SliceGeometry geometry) {
        int best = 0;
        int most = 0;
        for (int slice = 0; slice < geometry.slices(); slice++) {
            int count = 0;
            for (int row = 0; row < geometry.rows(); row++) {
                for (int column = 0; column < geometry.columns(); column++) {
                    count += isIn(labels, geometry, column, row, slice) ? 1 : 0;
                }
            }
            if (count > most) {
                most = count;
                best = slice;
            }
        }
        return best;
    }

    private static boolean isIn(LabelMap labels, SliceGeometry geometry, int column, int row, int slice) {
        if (column < 0 || row < 0 || column >= geometry.columns() || row >= geometry.rows()) {
            return false;
        }
        int[] v = geometry.voxel(column, row, slice);
        return labels.get(v[0], v[1], v[2]) != 0;
    }

    /** The same with a segmentation's voxels tinted. */
    Slice filled(LabelMap labels, Color colour) {
        Graphics2D pen = picture.createGraphics();
        pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.6f));
        pen.setColor(colour);
        double wide = (double) picture.getWidth() / geometry.columns();
        double high = (double) picture.getHeight() / geometry.rows();
        for (int row = 0; row < geometry.rows(); row++) {
            for (int column = 0; column < geometry.columns(); column++) {
                if (isIn(labels, geometry, column, row, number)) {
                    int x = (int) Math.rint(column * wide);
                    int y = (int) Math.rint(row * high);
                    pen.fillRect(x, y, (int) Math.rint((column + 1) * wide) - x, (int) Math.rint((row + 1) * high) - y);
                }
            }
        }
        pen.dispose();
        return this;
    }

    /** The same with the border of a segmentation's voxels drawn. */
    Slice outlined(LabelMap labels, Color colour) {
        double wide = (double) picture.getWidth() / geometry.columns();
        double high = (double) picture.getHeight() / geometry.rows();
        Path2D border = new Path2D.Double();
        for (int row = 0; row <= geometry.rows(); row++) {
            for (int column = 0; column <= geometry.columns(); column++) {
                boolean here = isIn(labels, geometry, column, row, number);
                if (here != isIn(labels, geometry, column - 1, row, number)) {
                    border.moveTo(column * wide, row * high);
                    border.lineTo(column * wide, (row + 1) * high);
                }
                if (here != isIn(labels, geometry, column, row - 1, number)) {
                    border.moveTo(column * wide, row * high);
                    border.lineTo((column + 1) * wide, row * high);
                }
            }
        }
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setStroke(new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(colour);
        pen.draw(border);
        pen.dispose();
        return this;
    }

    /** The part within a frame. */
    BufferedImage crop(Frame frame) {
        double wide = (double) picture.getWidth() / geometry.columns();
        double high = (double) picture.getHeight() / geometry.rows();
        int x = (int) Math.rint(frame.left() * wide);
        int y = (int) Math.rint(frame.top() * high);
        return picture.getSubimage(x, y, (int) Math.rint(frame.right() * wide) - x, (int) Math.rint(frame.bottom() * high) - y);
    }
}
