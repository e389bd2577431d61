package org.amaes.core.augment;

import java.util.Arrays;

import org.amaes.core.augment.Workspace.Use;
import org.amaes.core.volume.GaussianFilter;
import org.amaes.core.volume.Shape;

/**
 * Uniform noise smoothed by a wide Gaussian, computed where it is needed: on a grid of nodes a quarter
 * of σ apart, and interpolated in between.
 *
 * <p>At the nodes the values are those of the full convolution (noise 0 outside the patch, kernel cut at
 * 4σ). In between, cubic interpolation through four nodes a side is off by less than 5·10⁻⁴ of the
 * field's own spread, for a displacement less than a thousandth of a voxel. The noise is drawn in the
 * order in which it is used up and never stored.
 */
final class SmoothField {

    /** Columns of noise that are worked on together. */
    static final int CHUNK = UniformNoise.BLOCK;

    private final Shape shape;
    private final Axis x;
    private final Axis y;
    private final Axis z;

    SmoothField(Shape shape, double sigma) {
        this.shape = shape;
        double[] kernel = GaussianFilter.kernel(sigma);
        int step = Math.max(1, (int) (sigma / 4));
        this.x = new Axis(shape.x(), step, kernel);
        this.y = new Axis(shape.y(), step, kernel);
        this.z = new Axis(shape.z(), step, kernel);
    }

    /** Where noise comes from. */
    interface Noise {

        /** The next {@code count} values of row {@code i} from column {@code from} on, in (−1, 1); what stands beyond them in {@code into} does not count. */
        void read(int i, int from, float[] into, int count);
    }

    /** Writes α times the smoothed noise. */
    void fill(Noise noise, double alpha, float[] into, Workspace workspace) {
        int plane = shape.y() * shape.z();
        float[] low = workspace.floats(Use.LOW, x.nodes * plane);
        float[] high = workspace.floats(Use.HIGH, x.nodes * y.nodes * shape.z());
        shrinkX(noise, (float) alpha, low, workspace);
        for (int i = 0; i < x.nodes; i++) {
            shrinkRows(low, i * plane, high, i * y.nodes * shape.z(), workspace);
        }
        throughZ(high, x.nodes * y.nodes, workspace);
        for (int i = 0; i < x.nodes; i++) {
            y.expand(high, i * y.nodes * shape.z(), shape.z(), low, i * plane, workspace);
        }
        x.expand(low, 0, plane, into, 0, workspace);
    }

    /** The weighted sums of the planes of noise: (X, Y, Z) → (nodes, Y, Z). */
    private void shrinkX(Noise noise, float alpha, float[] into, Workspace workspace) {
        int plane = shape.y() * shape.z();
        float[][] sums = workspace.rows(x.nodes + 1, CHUNK);
        float[] row = sums[x.nodes];
        for (int from = 0; from < plane; from += CHUNK) {
            int count = Math.min(CHUNK, plane - from);
            clear(sums, x.nodes);
            for (int i = 0; i < shape.x(); i++) {
                noise.read(i, from, row, count);
                x.spread(row, i, alpha, sums);
            }
            for (int node = 0; node < x.nodes; node++) {
                System.arraycopy(sums[node], 0, into, node * plane + from, count);
            }
        }
    }

    /** The weighted sums of the rows of one plane: (Y, Z) → (nodes, Z). */
    private void shrinkRows(float[] plane, int offset, float[] into, int to, Workspace workspace) {
        int length = shape.z();
        float[][] sums = workspace.rows(y.nodes + 1, length);
        float[] row = sums[y.nodes];
        clear(sums, y.nodes);
        for (int j = 0; j < shape.y(); j++) {
            System.arraycopy(plane, offset + j * length, row, 0, length);
            y.spread(row, j, 1, sums);
        }
        for (int node = 0; node < y.nodes; node++) {
            System.arraycopy(sums[node], 0, into, to + node * length, length);
        }
    }

