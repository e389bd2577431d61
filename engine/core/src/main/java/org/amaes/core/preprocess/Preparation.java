package org.amaes.core.preprocess;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dataset.Scan;
import org.amaes.core.nifti.NiftiImage;
import org.amaes.core.nifti.NiftiReader;
import org.amaes.core.preprocess.PreparationReport.Duplicate;
import org.amaes.core.preprocess.PreparationReport.Failed;
import org.amaes.core.preprocess.PreparationReport.Outcome;
import org.amaes.core.preprocess.PreparationReport.Prepared;
import org.amaes.core.preprocess.PreparationReport.Skipped;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Volume;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that brings scans into a {@link VolumeStore}: read, preprocess, store, several scans at a time.
 *
 * <p>A scan that cannot be used is noted and the others go on. Scans whose id is in the store already are
 * skipped unless their files have changed since ({@link SourceStamp}), so a job that was stopped is continued by
 * starting it again; scans that failed are tried again. Of scans with the same voxels the first is prepared
 * ({@link VoxelOwners}). A store that cannot be written to stops the job.
 *
 * <p>Memory: each thread holds one scan; at its peak that is about 8 bytes for every raw voxel and 8 for
 * every prepared voxel of each channel, and 12 bytes for every prepared voxel of one channel (a 320×320×36
 * scan: some 150 MB).
 */
public final class Preparation {

    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private final VolumeStore store;
    private final Options options;
    private final Listener listener;
    private final BooleanSupplier cancelled;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicInteger done = new AtomicInteger();
    private final VoxelOwners owners = new VoxelOwners();

    /**
     * How the job is done.
     *
     * @param threads scans worked on at a time, at least 1
     * @param forPretraining whether scans have to satisfy {@link ScanCheck#forPretraining}, every file a single
     *     volume; their labels, if any, are left out
     * @param assumedOrientation how the patient lies in files that do not say so themselves; empty refuses those
     */
    public record Options(int threads, boolean forPretraining, Optional<Orientation> assumedOrientation) {

        public Options {
            if (threads < 1) {
                throw new IllegalArgumentException(threads + " threads");
            }
        }
    }

    /** Hears of each scan that is done, one call at a time, from the job's threads. */
    @FunctionalInterface
    public interface Listener {

        /** What came of a scan, and how many of how many are done. */
        void scanDone(Outcome outcome, int done, int total);
    }

