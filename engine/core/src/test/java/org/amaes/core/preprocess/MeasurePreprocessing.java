package org.amaes.core.preprocess;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.npy.NpyFile;
import org.amaes.core.volume.Volume;

/**
 * Measures reading and preprocessing a scan, and writes the result for a comparison with other software.
 *
 * <p>Run by hand, with one processor: {@code java -XX:ActiveProcessorCount=1 … SCAN [RESULT.npy]}.
 */
public final class MeasurePreprocessing {

    private static final int ROUNDS = 15;

    private MeasurePreprocessing() {
    }

    /** @param arguments the scan, and where to write the prepared voxels */
    public static void main(String[] arguments) throws WorkbenchException, IOException {
        Path scan = Path.of(arguments[0]);
        double[] reading = new double[ROUNDS];
        double[] preparing = new double[ROUNDS];
        PreparedVolume prepared = null;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            Volume volume = NiftiReader.readVolume(scan);
            long read = System.nanoTime();
            prepared = Preprocessing.STANDARD.apply(List.of(volume), Optional.empty());
            preparing[round] = (System.nanoTime() - read) / 1e6;
            reading[round] = (read - start) / 1e6;
            if (round == 0) {
                System.out.printf(Locale.ROOT, "%s %s -> %s%n", scan.getFileName(), volume.shape(), prepared.shape());
                System.out.printf(Locale.ROOT, "first (cold): reading %.0f ms, preparing %.0f ms%n", reading[0], preparing[0]);
            }
        }
        Arrays.sort(reading);
        Arrays.sort(preparing);
        System.out.printf(Locale.ROOT, "median of %d: reading %.0f ms, preparing %.0f ms%n", ROUNDS, reading[ROUNDS / 2], preparing[ROUNDS / 2]);
        if (arguments.length > 1) {
            Volume channel = prepared.channels().getFirst();
            NpyFile.write(Path.of(arguments[1]), channel.shape().toArray(), channel.data());
        }
    }
}
