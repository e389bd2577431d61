package org.amaes.core.quality;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Scan;
import org.amaes.core.nifti.NiftiImage;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.preprocess.ScanCheck;
import org.amaes.core.quality.Finding.Kind;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Reorientation;
import org.amaes.core.volume.Shape;
import org.amaes.core.volume.Volume;

/** One scan looked at by itself: its files are read, measured and let go one after the other. */
final class Examination {

    private static final int SMALLEST_SIDE = 15;
    private static final double FINEST_MM = 0.2;
    private static final double COARSEST_MM = 10;
    private static final double UNEVEN = 3;
    private static final double NOISY = 6;
    private static final double GHOSTLY = 0.008;
    private static final double RINGING = 0.012;

    private final Scan scan;
    private final Optional<Orientation> assumed;
    private final Set<Integer> expectedLabels;
    private final List<ImageFacts> facts = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Optional<LabelFacts> label = Optional.empty();
    private Optional<Thumbnail> thumbnail = Optional.empty();

    private Examination(Scan scan, Optional<Orientation> assumed, Set<Integer> expectedLabels) {
        this.scan = scan;
        this.assumed = assumed;
        this.expectedLabels = expectedLabels;
    }

    /** What was found, and a picture if there is something to see. */
    record Result(ScanQuality quality, Optional<Thumbnail> thumbnail) {
    }

    static Result of(Scan scan, Optional<Orientation> assumed, Set<Integer> expectedLabels) {
        Examination examination = new Examination(scan, assumed, expectedLabels);
        Optional<LabelMap> labels = examination.labels();
        for (int image = 0; image < scan.images().size(); image++) {
            examination.image(image, labels);
        }
        return new Result(new ScanQuality(scan, examination.facts, examination.label, examination.findings), examination.thumbnail);
    }

    private Optional<LabelMap> labels() {
        if (scan.label().isEmpty()) {
            return Optional.empty();
        }
        Path file = scan.label().get();
        try {
            LabelMap labels = NiftiReader.readLabels(file, assumed);
            SortedMap<Integer, Long> voxels = new TreeMap<>();
            long[] histogram = labels.histogram();
            for (int value = 0; value < histogram.length; value++) {
                if (histogram[value] > 0) {
                    voxels.put(value, histogram[value]);
                }
            }
            label = Optional.of(new LabelFacts(voxels, labels.grid().voxelVolume()));
            if (label.get().foreground() == 0) {
                findings.add(Finding.note(Kind.LABEL, "Its outline is empty: no voxel has a label other than 0."));
            }
            ScanCheck.labels(labels, expectedLabels);
            return Optional.of(labels);
        } catch (WorkbenchException e) {
            findings.add(Finding.unusable(Kind.LABEL, withoutPaths(e.getMessage())));
        } catch (OutOfMemoryError _) {
            findings.add(Finding.unusable(Kind.LABEL, "Its outline needs more memory than this program may use."));
        }
        return Optional.empty();
    }

    private void image(int index, Optional<LabelMap> labels) {
        Path file = scan.images().get(index);
        String which = scan.images().size() == 1 ? "" : "Channel " + (index + 1) + ": ";
        try {
            NiftiImage opened = NiftiReader.open(file, assumed);
            int channel = Math.max(0, scan.channel());
            if (channel >= opened.channels()) {
                findings.add(Finding.unusable(Kind.SERIES, which + "The file has " + opened.channels() + " channels, and channel " + (channel + 1)
                        + " is asked for. Copy it again, or leave it out."));
                return;
            }
            Volume volume = opened.read(channel);
            labels.ifPresent(map -> label(volume.grid(), map));
            Volume ras = Reorientation.toRas(volume.grid()).apply(volume);
            ImageFacts measured = ImageMeasures.of(volume.grid(), opened.channels(), ras);
            facts.add(measured);
            if (thumbnail.isEmpty()) {
                thumbnail = Optional.of(Thumbnail.of(ras, labels.filter(map -> map.shape().equals(volume.shape()))
                        .map(map -> Reorientation.toRas(volume.grid()).apply(map))));
            }
            name(file, which);
            judge(measured, which);
        } catch (WorkbenchException e) {
            findings.add(Finding.unusable(Kind.UNREADABLE, which + withoutPaths(e.getMessage())));
        } catch (OutOfMemoryError _) {
            findings.add(Finding.unusable(Kind.SIZE, which + "It needs more memory than this program may use. Look at fewer scans at a time, "
                    + "or give the program more memory."));
        }
    }

    private void label(Grid image, LabelMap labels) {
        if (facts.isEmpty()) {
            try {
                ScanCheck.sameGrid(image, labels);
            } catch (WorkbenchException e) {
                findings.add(Finding.unusable(Kind.LABEL, e.getMessage()));
            }
        }
    }

