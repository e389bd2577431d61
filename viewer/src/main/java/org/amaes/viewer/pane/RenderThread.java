package org.amaes.viewer.pane;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javafx.application.Platform;

/**
 * A thread that draws pictures beside the window's thread, in the order of asking.
 *
 * <p>It does not drop work; {@link LivePicture} asks for one picture at a time and keeps only the latest wish.
 */
public final class RenderThread {

    private static final RenderThread COMMON = new RenderThread("draw slices");
    private static final RenderThread VOLUMES = new RenderThread("draw volumes");

    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();

    private RenderThread(String name) {
        Thread thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The thread that draws all slices of this program. */
    public static RenderThread common() {
        return COMMON;
    }

    /** The thread that draws whole volumes, which take longer than slices may wait. */
    public static RenderThread forVolumes() {
        return VOLUMES;
    }

    /**
     * Does work beside the window's thread, then something on it.
     *
     * @param job what takes time
     * @param then what follows on the window's thread, also after a job that failed
     */
    public void submit(Runnable job, Runnable then) {
        work.add(() -> {
            try {
                job.run();
                Platform.runLater(then);
            } catch (RuntimeException problem) {
                Platform.runLater(() -> {
                    then.run();
                    throw problem; // the window's thread knows where problems are logged
                });
            }
        });
    }

    private void run() {
        while (true) {
            try {
                work.take().run();
            } catch (InterruptedException _) {
                return;
            }
        }
    }
}
