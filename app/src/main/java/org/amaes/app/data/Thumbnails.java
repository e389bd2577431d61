package org.amaes.app.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.amaes.app.job.Jobs;
import org.amaes.app.job.Outcome;
import org.amaes.core.dataset.Scan;
import org.amaes.core.quality.QualityCache;
import org.amaes.core.quality.Thumbnail;

/** Pictures of scans for cells: read beside the window's thread when somebody first looks, the latest few hundred kept. */
final class Thumbnails {

    private static final int KEPT = 600;

    private final Jobs jobs;
    private final QualityCache cache;
    /** Who waits for a picture that is being read, by the scan's id. */
    private final Map<String, List<Consumer<Image>>> reading = new HashMap<>();
    private final Map<String, Image> images = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Image> eldest) {
            return size() > KEPT;
        }
    };

    Thumbnails(Jobs jobs, QualityCache cache) {
        this.jobs = jobs;
        this.cache = cache;
    }

    /** Forgets what was shown, for scans that may have changed. */
    void forget() {
        images.clear();
    }

    /** Whether pictures are being read. */
    boolean isReading() {
        return !reading.isEmpty();
    }

    /**
     * The picture of a scan.
     *
     * @param whenThere gets it later, if it is not at hand and there is one
     */
    Optional<Image> of(Scan scan, Consumer<Image> whenThere) {
        Image known = images.get(scan.id());
        if (known == null) {
            List<Consumer<Image>> waiting = reading.get(scan.id());
            if (waiting == null) {
                reading.put(scan.id(), new ArrayList<>(List.of(whenThere)));
                read(scan);
            } else {
                waiting.add(whenThere);
            }
        }
        return Optional.ofNullable(images.get(scan.id())); // where jobs are done at once it is there now
    }

    private void read(Scan scan) {
        jobs.quietly("Reading a thumbnail", _ -> cache.find(scan).flatMap(QualityCache.Known::thumbnail), outcome -> {
            List<Consumer<Image>> waiting = reading.remove(scan.id());
            if (outcome instanceof Outcome.Success<Optional<Thumbnail>>(Optional<Thumbnail> found) && found.isPresent()) {
                Image image = image(found.get());
                images.put(scan.id(), image);
                waiting.forEach(each -> each.accept(image));
            }
        });
    }

    private static Image image(Thumbnail thumbnail) {
        int side = Thumbnail.SIDE;
        int[] pixels = new int[side * side];
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = thumbnail.argb(at % side, at / side);
        }
        WritableImage image = new WritableImage(side, side);
        image.getPixelWriter().setPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
        return image;
    }
}
