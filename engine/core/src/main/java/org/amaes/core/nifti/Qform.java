package org.amaes.core.nifti;

import java.math.BigDecimal;
import java.math.MathContext;

import org.amaes.core.volume.Affine;

/**
 * The rotation and offset of a NIfTI qform: the last three parts of a unit quaternion a + bi + cj + dk
 * with a ≥ 0, the world position of voxel (0, 0, 0) in mm, and whether the third voxel axis is turned round.
 *
 * @param b quaternion i part @param c quaternion j part @param d quaternion k part
 * @param x offset to the right in mm @param y offset to the front in mm @param z offset upwards in mm
 * @param mirrored whether the third axis is negated (header field pixdim 0, "qfac", is −1)
 * @param storedInSingle whether the file keeps the numbers as 32-bit decimals (NIfTI-1)
 */
public record Qform(double b, double c, double d, double x, double y, double z, boolean mirrored, boolean storedInSingle) {

    /** No rotation, no offset. */
    public static final Qform NONE = new Qform(0, 0, 0, 0, 0, 0, false, true);

    /** Enough digits that the one rounding to double at the end is the only one that shows. */
    private static final MathContext DIGITS = new MathContext(40);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /**
     * The affine for voxels of the given size in mm.
     *
     * <p>a² = 1 − b² − c² − d² cancels badly near half turns, so the arithmetic is decimal with 40 digits
     * and rounds once. nibabel uses an 80-bit long double: on ordinary rotations the results are the same
     * to the last bit, on rotations within 0.001° of a half turn they differ by up to 1e-10 mm.
     *
     * @throws HeaderException if the quaternion is longer than 1 by more than the file's own rounding
     */
    Affine affine(double sx, double sy, double sz) throws HeaderException {
        if (!Double.isFinite(b + c + d)) {
            throw new HeaderException(new HeaderProblem.BadRotation(b, c, d));
        }
        BigDecimal qb = new BigDecimal(b);
        BigDecimal qc = new BigDecimal(c);
        BigDecimal qd = new BigDecimal(d);
        BigDecimal bcd = qb.multiply(qb).add(qc.multiply(qc)).add(qd.multiply(qd));
        BigDecimal rest = BigDecimal.ONE.subtract(bcd);
        double slack = 3 * (storedInSingle ? Math.ulp(1f) : Math.ulp(1.0));
        if (rest.doubleValue() < -slack) {
            throw new HeaderException(new HeaderProblem.BadRotation(b, c, d));
        }
        boolean halfTurn = rest.signum() <= 0;
        BigDecimal qa = halfTurn ? BigDecimal.ZERO : rest.sqrt(DIGITS);
        BigDecimal s = halfTurn ? TWO.divide(bcd, DIGITS) : TWO;
        BigDecimal bb = qb.multiply(qb).multiply(s);
        BigDecimal cc = qc.multiply(qc).multiply(s);
        BigDecimal dd = qd.multiply(qd).multiply(s);
        BigDecimal bc = qb.multiply(qc).multiply(s);
        BigDecimal bd = qb.multiply(qd).multiply(s);
        BigDecimal cd = qc.multiply(qd).multiply(s);
        BigDecimal ab = qa.multiply(qb).multiply(s);
        BigDecimal ac = qa.multiply(qc).multiply(s);
        BigDecimal ad = qa.multiply(qd).multiply(s);
        double third = mirrored ? -sz : sz;
        return new Affine(
                times(BigDecimal.ONE.subtract(cc.add(dd)), sx), times(bc.subtract(ad), sy), times(bd.add(ac), third), x,
                times(bc.add(ad), sx), times(BigDecimal.ONE.subtract(bb.add(dd)), sy), times(cd.subtract(ab), third), y,
                times(bd.subtract(ac), sx), times(cd.add(ab), sy), times(BigDecimal.ONE.subtract(bb.add(cc)), third), z);
    }

    private static double times(BigDecimal factor, double side) {
        return factor.multiply(new BigDecimal(side)).doubleValue();
    }

    /** The qform closest to an affine whose axes stand at right angles; for others the rotation is meaningless. */
    static Qform of(Affine affine) {
        double[] side = affine.spacing();
        boolean mirrored = affine.determinant() < 0;
        double third = mirrored ? -side[2] : side[2];
        double[] q = quaternion(
                affine.m00() / side[0], affine.m01() / side[1], affine.m02() / third,
                affine.m10() / side[0], affine.m11() / side[1], affine.m12() / third,
                affine.m20() / side[0], affine.m21() / side[1], affine.m22() / third);
        double length = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
        double scale = q[0] < 0 ? -1 / length : 1 / length;
        return new Qform((float) (q[1] * scale), (float) (q[2] * scale), (float) (q[3] * scale),
                (float) affine.m03(), (float) affine.m13(), (float) affine.m23(), mirrored, true);
    }

    /** The quaternion (a, b, c, d), not normalised, of a rotation matrix, by way of its largest part. */
    private static double[] quaternion(double r00, double r01, double r02,
            double r10, double r11, double r12, double r20, double r21, double r22) {
        double a = 1 + r00 + r11 + r22;
        double b = 1 + r00 - r11 - r22;
        double c = 1 - r00 + r11 - r22;
        double d = 1 - r00 - r11 + r22;
        double largest = Math.max(Math.max(a, b), Math.max(c, d));
        if (a == largest) {
            return new double[] {a, r21 - r12, r02 - r20, r10 - r01};
        }
        if (b == largest) {
            return new double[] {r21 - r12, b, r01 + r10, r02 + r20};
        }
        if (c == largest) {
            return new double[] {r02 - r20, r01 + r10, c, r12 + r21};
        }
        return new double[] {r10 - r01, r02 + r20, r12 + r21, d};
    }
}
