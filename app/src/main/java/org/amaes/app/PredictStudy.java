package org.amaes.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.amaes.core.WorkbenchException;
import org.amaes.core.checkpoint.Safetensors;
import org.amaes.core.lesion.LesionTable;
import org.amaes.core.network.Architecture;
import org.amaes.core.network.Parameters;
import org.amaes.core.network.UNet;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomScan;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.preprocess.PreprocessingJson;
import org.amaes.core.volume.Shape;

/**
 * What the pictures of Predict show.
 *
 * @param outlined a scan
 * @param lesions what is outlined in it
 * @param network an untrained network: what it does takes time, and says nothing
 * @param broken a file beside the scan that is none
 */
record PredictStudy(Path outlined, Path lesions, Path network, Path broken) {

    private static final long SEED = 45;

    /** Writes everything. */
    static PredictStudy write(Path folder) throws IOException, WorkbenchException {
        Path outlined = Files.createDirectories(folder.resolve("outlined")).resolve("head-03-flair.nii.gz");
        Path lesions = folder.resolve("head-03-lesions.nii.gz");
        PhantomScan head = withLesions();
        NiftiWriter.write(outlined, head.image());
        NiftiWriter.write(lesions, head.lesions());
        Path broken = outlined.resolveSibling("head-04-flair.nii.gz");
        Files.writeString(broken, "cut short");
        return new PredictStudy(outlined, lesions, network(folder.resolve("untrained.safetensors")), broken);
    }

    /** The first head of the study that has lesions to speak of. */
    private static PhantomScan withLesions() {
        for (int subject = 0; subject < 12; subject++) {
            PhantomScan head = Phantom.generate(PhantomSettings.of(SEED, subject, Contrast.FLAIR).withGrid(new Shape(150, 180, 60), 1.2, 1.2, 2.6));
            if (LesionTable.of(head.lesions()).lesions().size() > 4) {
                return head;
            }
        }
        throw new IllegalStateException("no head of seed " + SEED + " has lesions");
    }

    /** As a checkpoint of ours describes itself. */
    private static Path network(Path file) throws WorkbenchException {
        UNet network = UNet.segmentation(8, 1, 2);
        try {
            Safetensors.write(file, Parameters.initial(network, 1), Map.of("amaes.format", "1",
                    "amaes.architecture", new ObjectMapper().writerFor(Architecture.class).writeValueAsString(network),
                    "amaes.preprocessing", PreprocessingJson.write(Preprocessing.STANDARD.withSpacing(2)), "amaes.patch", "32x32x32",
                    "amaes.classes", "[{\"value\":0,\"name\":\"background\"},{\"value\":1,\"name\":\"lesion\"}]", "amaes.aggregation", "gaussian",
                    "amaes.preset", "corrected", "amaes.step", "0", "amaes.provenance", "Untrained, for pictures of the window"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a network that is no JSON", e);
        }
        return file;
    }
}
