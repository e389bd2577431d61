package org.amaes.core.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.amaes.core.WorkbenchException;
import org.amaes.core.fixture.Fixtures;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.npy.NpyFile;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.Box;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

class PreprocessingTest {

    private static final Shape SMALL = new Shape(4, 3, 5);

    @Test
    void theBoxIsTheReferenceImplementationsBoxWhenAskedFor() throws Exception {
        JsonNode expected = Fixtures.json("preprocess/expected.json");
        Origin asCoded = prepare(Preprocessing.asCoded(), referenceScan()).origin();
        JsonNode box = expected.get("box_as_coded"); // first and (its half-open end being inclusive by mistake) last index
        assertEquals(new Box(box.get(0).intValue(), box.get(2).intValue(), box.get(4).intValue(),
                box.get(1).intValue() + 1, box.get(3).intValue() + 1, box.get(5).intValue() + 1), asCoded.box());
        Origin exact = prepare(Preprocessing.STANDARD, referenceScan()).origin();
        assertEquals(new Shape(138, 156, 22), exact.croppedShape());
    }

    @Test
    void normalisedVoxelsEqualTheReference() throws Exception {
        PreparedVolume prepared = prepare(Preprocessing.asCoded().withNativeSpacing(), referenceScan());
        assertEquals(shape("cropped_shape"), prepared.shape());
        float[] difference = againstReference(prepared, "preprocess/normalised.npy");
        assertTrue(difference[0] < 1e-6, "largest difference " + difference[0]);
    }

    @Test
    void resampledVoxelsEqualTheReference() throws Exception {
        PreparedVolume prepared = prepare(Preprocessing.asCoded(), referenceScan());
        assertEquals(shape("resampled_shape"), prepared.shape());
        float[] difference = againstReference(prepared, "preprocess/resampled.npy");
        assertTrue(difference[0] < 1e-5, "largest difference " + difference[0]);
        assertTrue(difference[1] < 1e-6, "mean difference " + difference[1]);
        for (double spacing : prepared.grid().spacing()) {
            assertEquals(1, spacing, 0.01);
        }
    }

    @Test
    void intensitiesBecomeTheShareOfTheQuantileAboveTheMinimum() throws Exception {
        float[] data = new float[101];
        for (int i = 0; i <= 100; i++) {
            data[i] = i + 5; // minimum 5; the others are 6 .. 105, whose quantile .99 is 6 + .99 * 99 = 104.01
        }
        Volume line = new Volume(Grid.unit(new Shape(1, 101, 1)), data);
        float[] scaled = prepare(Preprocessing.STANDARD, line).channels().getFirst().data();
        assertEquals(0, scaled[0]);
        assertEquals(45 / 99.01f, scaled[45], 1e-6f);
        assertEquals(1, scaled[100]);
    }

    @Test
    void theQuantileIsExactForNegativeAndRepeatedValues() {
        float[] values = {-7, -7, -3.5f, -0f, 0, 0, 2.25f, 1e9f, -3.5f};
        float[] others = {-3.5f, -3.5f, 0, 0, 0, 2.25f, 1e9f};
        for (double q : new double[] {0.01, 0.25, 0.5, 0.77, 0.99, 1}) {
            double rank = q * (others.length - 1);
            int below = (int) rank;
            double expected = others[below] + (rank - below) * (others[Math.min(below + 1, 6)] - others[below]);
            assertEquals((float) expected, Normalisation.of(values, q).ceiling(), 1e-6f * Math.abs((float) expected), "quantile " + q);
        }
    }

    @Test
    void everyChannelHasItsOwnScaleAndTheFirstOneDrawsTheBox() throws Exception {
        Volume first = filled(SMALL, 0);
        first.data()[SMALL.index(1, 1, 1)] = 4;
        first.data()[SMALL.index(2, 1, 3)] = 2;
        Volume second = ramp(SMALL);
        PreparedVolume prepared = Preprocessing.STANDARD.apply(List.of(first, second), Optional.empty());
        assertEquals(new Box(1, 1, 1, 3, 2, 4), prepared.origin().box());
        for (Volume channel : prepared.channels()) {
            assertEquals(0, min(channel));
            assertEquals(1, max(channel));
        }
        assertEquals(2, prepared.sourceHashes().size());
    }

    @Test
    void theScanItselfIsLeftAsItIs() throws Exception {
        Volume volume = ramp(SMALL);
        float[] before = volume.data().clone();
        prepare(Preprocessing.STANDARD, volume);
        assertArrayEquals(before, volume.data());
    }

    @Test
    void theFingerprintIsTheSameForTheSameVoxelsInAnotherOrientation() throws Exception {
        Volume volume = ramp(SMALL);
        float[] mirrored = new float[volume.data().length];
        for (int i = 0; i < SMALL.x(); i++) {
            for (int j = 0; j < SMALL.y(); j++) {
                for (int k = 0; k < SMALL.z(); k++) {
                    mirrored[SMALL.index(SMALL.x() - 1 - i, j, k)] = volume.get(i, j, k);
                }
            }
        }
        Volume other = new Volume(new Grid(SMALL, new Affine(-1, 0, 0, 3, 0, 1, 0, 0, 0, 0, 1, 0)), mirrored);
        assertEquals(prepare(Preprocessing.STANDARD, volume).sourceHashes(), prepare(Preprocessing.STANDARD, other).sourceHashes());
    }

    @Test
    void voxelsThatAreNoNumbersAreCountedAndRefused() {
        Volume volume = ramp(SMALL);
        volume.data()[3] = Float.NaN;
        volume.data()[9] = Float.NEGATIVE_INFINITY;
        assertRefused("2 voxels that are not numbers", List.of(volume), Optional.empty());
    }

