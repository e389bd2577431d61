package org.amaes.runner.service;

import java.nio.file.Files;
import java.nio.file.Path;

import org.amaes.core.WorkbenchException;
import org.amaes.core.augment.PatchSeed;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.run.RunEvent;
import org.amaes.core.service.Answer;
import org.amaes.core.service.Request;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;
import org.amaes.runner.model.Uses;

/** A patch redrawn by a pretrained network (SPEC section 7: hidden voxels are 0). */
final class Reconstruction {

    private final Networks networks;

    Reconstruction(Networks networks) {
        this.networks = networks;
    }

    Answer.Reconstructed answer(Request.Reconstruct request) throws WorkbenchException {
        Stopwatch watch = new Stopwatch();
        Networks.Ready ready = networks.get(request.checkpoint());
        Uses.reconstructing(ready.model());
        watch.lap("load");
        Volume input = NiftiReader.readVolume(request.input());
        Shape shape = input.shape();
        Uses.fits(ready.model(), shape);
        Volume target = request.target() == null ? input : NiftiReader.readVolume(request.target());
        requireSize(target.shape(), shape, request.target());
        Volume masked = new Volume(input.grid(), input.data().clone());
        hide(masked, request);
        watch.lap("read");
        Volume reconstruction = new Volume(input.grid(), ready.session().predict(masked.data(), 1, shape));
        watch.lap("network");
        Volume error = difference(reconstruction, target);
        double mse = meanSquare(error.data());
        requireFolder(request.out());
        Path maskedFile = write(request.out().resolve("masked.nii"), masked);
        Path reconstructionFile = write(request.out().resolve("reconstruction.nii"), reconstruction);
        Path errorFile = write(request.out().resolve("error.nii"), error);
        watch.lap("write");
        return new Answer.Reconstructed(maskedFile, reconstructionFile, errorFile, RunEvent.finite(mse),
                RunEvent.finite(-10 * Math.log10(mse)), watch.milliseconds()); // intensities lie in [0, 1], so the peak is 1
    }

    private static void hide(Volume patch, Request.Reconstruct request) throws WorkbenchException {
        float[] voxels = patch.data();
        if (request.mask() == null) {
            request.masking().draw(new PatchSeed(request.seed(), 0, 0).random(PatchSeed.Choice.MASK), patch.shape()).apply(voxels);
            return;
        }
        LabelMap mask = NiftiReader.readLabels(request.mask());
        requireSize(mask.shape(), patch.shape(), request.mask());
        for (int v = 0; v < voxels.length; v++) {
            if (mask.data()[v] != 0) {
                voxels[v] = 0;
            }
        }
    }

    private static Volume difference(Volume reconstruction, Volume target) {
        float[] error = new float[reconstruction.data().length];
        for (int v = 0; v < error.length; v++) {
            error[v] = reconstruction.data()[v] - target.data()[v];
        }
        return new Volume(reconstruction.grid(), error);
    }

    private static double meanSquare(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum / values.length;
    }

    private static void requireSize(Shape size, Shape wanted, Path file) throws WorkbenchException {
        if (!size.equals(wanted)) {
            throw new WorkbenchException(file + " has " + size + " voxels, but the patch has " + wanted + ". Make both the same size.", file);
        }
    }

    private static void requireFolder(Path out) throws WorkbenchException {
        if (!Files.isDirectory(out)) {
            throw new WorkbenchException("There is no folder " + out + " for the results. Make it first.", out);
        }
    }

    private static Path write(Path file, Volume volume) throws WorkbenchException {
        NiftiWriter.write(file, volume);
        return file;
    }
}