    /** Other programs believe the name where this one looks into the file. */
    private void name(Path file, String which) throws WorkbenchException {
        try (InputStream in = Files.newInputStream(file)) {
            boolean packed = in.read() == 0x1f && in.read() == 0x8b;
            if (packed != file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
                findings.add(Finding.note(Kind.NAME, which + (packed ? "It is packed (gzip), though its name does not end in .gz; other programs may not read it."
                        : "It is not packed, though its name ends in .gz; other programs may not read it.")));
            }
        } catch (IOException e) {
            throw new WorkbenchException("The file cannot be read (" + e.getMessage() + ").", file, e);
        }
    }

    private void judge(ImageFacts image, String which) {
        Shape shape = image.shape();
        if (image.notNumbers() > 0) {
            findings.add(Finding.unusable(Kind.INTENSITY, which + (image.notNumbers() == 1 ? "One voxel is no number" : image.notNumbers() + " voxels are no numbers")
                    + " (NaN or infinite). Export it again, or set them to 0 first."));
        } else if (image.minimum() == image.maximum()) {
            findings.add(Finding.unusable(Kind.INTENSITY, which + "It shows nothing: all voxels have the value " + image.minimum() + "."));
        } else if (image.maximum() <= 0) {
            findings.add(Finding.unusable(Kind.INTENSITY, which + "No voxel is brighter than 0, so there is nothing to see."));
        } else if (image.minimum() < 0) {
            findings.add(Finding.doubtful(Kind.INTENSITY, which + "Its smallest value is " + image.minimum()
                    + "; pretraining takes only scans without negative values."));
        }
        if (image.volumes() > 1 && scan.channel() == Scan.ALL_CHANNELS) {
            findings.add(Finding.doubtful(Kind.SERIES, which + "The file holds " + image.volumes()
                    + " volumes, of which the first was looked at; pretraining takes only single volumes."));
        }
        if (Math.min(shape.x(), Math.min(shape.y(), shape.z())) < SMALLEST_SIDE) {
            findings.add(Finding.doubtful(Kind.SIZE, which + "It has " + shape + " voxels; for pretraining every side needs at least " + SMALLEST_SIDE + "."));
        }
        spacing(image, which);
        hints(image, which);
    }

    private void spacing(ImageFacts image, String which) {
        double least = image.spacing().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double most = image.spacing().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        if (least < FINEST_MM || most > COARSEST_MM) {
            findings.add(Finding.doubtful(Kind.SIZE, which + "Its voxels measure " + image.spacingWords()
                    + ", which is unusual for a head. Check the voxel size in its header."));
        } else if (most >= UNEVEN * least) {
            findings.add(Finding.note(Kind.SIZE, which + "Its voxels are " + ImageFacts.number(Math.round(most / least * 10) / 10.0)
                    + " times as long as wide (" + image.spacingWords() + "); between the slices detail is interpolated."));
        }
    }

    private void hints(ImageFacts image, String which) {
        if (below(image.signalToNoise(), NOISY)) {
            findings.add(Finding.doubtful(Kind.NOISE, which + String.format(Locale.ROOT, "Much noise: tissue is only about %.1f times as bright as the noise is wide.",
                    image.signalToNoise().getAsDouble())));
        }
        if (image.ghosting().orElse(0) >= GHOSTLY) {
            findings.add(Finding.doubtful(Kind.GHOSTING, which + String.format(Locale.ROOT, "The air is brighter along one axis of the head than along another "
                    + "(by %.1f %% of the signal): perhaps ghosts of motion.", 100 * image.ghosting().getAsDouble())));
        }
        if (image.ringing().orElse(0) >= RINGING) {
            findings.add(Finding.note(Kind.RINGING, which + String.format(Locale.ROOT, "Voxels alternate beside strong edges (%.1f %% of the edge): perhaps ringing.",
                    100 * image.ringing().getAsDouble())));
        }
    }

    private static boolean below(OptionalDouble value, double limit) {
        return value.isPresent() && value.getAsDouble() < limit;
    }

    /** Names of files and folders may tell who a patient is. */
    private String withoutPaths(String sentence) {
        String cleaned = sentence;
        List<Path> files = new ArrayList<>(scan.images());
        scan.label().ifPresent(files::add);
        for (Path file : files) {
            String role = scan.label().filter(file::equals).isPresent() ? "Its outline" : "The file";
            cleaned = cleaned.replace(file.toString(), role);
        }
        for (Path file : files) {
            cleaned = file.getParent() == null ? cleaned : cleaned.replace(file.getParent().toString(), "its folder");
        }
        return cleaned;
    }
}
