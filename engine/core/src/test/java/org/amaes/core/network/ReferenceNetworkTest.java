package org.amaes.core.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.amaes.core.checkpoint.NamedArray;
import org.amaes.core.checkpoint.StateDict;
import org.amaes.core.network.Layer.Conv;
import org.amaes.core.network.Layer.MaxPool;
import org.amaes.core.network.Layer.Norm;
import org.amaes.core.network.ReferenceNetwork.Maps;
import org.amaes.core.network.Shapes.Features;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceNetworkTest {

    private static final Features LINE = new Features(1, new Shape(1, 1, 4));

    private static double[] run(Layer layer, StateDict weights, Features features, double... values) {
        return ReferenceNetwork.of(weights).forward(layer, new Maps(1, features, values)).values();
    }

    private static StateDict weights(String name, int[] shape, float... values) {
        return StateDict.of(new NamedArray(name + ".weight", shape, values), new NamedArray(name + ".bias", new int[] {1}, new float[] {10}));
    }

    @Test
    void aConvolutionIsNotFlipped() {
        float[] kernel = new float[27];
        kernel[12] = 1; // the neighbour below along z
        kernel[13] = 100; // the voxel itself
        double[] out = run(Conv.same3("c", 1, 1), weights("c", new int[] {1, 1, 3, 3, 3}, kernel), LINE, 1, 2, 3, 4);
        assertArrayEquals(new double[] {110, 211, 312, 413}, out);
    }

    @Test
    void aTransposedConvolutionSpreadsEveryVoxel() {
        StateDict weights = weights("u", new int[] {1, 1, 2, 2, 2}, 1, 2, 3, 4, 5, 6, 7, 8);
        double[] out = run(Conv.up2("u", 1, 1), weights, new Features(1, new Shape(1, 1, 1)), 3);
        assertArrayEquals(new double[] {13, 16, 19, 22, 25, 28, 31, 34}, out);
    }

    @Test
    void normalisationHasMeanOfItsBiasAndStandardDeviationOfItsWeight() {
        double[] out = run(new Norm("n", 1), weights("n", new int[] {1}, 2), LINE, -3e6, -1e6, 1e6, 3e6);
        assertEquals(10 - 2 * 3 / Math.sqrt(5), out[0], 1e-9);
        assertEquals(10 + 2 * 1 / Math.sqrt(5), out[2], 1e-9);
    }

    @Test
    void poolingTakesTheLargestOfEachCube() {
        double[] out = run(new MaxPool(2), StateDict.of(), new Features(1, new Shape(2, 2, 4)),
                1, 2, 3, 4, 5, 6, 7, -8, 9, 0, 1, -2, 3, 4, 5, 6);
        assertArrayEquals(new double[] {9, 7}, out);
    }

    @Test
    void theErrorFunctionAgreesWithTables() {
        assertEquals(0.5204998778130465, ReferenceNetwork.erf(0.5), 1e-14);
        assertEquals(-0.8427007929497149, ReferenceNetwork.erf(-1), 1e-14);
        assertEquals(0.9999779095030014, ReferenceNetwork.erf(3), 1e-14);
    }

    @ParameterizedTest
    @MethodSource("org.amaes.core.network.LayerCase#all")
    void everyLayerHasTheSizeThatShapesPromises(LayerCase each) {
        Maps out = ReferenceNetwork.of(each.weights()).forward(each.layer(), each.maps());
        assertEquals(Shapes.output(each.layer(), each.input()), out.features());
        assertEquals(each.samples() * out.features().elements(), out.values().length);
    }
}
