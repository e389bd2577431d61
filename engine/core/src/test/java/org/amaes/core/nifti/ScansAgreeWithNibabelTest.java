package org.amaes.core.nifti;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import org.amaes.core.fixture.Fixtures;
import org.amaes.core.volume.Affine;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Reorientation;
import org.amaes.core.volume.Volume;
import org.junit.jupiter.api.Test;

class ScansAgreeWithNibabelTest {

    private static List<String[]> expected() throws IOException {
        try (var in = ScansAgreeWithNibabelTest.class.getResourceAsStream("nibabel-sha256.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines()
                    .filter(line -> !line.startsWith("#")).map(line -> line.split(" ")).toList();
        }
    }

    @Test
    void everyScanHasTheVoxelsAndTheAffineThatNibabelReads() throws Exception {
        Path scans = Fixtures.scans("");
        List<String[]> expected = expected();
        assertEquals(278, expected.size());
        for (String[] row : expected) {
            Volume volume = NiftiReader.readVolume(scans.resolve(row[0]));
            assertEquals(row[1], hash(volume.data()), row[0]);
            assertEquals(row[2], hash(volume.grid().affine()), row[0]);
            Volume canonical = Reorientation.toRas(volume.grid()).apply(volume);
            assertEquals(row[row.length - 2], hash(canonical.data()), row[0]);
            assertEquals(row[row.length - 1], hash(canonical.grid().affine()), row[0]);
        }
    }

    @Test
    void labelMapsHaveTheLabelsOfTheirVoxels() throws Exception {
        Path file = Fixtures.scans("hippocampus/labelsTr/hippocampus_001.nii.gz");
        LabelMap labels = NiftiReader.readLabels(file);
        float[] values = NiftiReader.readVolume(file).data();
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i], labels.data()[i]);
        }
        assertEquals(0, java.util.Arrays.stream(labels.histogram()).skip(3).sum());
    }

    private static String hash(float[] values) throws NoSuchAlgorithmException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return hash(bytes.array());
    }

    private static String hash(Affine affine) throws NoSuchAlgorithmException {
        ByteBuffer bytes = ByteBuffer.allocate(16 * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(affine.toArray()).put(new double[] {0, 0, 0, 1});
        return hash(bytes.array());
    }

    private static String hash(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
