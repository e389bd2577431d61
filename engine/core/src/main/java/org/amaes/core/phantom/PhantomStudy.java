package org.amaes.core.phantom;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.amaes.core.WorkbenchException;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.file.AtomicFile;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Shape;

/**
 * A whole study of phantom subjects, one scan each, as a folder in nnU-Net's raw layout.
 *
 * <p>Labelled cases are {@code imagesTr/<case>_0000.nii.gz} with {@code labelsTr/<case>.nii.gz};
 * unlabelled ones stand in {@code imagesTs}, where nnU-Net keeps scans without labels. {@code
 * dataset.json} is written last: a folder that has it is complete. Every file appears whole or not at
 * all, and equal studies give equal bytes, on any number of threads.
 *
 * @param seed decides every subject's anatomy
 * @param contrast the pulse sequence of all scans
 * @param labelled how many subjects have their lesions outlined, the first ones
 * @param unlabelled how many subjects more have a scan only
 * @param skullStripped whether everything but the brain is exactly 0. Preprocessing crops to what is
 *     above 0, so a stripped study trains on small volumes full of brain; a raw study keeps its noisy air,
 *     as raw scans do
 * @param varied whether orientation and voxel size change from scan to scan, as in data collected from
 *     many places; otherwise all are RAS on the default grid
 */
public record PhantomStudy(long seed, Contrast contrast, int labelled, int unlabelled, boolean skullStripped, boolean varied) {

    /** What a caller sees of the writing, and its way to stop it; called from several threads. */
    public interface Watcher {
        /** Called after each case; {@code done} of {@code total} cases are on disk. */
        void wrote(int done, int total);

        /** Asked before each case; once true, no new case is begun and the study stays incomplete. */
        boolean isCancelled();
    }

    private static final Watcher NOBODY = new Watcher() {
        @Override
        public void wrote(int done, int total) {
            // nobody looks
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    private static final List<String> ORIENTATIONS = List.of("RAS", "LPS", "LAS", "RAS", "LIP", "PSR", "RPI", "ASR");
    private static final int MOST_CASES = 100_000;

    public PhantomStudy {
        Objects.requireNonNull(contrast);
        if (labelled < 0 || unlabelled < 0 || labelled + unlabelled < 1 || labelled > MOST_CASES || unlabelled > MOST_CASES) {
            throw new IllegalArgumentException("A study has 1 to " + MOST_CASES + " cases of a kind: "
                    + labelled + " labelled, " + unlabelled + " unlabelled");
        }
    }

    /** The number of subjects. */
    public int cases() {
        return labelled + unlabelled;
    }

    /** The name of a subject's case, such as "phantom_007". */
    public String caseName(int subject) {
        return String.format(Locale.ROOT, "phantom_%03d", subject);
    }

    /** How a subject is scanned. */
    public PhantomSettings settings(int subject) {
        PhantomSettings plain = PhantomSettings.of(seed, subject, contrast).withSkullStripped(skullStripped);
        if (!varied) {
            return plain;
        }
        PhantomSettings turned = plain.withOrientation(Orientation.parse(ORIENTATIONS.get(subject % ORIENTATIONS.size())));
        return switch (subject % 3) {
            case 0 -> turned;
            case 1 -> turned.withGrid(new Shape(112, 130, 112), 1.5, 1.5, 1.5);
            default -> turned.withGrid(new Shape(140, 164, 42), 1.2, 1.2, 4); // slices, as clinics scan
        };
    }

    /**
     * Writes the study and waits until it is there.
     *
     * @param folder an empty or new folder
     * @param threads how many cases to make at a time, at least 1
     * @throws WorkbenchException if the folder holds something, or a file cannot be written
     */
    public void write(Path folder, int threads) throws WorkbenchException {
        write(folder, threads, NOBODY);
    }

    /**
     * Writes the study and waits until it is there or the watcher cancels it.
     *
     * @return whether the study is complete
     * @throws WorkbenchException as {@link #write(Path, int)}
     */
    public boolean write(Path folder, int threads, Watcher watcher) throws WorkbenchException {
        prepare(folder);
        AtomicInteger done = new AtomicInteger();
        List<Future<Boolean>> tasks = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            for (int subject = 0; subject < cases(); subject++) {
                int index = subject;
                tasks.add(workers.submit(() -> {
                    boolean goOn = !watcher.isCancelled();
                    if (goOn) {
                        writeCase(folder, index);
                        watcher.wrote(done.incrementAndGet(), cases());
                    }
                    return goOn;
                }));
            }
            boolean complete = true;
            for (Future<Boolean> task : tasks) {
                complete &= finish(task, workers, folder);
            }
            if (complete) {
                AtomicFile.writeString(folder.resolve("dataset.json"), description());
            }
            return complete;
        }
    }

    private static boolean finish(Future<Boolean> task, ExecutorService workers, Path folder) throws WorkbenchException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            workers.shutdownNow();
            switch (e.getCause()) {
                case WorkbenchException problem -> throw problem;
                case RuntimeException mistake -> throw mistake;
                case Error error -> throw error;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException _) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
            throw new WorkbenchException("Writing phantom scans to " + folder + " was interrupted. Delete the folder and start again.", folder);
        }
    }

    private void prepare(Path folder) throws WorkbenchException {
        try {
            if (Files.exists(folder) && !isEmpty(folder)) {
                throw new WorkbenchException("The folder " + folder + " already holds files. Choose a new folder for the phantom scans.", folder);
            }
            for (String part : List.of("imagesTr", "labelsTr", "imagesTs")) {
                if (unlabelled > 0 || !part.equals("imagesTs")) {
                    Files.createDirectories(folder.resolve(part));
                }
            }
        } catch (IOException e) {
            throw new WorkbenchException("The folder " + folder + " cannot be made. Check that the place exists and may be written to.", folder, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private void writeCase(Path folder, int subject) throws WorkbenchException {
        PhantomScan scan = Phantom.generate(settings(subject));
        boolean outlined = subject < labelled;
        String name = caseName(subject);
        if (outlined) {
            NiftiWriter.write(folder.resolve("labelsTr").resolve(name + ".nii.gz"), scan.lesions());
        }
        NiftiWriter.write(folder.resolve(outlined ? "imagesTr" : "imagesTs").resolve(name + "_0000.nii.gz"), scan.image());
    }

    /** The content of dataset.json. */
    private String description() {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode root = json.createObjectNode();
        root.putObject("channel_names").put("0", contrast.name());
        root.putObject("labels").put("background", 0).put("lesion", 1);
        root.put("numTraining", labelled);
        root.put("file_ending", ".nii.gz");
        root.put("name", "AMAES phantoms");
        root.put("description", "Computer-generated heads with white-matter lesions. No patient was scanned; "
                + "results on them say nothing about patients. Research use only.");
        root.put("seed", seed);
        return root.toPrettyString().replace("\r\n", "\n") + "\n";
    }
}