    /** Smooths each of {@code rows} rows along z, down to nodes and back up, in place. */
    private void throughZ(float[] data, int rows, Workspace workspace) {
        float[] nodes = workspace.floats(Use.LINES, z.nodes);
        for (int row = 0; row < rows; row++) {
            int at = row * shape.z();
            for (int node = 0; node < z.nodes; node++) {
                float sum = 0;
                int before = z.kernelStart(node);
                for (int k = z.firstVoxel(node); k <= z.lastVoxel(node); k++) {
                    sum += z.kernel[k - before] * data[at + k];
                }
                nodes[node] = sum;
            }
            for (int k = 0; k < shape.z(); k++) {
                int first = k / z.step;
                float[] w = z.between[k % z.step];
                data[at + k] = w[0] * nodes[first] + w[1] * nodes[first + 1] + w[2] * nodes[first + 2] + w[3] * nodes[first + 3];
            }
        }
    }

    private static void clear(float[][] rows, int count) {
        for (int i = 0; i < count; i++) {
            Arrays.fill(rows[i], 0);
        }
    }

    /** The nodes along one axis: the first one step below voxel 0, the last at least one step above the last voxel. */
    private static final class Axis {

        private final int extent;
        private final int step;
        private final int nodes;
        private final int radius;
        /** How much the noise of voxels counts that lie −radius, …, radius from a node. */
        private final float[] kernel;
        /** For each place in a step, the weights of the four nodes around it. */
        private final float[][] between;

        Axis(int extent, int step, double[] half) {
            this.extent = extent;
            this.step = step;
            this.nodes = (extent - 1) / step + 4;
            this.radius = half.length - 1;
            this.kernel = new float[2 * radius + 1];
            for (int q = 0; q < kernel.length; q++) {
                kernel[q] = (float) half[Math.abs(q - radius)];
            }
            this.between = new float[step][4];
            for (int place = 0; place < step; place++) {
                double t = (double) place / step;
                between[place][0] = (float) (-t * (t - 1) * (t - 2) / 6);
                between[place][1] = (float) ((t + 1) * (t - 1) * (t - 2) / 2);
                between[place][2] = (float) (-(t + 1) * t * (t - 2) / 2);
                between[place][3] = (float) ((t + 1) * t * (t - 1) / 6);
            }
        }

        /** The voxel that the first weight of the kernel stands for, which may lie before the line. */
        int kernelStart(int node) {
            return (node - 1) * step - radius;
        }

        int firstVoxel(int node) {
            return Math.max(0, kernelStart(node));
        }

        int lastVoxel(int node) {
            return Math.min(extent - 1, (node - 1) * step + radius);
        }

        /** Adds one voxel row to every node it counts for. */
        void spread(float[] row, int voxel, float factor, float[][] sums) {
            for (int node = 0; node < nodes; node++) {
                int place = voxel - kernelStart(node);
                if (place >= 0 && place < kernel.length) {
                    addTo(sums[node], row, factor * kernel[place]);
                }
            }
        }

        /** From nodes to voxels along the slowest axis of a block: (nodes, length) → (extent, length). */
        void expand(float[] from, int offset, int length, float[] into, int to, Workspace workspace) {
            float[][] rows = workspace.rows(nodes + 1, CHUNK);
            float[] out = rows[nodes];
            for (int start = 0; start < length; start += CHUNK) {
                int count = Math.min(CHUNK, length - start);
                for (int node = 0; node < nodes; node++) {
                    System.arraycopy(from, offset + node * length + start, rows[node], 0, count);
                }
                for (int voxel = 0; voxel < extent; voxel++) {
                    int first = voxel / step;
                    float[] w = between[voxel % step];
                    combine(rows[first], rows[first + 1], rows[first + 2], rows[first + 3], w[0], w[1], w[2], w[3], out);
                    System.arraycopy(out, 0, into, to + voxel * length + start, count);
                }
            }
        }

        // Plain loops over whole arrays of one length: the form that the compiler turns into vector instructions.

        private static void addTo(float[] sum, float[] row, float weight) {
            for (int q = 0; q < sum.length; q++) {
                sum[q] += weight * row[q];
            }
        }

        private static void combine(float[] a, float[] b, float[] c, float[] d, float wa, float wb, float wc, float wd, float[] out) {
            for (int q = 0; q < out.length; q++) {
                out[q] = wa * a[q] + wb * b[q] + wc * c[q] + wd * d[q];
            }
        }
    }
}