    @Test
    void aConstantVolumeIsRefused() {
        assertRefused("all its voxels have the value 3.0", List.of(filled(SMALL, 3)), Optional.empty());
    }

    @Test
    void aChannelThatIsConstantInsideTheBoxIsRefusedByItsNumber() {
        Volume second = filled(SMALL, 1);
        second.data()[0] = 5; // outside the box of the first channel
        Volume first = ramp(SMALL);
        Arrays.fill(first.data(), 0, SMALL.y() * SMALL.z(), 0);
        assertRefused("Channel 2 shows nothing", List.of(first, second), Optional.empty());
    }

    @Test
    void aVolumeWithNothingAboveTheBackgroundIsRefused() {
        Volume volume = filled(SMALL, 0);
        volume.data()[7] = -2;
        assertRefused("No voxel is brighter than the background", List.of(volume), Optional.empty());
    }

    @Test
    void labelsOfAnotherShapeOrPlaceAreRefused() {
        Volume volume = ramp(SMALL);
        assertRefused("The label map has 4x3x4 voxels, the image has 4x3x5",
                List.of(volume), Optional.of(LabelMap.zeros(Grid.unit(new Shape(4, 3, 4)))));
        Grid shifted = new Grid(SMALL, new Affine(1, 0, 0, 2, 0, 1, 0, 0, 0, 0, 1, 0));
        assertRefused("up to 2.0 mm apart", List.of(volume), Optional.of(LabelMap.zeros(shifted)));
        assertRefused("Channel 2 lies elsewhere", List.of(volume, new Volume(shifted, volume.data())), Optional.empty());
    }

    @Test
    void unexpectedLabelValuesAreNamedAndCounted() {
        LabelMap labels = LabelMap.zeros(Grid.unit(SMALL));
        labels.data()[0] = 4;
        labels.data()[1] = 4;
        labels.data()[2] = (byte) 200;
        Preprocessing strict = Preprocessing.STANDARD.withExpectedLabels(new TreeSet<>(List.of(0, 1, 2, 3)));
        WorkbenchException refusal = assertThrows(WorkbenchException.class, () -> strict.apply(List.of(ramp(SMALL)), Optional.of(labels)));
        assertTrue(refusal.getMessage().contains("the value 4 (2 voxels), the value 200 (1 voxels), but only 0, 1, 2, 3"), refusal.getMessage());
    }

    @Test
    void anAbsurdVoxelSizeIsRefusedBeforeMemoryIsTaken() {
        Volume metres = new Volume(new Grid(SMALL, Affine.scaling(900, 900, 900)), ramp(SMALL).data());
        assertRefused("The voxel size is probably wrong", List.of(metres), Optional.empty());
    }

    @Test
    void pretrainingNeedsFifteenVoxelsASideAndNoNegativeValue() throws Exception {
        ScanCheck.forPretraining(List.of(filled(Shape.cube(15), 0)));
        Volume thin = filled(new Shape(15, 14, 15), 1);
        assertTrue(assertThrows(WorkbenchException.class, () -> ScanCheck.forPretraining(List.of(thin))).getMessage().contains("15x14x15"));
        Volume negative = filled(Shape.cube(15), 0);
        negative.data()[100] = -0.5f;
        assertTrue(assertThrows(WorkbenchException.class, () -> ScanCheck.forPretraining(List.of(negative))).getMessage().contains("-0.5"));
    }

    private static void assertRefused(String part, List<Volume> channels, Optional<LabelMap> labels) {
        WorkbenchException refusal = assertThrows(WorkbenchException.class, () -> Preprocessing.STANDARD.apply(channels, labels));
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }

    private static Volume referenceScan() throws WorkbenchException {
        return NiftiReader.readVolume(Fixtures.reference("preprocess/input_LPS.nii.gz"));
    }

    private static PreparedVolume prepare(Preprocessing preprocessing, Volume volume) throws WorkbenchException {
        return preprocessing.apply(List.of(volume), Optional.empty());
    }

    private static Shape shape(String name) {
        JsonNode node = Fixtures.json("preprocess/expected.json").get(name);
        return new Shape(node.get(0).intValue(), node.get(1).intValue(), node.get(2).intValue());
    }

    /** Largest and mean difference on every second voxel of the first two axes, which is what the fixture holds. */
    private static float[] againstReference(PreparedVolume prepared, String file) throws Exception {
        Path path = Fixtures.reference(file);
        NpyFile expected = NpyFile.read(path);
        int[] extent = expected.shape();
        Volume actual = prepared.channels().getFirst();
        float largest = 0;
        double sum = 0;
        int at = 0;
        for (int i = 0; i < extent[0]; i++) {
            for (int j = 0; j < extent[1]; j++) {
                for (int k = 0; k < extent[2]; k++) {
                    float difference = Math.abs(actual.get(2 * i, 2 * j, k) - (float) expected.doubles()[at++]);
                    largest = Math.max(largest, difference);
                    sum += difference;
                }
            }
        }
        return new float[] {largest, (float) (sum / at)};
    }

    private static Volume filled(Shape shape, float value) {
        Volume volume = Volume.zeros(Grid.unit(shape));
        Arrays.fill(volume.data(), value);
        return volume;
    }

    private static Volume ramp(Shape shape) {
        Volume volume = Volume.zeros(Grid.unit(shape));
        for (int i = 0; i < volume.data().length; i++) {
            volume.data()[i] = i + 1;
        }
        return volume;
    }

    private static float min(Volume volume) {
        float least = Float.POSITIVE_INFINITY;
        for (float value : volume.data()) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static float max(Volume volume) {
        float most = Float.NEGATIVE_INFINITY;
        for (float value : volume.data()) {
            most = Math.max(most, value);
        }
        return most;
    }
}
