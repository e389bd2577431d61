package org.amaes.core.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import org.amaes.core.volume.GaussianFilter;
import org.amaes.core.volume.GaussianFilter.Boundary;
import org.amaes.core.volume.Shape;

class SmoothFieldTest {

    private final Workspace workspace = new Workspace();

    @Test
    void theFieldIsTheFullConvolutionToAThousandthOfAVoxel() {
        for (Shape shape : new Shape[] {new Shape(48, 33, 50), new Shape(20, 64, 7)}) {
            for (double sigma : new double[] {20, 25.3, 30}) {
                assertTrue(worst(shape, sigma, 600) < 1e-3, "sigma " + sigma + ": " + worst(shape, sigma, 600));
            }
        }
    }

    @Test
    void withNodesAtEveryVoxelTheFieldIsExact() {
        assertEquals(0, worst(new Shape(21, 14, 17), 1.5, 1), 1e-6);
    }

    private double worst(Shape shape, double sigma, double alpha) {
        float[] noise = new float[shape.length()];
        PatchRandom random = new PatchRandom(4);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (2 * random.nextDouble() - 1);
        }
        float[] field = new float[shape.length()];
        int plane = shape.y() * shape.z();
        new SmoothField(shape, sigma).fill((i, from, into, count) -> System.arraycopy(noise, i * plane + from, into, 0, count),
                alpha, field, workspace);
        float[] exact = noise.clone();
        GaussianFilter.filter(exact, shape, sigma, Boundary.ZERO);
        double worst = 0;
        for (int i = 0; i < exact.length; i++) {
            worst = Math.max(worst, Math.abs(exact[i] * alpha - field[i]));
        }
        return worst;
    }

    @Test
    void displacementsHaveTheSpreadOfSmoothedUniformNoise() {
        Shape shape = Shape.cube(64);
        double sigma = 8;
        double[] kernel = GaussianFilter.kernel(sigma);
        double energy = 0; // Σ of squared weights along one axis, seen from the middle of the patch
        for (int k = -kernel.length + 1; k < kernel.length; k++) {
            energy += 32 + k >= 0 && 32 + k < 64 ? kernel[Math.abs(k)] * kernel[Math.abs(k)] : 0;
        }
        double expected = 100 * Math.sqrt(energy * energy * energy / 3); // variance of U(−1, 1) is 1/3
        double squares = 0;
        int draws = 400;
        for (int i = 0; i < draws; i++) {
            Displacement moved = new ElasticField(100, sigma, 1000 + i).displacement(shape, workspace);
            int middle = shape.index(32, 32, 32);
            squares += moved.x()[middle] * moved.x()[middle];
        }
        assertEquals(1, squares / draws / (expected * expected), 4 * Math.sqrt(2.0 / draws));
    }
}
