package org.amaes.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/**
 * Reading and preparing one clinical scan (a phantom of 320×320×36 voxels of 0.72×0.72×4 mm) at 1 mm, on
 * one core, against nibabel and scikit-image.
 */
record PreparingScan() implements Benchmark {

    private static final int WARM_UP = 4;

    @Override
    public String name() {
        return "read and prepare a 320x320x36 scan at 1 mm, one core";
    }

    @Override
    public String unit() {
        return "s";
    }

    @Override
    public double budget() {
        return 0.2;
    }

    @Override
    public Figures measure(int rounds, Optional<ReferencePython> python) throws WorkbenchException {
        Path scan = phantom();
        Median ours = new Median();
        Median theirs = new Median();
        try (ReferencePython.Worker reference = python.isEmpty() ? null : python.get().start("prepare.py", List.of(scan.toString()))) {
            for (int round = -WARM_UP; round < rounds; round++) {
                double seconds = reference == null ? 0 : reference.once();
                long start = System.nanoTime();
                Volume volume = NiftiReader.readVolume(scan);
                Preprocessing.STANDARD.apply(List.of(volume), Optional.empty());
                if (round >= 0) {
                    theirs.add(seconds);
                    ours.add((System.nanoTime() - start) / 1e9);
                }
            }
            return new Figures(reference == null ? Optional.empty() : Optional.of(theirs.value()), ours.value());
        }
    }

    private static Path phantom() throws WorkbenchException {
        try {
            Path folder = Files.createTempDirectory("amaes-bench");
            Path scan = folder.resolve("scan.nii.gz");
            NiftiWriter.write(scan, Phantom.generate(PhantomSettings.of(1, 0, Contrast.FLAIR)
                    .withGrid(new Shape(320, 320, 36), 0.72, 0.72, 4)).image());
            scan.toFile().deleteOnExit();
            folder.toFile().deleteOnExit();
            return scan;
        } catch (IOException e) {
            throw new WorkbenchException("No temporary folder can be made (" + e.getMessage() + ").", null, e);
        }
    }
}
