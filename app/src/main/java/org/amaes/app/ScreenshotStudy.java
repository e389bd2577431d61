package org.amaes.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.amaes.app.state.Recent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.amaes.core.WorkbenchException;
import org.amaes.core.checkpoint.Safetensors;
import org.amaes.core.kind.FileKind;
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
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Shape;

/** What the pictures show: heads that nobody owns, and a list of recent work with them. */
final class ScreenshotStudy {

    /** The time on the clock of all pictures. */
    static final Instant NOW = Instant.parse("2026-03-02T10:15:00Z");

    private static final long SEED = 45;

    private ScreenshotStudy() {
    }

    /**
     * What there is to show.
     *
     * @param heads scans; the first is the one to look at
     * @param lesions what is outlined in a scan of its own
     * @param outlined that scan
     * @param network an untrained network: what it does takes time, and says nothing
     * @param broken a file beside it that is no scan
     */
    record Study(List<Path> heads, Path outlined, Path lesions, Path network, Path broken) {
    }

    /** Writes everything. */
    static Study write(Path folder) throws IOException, WorkbenchException {
        Path outlined = Files.createDirectories(folder.resolve("outlined")).resolve("head-03-flair.nii.gz");
        Path lesions = folder.resolve("head-03-lesions.nii.gz");
        PhantomScan head = withLesions();
        NiftiWriter.write(outlined, head.image());
        NiftiWriter.write(lesions, head.lesions());
        Path broken = outlined.resolveSibling("head-04-flair.nii.gz");
        Files.writeString(broken, "cut short");
        return new Study(heads(folder), outlined, lesions, network(folder.resolve("untrained.safetensors")), broken);
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
                    "amaes.preset", "\"corrected\"", "amaes.step", "0", "amaes.provenance", "Untrained, for pictures of the window"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a network that is no JSON", e);
        }
        return file;
    }

    private static List<Path> heads(Path folder) throws IOException, WorkbenchException {
        Path scans = Files.createDirectories(folder.resolve("scans"));
        List<Path> heads = new ArrayList<>();
        heads.add(write(scans.resolve("head-01-flair.nii.gz"), PhantomSettings.of(SEED, 0, Contrast.FLAIR).withGrid(new Shape(160, 192, 156), 1.1, 1.1, 1.1)));
        heads.add(write(scans.resolve("head-02-t1.nii.gz"), PhantomSettings.of(SEED, 1, Contrast.T1).withGrid(new Shape(96, 112, 34), 1.75, 1.75, 5)
                .withOrientation(Orientation.parse("LPS"))));
        return heads;
    }

    private static Path write(Path file, PhantomSettings settings) throws WorkbenchException {
        NiftiWriter.write(file, Phantom.generate(settings).image());
        return file;
    }

    /** Recent work with these heads, and with things that are not there any more. */
    static List<Recent> recent(Path folder, List<Path> heads) {
        List<Recent> recent = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            recent.add(new Recent(heads.get(i).toString(), FileKind.SCAN, NOW.minus(4 + 37L * i, ChronoUnit.MINUTES).toString()));
        }
        recent.add(new Recent(folder.resolve("runs/unet-b-pretraining").toString(), FileKind.RUN, NOW.minus(26, ChronoUnit.HOURS).toString()));
        recent.add(new Recent(folder.resolve("unet_b_lw_dec_fullaug.pth").toString(), FileKind.CHECKPOINT, NOW.minus(9, ChronoUnit.DAYS).toString()));
        return recent;
    }
}
