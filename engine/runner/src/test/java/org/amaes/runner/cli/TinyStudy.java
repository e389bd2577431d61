package org.amaes.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomScan;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.phantom.Tissue;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Shape;

/**
 * Heads of a few thousand voxels in nnU-Net's layout, and trainings small enough for a test. The labels are
 * 1 (fluid) and 4 (white matter), so that class numbers and file values differ.
 */
final class TinyStudy {

    static final Shape GRID = new Shape(30, 36, 28);
    private static final String[] ORIENTATIONS = {"RAS", "LPS", "PSR", "LIP"};

    private TinyStudy() {
    }

    /** Writes labelled cases case_0, case_1, …. */
    static Path write(Path folder, int cases) throws Exception {
        Files.createDirectories(folder.resolve("imagesTr"));
        Files.createDirectories(folder.resolve("labelsTr"));
        for (int i = 0; i < cases; i++) {
            PhantomScan scan = scan(i);
            NiftiWriter.write(folder.resolve("imagesTr/case_" + i + "_0000.nii.gz"), scan.image());
            NiftiWriter.write(folder.resolve("labelsTr/case_" + i + ".nii.gz"), labels(scan));
        }
        Files.writeString(folder.resolve("dataset.json"), """
                {"channel_names": {"0": "T1"}, "labels": {"background": 0, "fluid": 1, "white matter": 4},
                 "numTraining": %d, "file_ending": ".nii.gz"}""".formatted(cases));
        return folder;
    }

    /** One skull-stripped head. */
    static PhantomScan scan(int subject) {
        return Phantom.generate(PhantomSettings.of(11, subject, Contrast.T1).withSkullStripped(true).withGrid(GRID, 6, 6, 6.5)
                .withOrientation(Orientation.parse(ORIENTATIONS[subject % ORIENTATIONS.length])));
    }

    private static LabelMap labels(PhantomScan scan) {
        byte[] values = new byte[scan.tissues().data().length];
        for (int v = 0; v < values.length; v++) {
            int tissue = scan.tissues().data()[v];
            values[v] = (byte) (tissue == Tissue.CSF.label() ? 1 : tissue == Tissue.WHITE_MATTER.label() ? 4 : 0);
        }
        return new LabelMap(scan.tissues().grid(), values);
    }

    /** The same heads, prepared on their own voxel sizes. */
    static Path store(Path folder, int cases) throws Exception {
        Path store = folder.resolve("store");
        CommandRun.of("prepare", write(folder.resolve("scans"), cases), "--out", store, "--spacing", "native", "--float32")
                .assertCode(ExitCode.DONE);
        return store;
    }

    /** A tiny pretraining, on one thread for the sake of busy machines; options in {@code more} replace the usual ones. */
    static Object[] pretrain(Path store, Path run, long steps, Object... more) {
        return training("pretrain", store, run, steps, more);
    }

    /** A tiny fine-tuning on two cases, validated on one. */
    static Object[] finetune(Path store, Path run, long steps, Object... more) {
        return training("finetune", store, run, steps, with(more, "--cases", 2, "--validation-cases", 1));
    }

    private static Object[] training(String kind, Path store, Path run, long steps, Object... more) {
        List<Object> words = new ArrayList<>(List.of(kind, "--data", store, "--out", run, "--set", "filters=2"));
        Object[] usual = {"--network", "unet", "--patch", "16x16x32", "--batch", 2, "--threads", 1, "--precision", "float32", "--seed", 7, "--lr", "1e-2",
            "--steps", steps};
        for (int i = 0; i < usual.length; i += 2) {
            if (!Arrays.asList(more).contains(usual[i])) {
                words.addAll(List.of(usual[i], usual[i + 1]));
            }
        }
        return with(words.toArray(), more);
    }

    private static Object[] with(Object[] first, Object... more) {
        List<Object> all = new ArrayList<>(Arrays.asList(first));
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }

    /** A store of three cases with one step of each training, in a folder. */
    record Trained(Path store, Path pretrained, Path finetuned) {

        static Trained in(Path folder) throws Exception {
            Trained trained = new Trained(TinyStudy.store(folder, 3), folder.resolve("pretrained"), folder.resolve("finetuned"));
            CommandRun.of(TinyStudy.pretrain(trained.store, trained.pretrained, 1, "--set", "previewEvery=0")).assertCode(ExitCode.DONE);
            CommandRun.of(TinyStudy.finetune(trained.store, trained.finetuned, 1, "--set", "previewEvery=0")).assertCode(ExitCode.DONE);
            return trained;
        }
    }
}