    private Preparation(VolumeStore store, Options options, Listener listener, BooleanSupplier cancelled) {
        this.store = store;
        this.options = options;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /**
     * Prepares scans; returns when all are done or, after the scans in work, the job was cancelled.
     *
     * @param scans with ids of their own
     * @param cancelled asked before each scan
     * @throws WorkbenchException if the store cannot be written to (disk full, no right, another writer);
     *     what is done stays done
     */
    public static PreparationReport run(List<Scan> scans, VolumeStore store, Options options, Listener listener,
            BooleanSupplier cancelled) throws WorkbenchException {
        Set<String> ids = new HashSet<>();
        for (Scan scan : scans) {
            if (!ids.add(scan.id())) {
                throw new IllegalArgumentException("Two scans have the id " + scan.id());
            }
        }
        return new Preparation(store, options, listener, cancelled).run(scans);
    }

    /**
     * What is to be done about a scan.
     *
     * @param stamp of its files now
     * @param already what came of it before, if that still holds
     */
    private record Task(int place, Scan scan, String stamp, Optional<Outcome> already) {
    }

    /** Looks at no file's content; voxels of scans that are to be prepared again belong to nobody. */
    private List<Task> plan(List<Scan> scans) {
        Set<String> again = new HashSet<>();
        List<Task> tasks = new ArrayList<>();
        for (Scan scan : scans) {
            String stamp = SourceStamp.of(scan);
            Optional<Entry> present = store.find(scan.id());
            Optional<Outcome> skipped = present.filter(entry -> (entry.sourceStamp().isEmpty() || entry.sourceStamp().equals(stamp))
                    && store.isComplete(entry)).map(Skipped::new);
            if (present.isPresent() && skipped.isEmpty()) {
                again.add(scan.id());
            }
            tasks.add(new Task(tasks.size(), scan, stamp, skipped));
        }
        store.entries().stream().filter(entry -> !again.contains(entry.id())).forEach(owners::known);
        return tasks.stream().map(task -> task.already().isPresent() ? task : new Task(task.place(), task.scan(), task.stamp(), duplicate(task, again))).toList();
    }

    private Optional<Outcome> duplicate(Task task, Set<String> again) {
        return store.duplicateOf(task.scan().id(), task.stamp()).filter(other -> !again.contains(other))
                .filter(other -> store.find(other).filter(store::isComplete).isPresent())
                .map(other -> new Duplicate(task.scan().id(), other, sentence(task.scan(), other)));
    }

    private String sentence(Scan scan, String other) {
        boolean samePerson = store.find(other).map(Entry::subject).filter(scan.subject()::equals).isPresent();
        return "Scan " + scan.id() + " holds the same voxels as " + other + (samePerson ? ", which is prepared."
                : ", which is prepared and bears another person's name.");
    }

    private PreparationReport run(List<Scan> scans) throws WorkbenchException {
        store.beginWriting();
        List<Task> tasks = plan(scans);
        try (ExecutorService threads = Executors.newFixedThreadPool(options.threads(), Thread.ofPlatform().name("prepare-", 1).factory())) {
            List<Future<Optional<Outcome>>> pending = new ArrayList<>();
            for (Task task : tasks) {
                pending.add(threads.submit(() -> one(task, scans.size())));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Optional<Outcome>> future : pending) {
                future.get().ifPresent(outcomes::add);
            }
            return new PreparationReport(outcomes, outcomes.size() < scans.size());
        } catch (ExecutionException e) {
            stopped.set(true);
            switch (e.getCause()) {
                case WorkbenchException unwritable -> throw unwritable;
                case Error error -> throw error;
                default -> throw new IllegalStateException("A scan's thread failed", e.getCause());
            }
        } catch (InterruptedException e) {
            stopped.set(true);
            Thread.currentThread().interrupt();
            return new PreparationReport(List.of(), true);
        }
    }

    /** Empty if the job was stopped before this scan; throws only if the store cannot be written to. */
    private Optional<Outcome> one(Task task, int total) throws WorkbenchException, InterruptedException {
        boolean fine = false;
        try {
            if (stopped.get() || cancelled.getAsBoolean()) {
                return Optional.empty();
            }
            Outcome outcome = task.already().isPresent() ? task.already().get() : outcome(task);
            synchronized (listener) {
                listener.scanDone(outcome, done.incrementAndGet(), total);
            }
            fine = true;
            return Optional.of(outcome);
        } finally {
            owners.pass(task.place());
            if (!fine) {
                stopped.set(true);
            }
        }
    }

    private Outcome outcome(Task task) throws WorkbenchException, InterruptedException {
        Scan scan = task.scan();
        String id = scan.id();
        PreparedVolume prepared;
        try {
            prepared = prepare(scan);
        } catch (WorkbenchException e) {
            return failed(scan, e.getMessage());
        } catch (OutOfMemoryError e) {
            LOG.warn("scan {} does not fit into memory", id, e);
            return failed(scan, "It needs more memory than this program may use. Work on fewer scans at a time, or give the program more memory.");
        } catch (RuntimeException e) {
            LOG.error("scan {} could not be prepared", id, e);
            return failed(scan, "Preparing it met a mistake of this program (" + e + "). Please report it.");
        }
        String owner = owners.claim(task.place(), id, prepared);
        owners.pass(task.place());
        if (!owner.equals(id)) {
            String sentence = sentence(scan, owner);
            store.addDuplicate(id, owner, task.stamp(), sentence);
            return new Duplicate(id, owner, sentence);
        }
        return new Prepared(store.put(scan, prepared, task.stamp()));
    }

    private PreparedVolume prepare(Scan scan) throws WorkbenchException {
        List<Volume> channels = new ArrayList<>();
        for (Path image : scan.images()) {
            if (scan.channel() != Scan.ALL_CHANNELS) {
                channels.add(channel(image, scan.channel()));
            } else if (options.forPretraining() || scan.images().size() > 1) {
                channels.add(NiftiReader.readVolume(image, options.assumedOrientation()));
            } else {
                NiftiImage opened = NiftiReader.open(image, options.assumedOrientation());
                channels.addAll(opened.readAll());
            }
        }
        Optional<LabelMap> labels = Optional.empty();
        if (options.forPretraining()) {
            ScanCheck.forPretraining(channels);
        } else if (scan.label().isPresent()) {
            labels = Optional.of(NiftiReader.readLabels(scan.label().get(), options.assumedOrientation()));
        }
        return store.settings().preprocessing().apply(channels, labels);
    }

    private Volume channel(Path image, int channel) throws WorkbenchException {
        NiftiImage opened = NiftiReader.open(image, options.assumedOrientation());
        if (channel >= opened.channels()) {
            throw new WorkbenchException(image + " has " + opened.channels() + " channels, and channel " + (channel + 1)
                    + " is asked for. Copy it again, or leave it out.", image);
        }
        return opened.read(channel);
    }

    /** The sentence names the file for the person at the screen; the store keeps it without the path, which may name a patient. */
    private Failed failed(Scan scan, String reason) throws WorkbenchException {
        List<Path> files = new ArrayList<>(scan.images());
        scan.label().ifPresent(files::add);
        String sentence = reason;
        if (files.stream().noneMatch(file -> reason.contains(file.toString()))) {
            sentence = files.getFirst() + " cannot be used. " + reason;
        }
        String kept = sentence;
        for (Path file : files) {
            kept = kept.replace(file.toString(), "A file of scan " + scan.id());
        }
        store.addFailure(scan.id(), kept);
        return new Failed(scan.id(), sentence);
    }
}
