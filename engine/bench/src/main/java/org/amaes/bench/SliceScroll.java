package org.amaes.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomScan;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.volume.Shape;
import org.amaes.viewer.slice.Convention;
import org.amaes.viewer.slice.Interpolation;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.slice.SliceFrame;
import org.amaes.viewer.slice.SliceGeometry;
import org.amaes.viewer.slice.SliceRenderer;
import org.amaes.viewer.slice.SliceScene;

import com.sun.management.ThreadMXBean;

/**
 * Drawing the three slices of a window of 1400×900 pixels again and again, each time one slice further in every
 * plane, with a segmentation of all tissues over the image; on one thread, without showing them.
 *
 * @param figure what of it is told
 */
record SliceScroll(Figure figure) implements Benchmark {

    /** What is told of a frame of three pictures. */
    enum Figure {
        /** The middle of the times. */
        MEDIAN,
        /** The time that 99 of 100 frames keep. */
        SLOWEST,
        /** Memory taken, which the garbage collector must find again. */
        MEMORY
    }

    private static final Shape HEAD = new Shape(182, 218, 182);
    private static final int WIDTH = 699;
    private static final int HEIGHT = 449;
    private static final int FRAMES = 500;
    private static final int WARM_UP = 300;

    @Override
    public String name() {
        return "slice scroll, three views 1400×900, overlay on: " + switch (figure) {
            case MEDIAN -> "median frame";
            case SLOWEST -> "99th percentile";
            case MEMORY -> "memory taken a frame";
        };
    }

    @Override
    public String unit() {
        return figure == Figure.MEMORY ? "KiB" : "ms";
    }

    /** DESIGN section 5; for memory, far less than one picture of 1.2 MB: the buffers are kept. */
    @Override
    public double budget() {
        return figure == Figure.MEMORY ? 64 : 8;
    }

    @Override
    public boolean budgetIsRatio() {
        return false;
    }

    @Override
    public Figures measure(int rounds, Optional<ReferencePython> python) {
        PhantomScan head = Phantom.generate(PhantomSettings.of(1, 0, Contrast.FLAIR).withGrid(HEAD, 1, 1, 1));
        List<Layer> layers = List.of(Layer.Image.of("scan", head.image()), Layer.Labels.of("tissues", head.tissues()));
        SliceRenderer renderer = new SliceRenderer();
        int[] pixels = new int[WIDTH * HEIGHT];
        for (int frame = 0; frame < WARM_UP; frame++) {
            draw(renderer, layers, frame, pixels);
        }
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        double[] milliseconds = new double[FRAMES];
        for (int frame = 0; frame < FRAMES; frame++) {
            long start = System.nanoTime();
            draw(renderer, layers, frame, pixels);
            milliseconds[frame] = (System.nanoTime() - start) / 1e6;
        }
        double taken = (memory.getCurrentThreadAllocatedBytes() - before) / 1024.0 / FRAMES;
        Arrays.sort(milliseconds);
        return new Figures(Optional.empty(), switch (figure) {
            case MEDIAN -> milliseconds[FRAMES / 2];
            case SLOWEST -> milliseconds[FRAMES * 99 / 100];
            case MEMORY -> taken;
        });
    }

    private static void draw(SliceRenderer renderer, List<Layer> layers, int frame, int[] pixels) {
        for (Plane plane : Plane.values()) {
            SliceGeometry geometry = new SliceGeometry(layers.getFirst().grid(), plane, Convention.RADIOLOGICAL);
            // Zoomed in until the head fills all of the picture: no pixel is left black for nothing.
            double scale = Math.max(WIDTH / geometry.widthInMillimetres(), HEIGHT / geometry.heightInMillimetres());
            SliceFrame whole = SliceFrame.around(geometry, frame % geometry.slices(),
                    (geometry.columns() - 1) / 2.0, (geometry.rows() - 1) / 2.0, scale, WIDTH, HEIGHT);
            renderer.draw(new SliceScene(layers, whole, Interpolation.LINEAR, 0, 2), pixels);
        }
    }
}
