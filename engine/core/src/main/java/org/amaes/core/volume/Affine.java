package org.amaes.core.volume;

/**
 * The affine map from voxel indices (i, j, k) to millimetres in RAS+ world coordinates (x to the
 * patient's right, y to the front, z up), as the upper three rows of a 4×4 matrix.
 */
public record Affine(
        double m00, double m01, double m02, double m03,
        double m10, double m11, double m12, double m13,
        double m20, double m21, double m22, double m23) {

    /** One millimetre a voxel, axes along RAS, origin at voxel (0, 0, 0). */
    public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);

    /** Voxels of the given size in mm along RAS axes, origin at voxel (0, 0, 0). */
    public static Affine scaling(double x, double y, double z) {
        return new Affine(x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0);
    }

    /** From twelve numbers, row by row. */
    public static Affine of(double[] rows) {
        if (rows.length != 12 && rows.length != 16) {
            throw new IllegalArgumentException("An affine has 12 (or, with its last row, 16) numbers, not " + rows.length);
        }
        return new Affine(rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], rows[6], rows[7],
                rows[8], rows[9], rows[10], rows[11]);
    }

    /** The twelve numbers, row by row. */
    public double[] toArray() {
        return new double[] {m00, m01, m02, m03, m10, m11, m12, m13, m20, m21, m22, m23};
    }

    /** The entry at a row (0 to 2) and column (0 to 3). */
    public double get(int row, int column) {
        return toArray()[row * 4 + column];
    }

    /** The world position in mm of a voxel position, which may lie between voxels. */
    public double[] apply(double i, double j, double k) {
        return new double[] {
            m00 * i + m01 * j + m02 * k + m03,
            m10 * i + m11 * j + m12 * k + m13,
            m20 * i + m21 * j + m22 * k + m23};
    }

    /** First {@code inner}, then this. */
    public Affine after(Affine inner) {
        double[] a = toArray();
        double[] b = inner.toArray();
        double[] out = new double[12];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                double sum = column == 3 ? a[row * 4 + 3] : 0;
                for (int k = 0; k < 3; k++) {
                    sum += a[row * 4 + k] * b[k * 4 + column];
                }
                out[row * 4 + column] = sum;
            }
        }
        return of(out);
    }

    /** The determinant of the 3×3 part: negative where the voxel axes are left-handed. */
    public double determinant() {
        return m00 * (m11 * m22 - m12 * m21) - m01 * (m10 * m22 - m12 * m20) + m02 * (m10 * m21 - m11 * m20);
    }

    /**
     * The map from world millimetres to voxel positions.
     *
     * @throws IllegalArgumentException if the matrix is singular
     */
    public Affine inverse() {
        double det = determinant();
        if (det == 0 || !Double.isFinite(det)) {
            throw new IllegalArgumentException("This affine cannot be inverted: its determinant is " + det);
        }
        double r00 = (m11 * m22 - m12 * m21) / det;
        double r01 = (m02 * m21 - m01 * m22) / det;
        double r02 = (m01 * m12 - m02 * m11) / det;
        double r10 = (m12 * m20 - m10 * m22) / det;
        double r11 = (m00 * m22 - m02 * m20) / det;
        double r12 = (m02 * m10 - m00 * m12) / det;
        double r20 = (m10 * m21 - m11 * m20) / det;
        double r21 = (m01 * m20 - m00 * m21) / det;
        double r22 = (m00 * m11 - m01 * m10) / det;
        return new Affine(
                r00, r01, r02, -(r00 * m03 + r01 * m13 + r02 * m23),
                r10, r11, r12, -(r10 * m03 + r11 * m13 + r12 * m23),
                r20, r21, r22, -(r20 * m03 + r21 * m13 + r22 * m23));
    }

    /** The distance in mm between neighbouring voxels along each voxel axis. */
    public double[] spacing() {
        return new double[] {
            Math.sqrt(m00 * m00 + m10 * m10 + m20 * m20),
            Math.sqrt(m01 * m01 + m11 * m11 + m21 * m21),
            Math.sqrt(m02 * m02 + m12 * m12 + m22 * m22)};
    }

    /** Whether all numbers are finite and no axis has length zero. */
    public boolean isUsable() {
        double det = determinant();
        return Double.isFinite(det) && det != 0 && Double.isFinite(m03) && Double.isFinite(m13) && Double.isFinite(m23);
    }
}
