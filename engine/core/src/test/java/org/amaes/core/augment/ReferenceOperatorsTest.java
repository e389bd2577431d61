package org.amaes.core.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.JsonNode;

import org.amaes.core.fixture.Fixtures;
import org.amaes.core.npy.NpyFile;
import org.amaes.core.volume.Shape;

/** Every operator against the public reference implementation's results (SPEC section 15). */
class ReferenceOperatorsTest {

    private final Workspace workspace = new Workspace();

    @TestFactory
    List<DynamicTest> everyOperatorEqualsTheReference() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode operator : Fixtures.json("augment/operators.json")) {
            tests.add(DynamicTest.dynamicTest(operator.path("file").asText(), () -> {
                if (operator.path("op").asText().equals("spatial")) {
                    checkSpatial(operator);
                } else {
                    checkIntensity(operator);
                }
            }));
        }
        assertEquals(26, tests.size());
        return tests;
    }

    private void checkIntensity(JsonNode operator) throws Exception {
        NpyFile input = array("input.npy");
        float[] data = input.floats();
        effect(operator).apply(data, Shape.of(input.shape()), workspace);
        assertClose(array(operator.path("file").asText()).floats(), data, 2e-6);
    }

    private static Effect effect(JsonNode o) {
        return switch (o.path("op").asText()) {
            case "motion_ghosting" -> new GhostingEffect(o.path("alpha").asDouble(), o.path("repetitions").asInt(), o.path("axis").asInt());
            // arguments 0 and 1 act on each other's axis in the reference: settled by these very values
            case "gibbs_ringing" -> new RingingEffect(o.path("kept_lines").asInt(), GibbsRinging.actsOn(o.path("axis_argument").asInt()));
            case "gaussian_blur" -> new BlurEffect(o.path("sigma").asDouble());
            case "gamma" -> new GammaEffect(o.path("gamma").asDouble(), o.path("invert").asBoolean(), o.path("epsilon").asDouble());
            case "bias_field" -> new BiasEffect(o.path("centre").get(0).asInt(), o.path("centre").get(1).asInt(), o.path("centre").get(2).asInt());
            case "simulate_low_resolution" -> lowResolution(o);
            default -> throw new AssertionError(o.path("op").asText());
        };
    }

    private static Effect lowResolution(JsonNode o) {
        boolean[] along = new boolean[3];
        o.path("axes").forEach(axis -> along[axis.asInt()] = true);
        LowResolutionEffect effect = new LowResolutionEffect(o.path("zoom").asDouble(), along[0], along[1], along[2]);
        JsonNode low = o.path("low_shape");
        assertEquals(new Shape(low.get(0).asInt(), low.get(1).asInt(), low.get(2).asInt()), effect.coarse(Shape.cube(32)));
        return effect;
    }

    private void checkSpatial(JsonNode o) throws Exception {
        Shape patch = Shape.cube(32);
        NpyFile source = array("spatial_input.npy");
        Shape shape = Shape.of(source.shape());
        JsonNode angles = o.path("rotation_xyz_radians");
        SpatialTransform transform = new SpatialTransform(null, angles.path(0).asDouble(), angles.path(1).asDouble(),
                angles.path(2).asDouble(), o.path("scale").isNull() ? 1 : o.path("scale").asDouble());
        Displacement displacement = o.path("elastic").isNull() ? null : referenceDisplacement(o.path("elastic"), patch);
        Resampling resampling = new Resampling(transform, displacement, shape, patch, workspace);
        float[] image = new float[patch.length()];
        resampling.image(source.floats(), image, 0);
        assertClose(array(o.path("file").asText()).floats(), image, displacement == null ? 1e-5 : 5e-4);
        byte[] labels = new byte[patch.length()];
        resampling.labels(array("spatial_labels.npy").bytes(), labels);
        assertArrayEquals(array(o.path("file").asText().replace(".npy", ".labels.npy")).bytes(), labels);
    }

    private Displacement referenceDisplacement(JsonNode elastic, Shape patch) throws Exception {
        float[] noise = array(elastic.path("noise").asText()).floats();
        float[][] fields = new float[3][];
        for (int axis = 0; axis < 3; axis++) {
            int start = axis * patch.length();
            int plane = patch.y() * patch.z();
            fields[axis] = new float[patch.length()];
            new SmoothField(patch, elastic.path("sigma").asDouble()).fill(
                    (i, from, into, count) -> System.arraycopy(noise, start + i * plane + from, into, 0, count),
                    elastic.path("alpha").asDouble(), fields[axis], workspace);
        }
        return new Displacement(fields[0], fields[1], fields[2]);
    }

    @Test
    void elasticDisplacementsEqualTheReference() throws Exception {
        JsonNode elastic = null;
        for (JsonNode operator : Fixtures.json("augment/operators.json")) {
            elastic = operator.path("file").asText().equals("spatial_elastic.npy") ? operator.path("elastic") : elastic;
        }
        Displacement displacement = referenceDisplacement(elastic, Shape.cube(32));
        float[] expected = array("elastic_displacement.npy").floats();
        int n = Shape.cube(32).length();
        assertClose(java.util.Arrays.copyOfRange(expected, 0, n), displacement.x(), 1e-3);
        assertClose(java.util.Arrays.copyOfRange(expected, n, 2 * n), displacement.y(), 1e-3);
        assertClose(java.util.Arrays.copyOfRange(expected, 2 * n, 3 * n), displacement.z(), 1e-3);
    }

    @Test
    void sampledTwiceTheRigidPatchIsTheOneWithoutDisplacement() throws Exception {
        Shape patch = Shape.cube(32);
        NpyFile source = array("spatial_input.npy");
        Shape shape = Shape.of(source.shape());
        SpatialTransform transform = new SpatialTransform(new ElasticField(500, 20, 7), 0.2, 0, -0.1, 1.05);
        float[] both = new float[2 * patch.length()];
        new Resampling(transform, shape, patch, workspace).imageAndRigid(source.floats(), both, 0, both, patch.length());
        float[] rigid = new float[patch.length()];
        new Resampling(transform.withoutElastic(), shape, patch, workspace).image(source.floats(), rigid, 0);
        float[] full = new float[patch.length()];
        new Resampling(transform, shape, patch, workspace).image(source.floats(), full, 0);
        assertClose(full, java.util.Arrays.copyOfRange(both, 0, patch.length()), 1e-5);
        assertClose(rigid, java.util.Arrays.copyOfRange(both, patch.length(), both.length), 1e-5);
        assertTrue(largestDifference(full, rigid) > 0.05, "an elastic deformation changes the patch");
    }

    private static NpyFile array(String name) throws Exception {
        return NpyFile.read(Fixtures.reference("augment/" + name));
    }

    static void assertClose(float[] expected, float[] actual, double tolerance) {
        assertEquals(expected.length, actual.length);
        double worst = largestDifference(expected, actual);
        assertTrue(worst <= tolerance, "largest difference " + worst);
    }

    static double largestDifference(float[] a, float[] b) {
        double worst = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = Math.abs(a[i] - b[i]);
            worst = difference <= worst ? worst : difference; // a NaN counts as worst
        }
        return worst;
    }
}
