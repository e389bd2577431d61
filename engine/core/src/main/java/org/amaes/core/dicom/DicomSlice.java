package org.amaes.core.dicom;

import java.nio.file.Path;

/**
 * One file of a series: where its picture lies in the patient and how its numbers are to be read. Positions
 * and directions are DICOM's: x to the patient's left, y to the back, z up, in mm.
 *
 * @param file the file
 * @param series what tells series of one folder apart; never shown and never written
 * @param description the scanner's name of the series, of which only words for sequences are used
 * @param columns voxels of a row
 * @param rows rows of the picture
 * @param position the centre of the first voxel
 * @param alongRow unit vector from one voxel of a row to the next
 * @param alongColumn unit vector from one row to the next
 * @param rowDistance mm between rows
 * @param columnDistance mm between columns
 * @param signed whether stored numbers are signed
 * @param slope factor on stored numbers
 * @param intercept added to them then
 */
record DicomSlice(Path file, String series, String description, int columns, int rows, double[] position, double[] alongRow,
        double[] alongColumn, double rowDistance, double columnDistance, boolean signed, double slope, double intercept) {

    /** The direction in which slices are stacked: across rows and columns. */
    double[] normal() {
        double[] u = alongRow;
        double[] v = alongColumn;
        return new double[] {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]};
    }

    /** How far along the normal of {@code first} this slice lies, in mm. */
    double height(DicomSlice first) {
        double[] n = first.normal();
        return n[0] * position[0] + n[1] * position[1] + n[2] * position[2];
    }

    /** Whether two slices can be of one volume: same size, same directions. */
    boolean isParallel(DicomSlice other) {
        double most = 0;
        for (int i = 0; i < 3; i++) {
            most = Math.max(most, Math.abs(alongRow[i] - other.alongRow[i]));
            most = Math.max(most, Math.abs(alongColumn[i] - other.alongColumn[i]));
        }
        return columns == other.columns && rows == other.rows && most < 1e-3
                && Math.abs(rowDistance - other.rowDistance) < 1e-4 && Math.abs(columnDistance - other.columnDistance) < 1e-4;
    }
}
