package org.amaes.app.explore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.amaes.app.job.Job;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.app.notice.Notifications;
import org.amaes.core.WorkbenchException;
import org.amaes.core.dicom.DicomFolder;
import org.amaes.core.dicom.DicomSeries;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomScan;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.preprocess.PreparedVolume;
import org.amaes.core.preprocess.Preprocessing;
import org.amaes.core.preprocess.VolumeStore;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;

/** Takes scans in hand: reads or generates them and prepares them as for pretraining. Of several wishes the last one wins. */
public final class ScanOpening {

    /** A scan as it came, kept to be prepared in another way. */
    private record Source(String name, boolean generated, Volume image, Optional<LabelMap> labels) {
    }

    private record Opened(Source source, OpenScan scan) {
    }

    /** Makes a scan, on a worker's thread. */
    private interface Maker {
        Source make() throws WorkbenchException;
    }

    private static final String RAW_ENDING = "_0000";

    private final Jobs jobs;
    private final Notifications notifications;
    private final ExploreViewModel explore;
    private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper("");
    private Preprocessing preprocessing = Preprocessing.STANDARD;
    private Source source;
    private Job latest;

    ScanOpening(Jobs jobs, Notifications notifications, ExploreViewModel explore) {
        this.jobs = jobs;
        this.notifications = notifications;
        this.explore = explore;
    }

    /** What is being opened, in a few words; empty if nothing is. */
    public ReadOnlyStringProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    /** How scans are prepared. */
    public Preprocessing preprocessing() {
        return preprocessing;
    }

    /** Opens a NIfTI scan, with the outlines that lie beside it in nnU-Net's layout if there are some, or a folder of DICOM slices. */
    public void open(Path file) {
        String name = file.getFileName().toString();
        start("Preparing " + name, () -> Files.isDirectory(file) ? new Source(name, false, largestSeries(file).read(), Optional.empty())
                : new Source(name, false, NiftiReader.readVolume(file), labelsBeside(file)));
    }

    /** A folder may hold several series, of which the localisers are small. */
    private static DicomSeries largestSeries(Path folder) throws WorkbenchException {
        DicomFolder found;
        try {
            found = DicomFolder.of(folder);
        } catch (WorkbenchException noSlices) {
            VolumeStore.open(folder).close(); // says what is wrong with a folder that is no store either
            throw new WorkbenchException(folder + " holds prepared scans, not one to look at. Open the scans they were made from.", folder, noSlices);
        }
        return found.series().stream().max(Comparator.comparingLong(series -> series.grid().shape().voxels())).orElseThrow(
                () -> new WorkbenchException("None of the series in " + folder + " can be shown. " + String.join(" ", found.problems()), folder));
    }

    /** Draws a head that nobody owns, with lesions. */
    public void phantom(long seed) {
        start("Drawing a head", () -> {
            PhantomScan head = Phantom.generate(PhantomSettings.of(seed, subjectWithLesions(seed), Contrast.FLAIR).withSkullStripped(true));
            return new Source("Generated head " + seed, true, head.image(), Optional.of(head.lesions()));
        });
    }

    /** The first subject of a study that has lesions: not all have. */
    private static int subjectWithLesions(long seed) {
        for (int subject = 0; subject < 8; subject++) {
            LabelMap lesions = Phantom.generate(PhantomSettings.of(seed, subject, Contrast.FLAIR)
                    .withGrid(new org.amaes.core.volume.Shape(42, 49, 42), 4, 4, 4).withSkullStripped(true)).lesions();
            if (lesions.histogram()[0] < lesions.shape().voxels()) {
                return subject;
            }
        }
        return 0;
    }

    /** Adds the outlines of the scan in hand. */
    public void labels(Path file) {
        Source held = source;
        if (held != null) {
            start("Reading " + file.getFileName(), () -> new Source(held.name(), held.generated(), held.image(), Optional.of(NiftiReader.readLabels(file))));
        }
    }

    /** Prepares the scan in hand, and those to come, in another way. */
    public void prepare(Preprocessing other) {
        if (!other.equals(preprocessing)) {
            preprocessing = other;
            Source held = source;
            if (held != null) {
                start("Preparing " + held.name(), () -> held);
            }
        }
    }

    private void start(String title, Maker maker) {
        if (latest != null) {
            latest.cancel();
        }
        Preprocessing how = preprocessing;
        waiting.set(title + " …");
        latest = jobs.run(title, _ -> {
            Source made = maker.make();
            return new Opened(made, prepared(made, how));
        }, outcome -> {
            switch (outcome) {
                case Outcome.Success<Opened>(Opened opened) -> {
                    waiting.set("");
                    source = opened.source();
                    explore.take(opened.scan());
                }
                case Outcome.Failed<Opened>(WorkbenchException problem) -> {
                    waiting.set("");
                    notifications.problem(problem);
                }
                case Outcome.Cancelled<Opened> _ -> { }
            }
        });
    }

    private static OpenScan prepared(Source made, Preprocessing how) throws WorkbenchException {
        try {
            PreparedVolume ready = how.apply(List.of(made.image()), made.labels());
            return OpenScan.of(made.name(), made.generated(), how, ready.channels().getFirst(), ready.labels());
        } catch (WorkbenchException e) {
            throw e.getMessage().contains(made.name()) ? e : new WorkbenchException(made.name() + " cannot be used. " + e.getMessage(), null, e);
        }
    }

    /** {@code labelsTr/NAME.nii.gz} for {@code imagesTr/NAME_0000.nii.gz}. */
    private static Optional<LabelMap> labelsBeside(Path scan) throws WorkbenchException {
        Path folder = scan.toAbsolutePath().getParent();
        String name = scan.getFileName().toString();
        if (folder == null || !folder.getFileName().toString().equals("imagesTr") || !name.contains(RAW_ENDING + ".")) {
            return Optional.empty();
        }
        Path labels = folder.resolveSibling("labelsTr").resolve(name.replace(RAW_ENDING + ".", "."));
        return Files.isRegularFile(labels) ? Optional.of(NiftiReader.readLabels(labels)) : Optional.empty();
    }
}
