package org.amaes.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.amaes.app.state.Recent;
import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Scan;
import org.amaes.core.kind.FileKind;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomScan;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.preprocess.Preparation;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.preprocess.StoreSettings;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Shape;

/** What the pictures show: heads that nobody owns, and a list of recent work with them. */
final class ScreenshotStudy {

    /** The time on the clock of all pictures. */
    static final Instant NOW = Instant.parse("2026-03-02T10:15:00Z");

    private static final long SEED = 45;

    private ScreenshotStudy() {
    }

    /** Writes the heads; the first is the one to look at. */
    static List<Path> write(Path folder) throws IOException, WorkbenchException {
        Path scans = Files.createDirectories(folder.resolve("scans"));
        List<Path> heads = new ArrayList<>();
        heads.add(write(scans.resolve("head-01-flair.nii.gz"), PhantomSettings.of(SEED, 0, Contrast.FLAIR).withGrid(new Shape(160, 192, 156), 1.1, 1.1, 1.1)));
        heads.add(write(scans.resolve("head-02-t1.nii.gz"), PhantomSettings.of(SEED, 1, Contrast.T1).withGrid(new Shape(96, 112, 34), 1.75, 1.75, 5)
                .withOrientation(Orientation.parse("LPS"))));
        return heads;
    }

    /** The folder of scans for the place Data. */
    static Path study(Path folder) {
        return folder.resolve("study");
    }

    /** Heads of five persons in two sequences, lesions of four of them, and what goes wrong with scans. */
    static void writeStudy(Path folder) throws IOException, WorkbenchException {
        for (int person = 0; person < 5; person++) {
            Path own = Files.createDirectories(study(folder).resolve("person-" + (person + 1)));
            for (Contrast contrast : Contrast.values()) {
                PhantomScan head = Phantom.generate(PhantomSettings.of(SEED, person, contrast).withGrid(new Shape(80, 96, 78), 2.2, 2.1, 2.2));
                NiftiWriter.write(own.resolve(contrast.name().toLowerCase(Locale.ROOT) + ".nii.gz"), head.image());
                if (contrast == Contrast.FLAIR && person > 0) {
                    NiftiWriter.write(own.resolve("lesions.nii.gz"), head.lesions());
                }
            }
        }
        Path last = Files.createDirectories(study(folder).resolve("person-6"));
        byte[] whole = Files.readAllBytes(study(folder).resolve("person-1/flair.nii.gz"));
        Files.write(last.resolve("flair.nii.gz"), Arrays.copyOf(whole, whole.length / 2));
        Files.write(last.resolve("flair-again.nii.gz"), whole);
        write(last.resolve("t1.nii.gz"), PhantomSettings.of(SEED, 5, Contrast.T1).withGrid(new Shape(80, 96, 26), 2.2, 2.1, 6.6).withImperfections(0.3, 0.1));
        Files.writeString(last.resolve("t2.nii.gz"), "<html>Your session has ended. Please log in.</html>");
    }

    private static Path write(Path file, PhantomSettings settings) throws WorkbenchException {
        NiftiWriter.write(file, Phantom.generate(settings).image());
        return file;
    }

    /** Prepares the first head for training. */
    static Path prepare(Path folder, Path head) throws WorkbenchException {
        Path prepared = folder.resolve("brains-prepared");
        try (VolumeStore store = VolumeStore.create(prepared, StoreSettings.of(Preprocessing.STANDARD.withSpacing(4)))) {
            Preparation.run(List.of(new Scan("head_000", "head_000", "", "FLAIR", List.of(head), Optional.empty(), Scan.ALL_CHANNELS)), store,
                    new Preparation.Options(1, true, Optional.empty()), (_, _, _) -> { }, () -> false);
        }
        return prepared;
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
