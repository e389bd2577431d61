package org.amaes.viewer.pane;

import java.nio.IntBuffer;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * An image whose pixels are drawn again and again beside the window's thread.
 *
 * <p>One drawing is under way at most; of the wishes that come meanwhile only the latest is kept. Pictures go
 * through three buffers in turn, because the window may still read the last one while the next is drawn.
 * All methods belong to the window's thread.
 */
final class LivePicture {

    private static final int BUFFERS = 3;

    /** A picture that is wanted: its size in device pixels and what draws it. */
    private record Wish(int width, int height, Consumer<int[]> draw) {
    }

    /** An image over an array that the drawing writes to. */
    private record Buffer(int[] pixels, PixelBuffer<IntBuffer> shared, Image image) {

        static Buffer of(int width, int height) {
            int[] pixels = new int[width * height];
            PixelBuffer<IntBuffer> shared = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            return new Buffer(pixels, shared, new WritableImage(shared));
        }
    }

    private final RenderThread thread;
    private final ImageView view = new ImageView();
    private Buffer[] buffers = {};
    private int width;
    private int height;
    private int shown;
    private boolean busy;
    private Wish next;
    private long count;

    LivePicture(RenderThread thread) {
        this.thread = thread;
        view.setManaged(false);
        view.setMouseTransparent(true);
        view.setSmooth(true);
    }

    /** Shows the picture; its place and size belong to the caller. */
    ImageView view() {
        return view;
    }

    /** How many pictures were shown so far. */
    long count() {
        return count;
    }

    /** Whether nothing is being drawn or waits for it. */
    boolean isIdle() {
        return !busy;
    }

    /** Shows nothing. */
    void clear() {
        next = null;
        view.setImage(null);
    }

    /**
     * Asks for a picture instead of what is shown, and of what waits.
     *
     * @param draw fills width × height opaque pixels 0xAARRGGBB; called on the render thread
     */
    void request(int width, int height, Consumer<int[]> draw) {
        Wish wish = new Wish(width, height, draw);
        if (busy) {
            next = wish;
        } else {
            start(wish);
        }
    }

    private void start(Wish wish) {
        busy = true;
        if (wish.width != width || wish.height != height || buffers.length == 0) {
            width = wish.width;
            height = wish.height;
            buffers = new Buffer[BUFFERS];
        }
        int index = (shown + 1) % BUFFERS;
        if (buffers[index] == null) {
            buffers[index] = Buffer.of(width, height);
        }
        Buffer buffer = buffers[index];
        thread.submit(() -> wish.draw.accept(buffer.pixels), () -> show(buffer, index));
    }

    private void show(Buffer buffer, int index) {
        busy = false;
        shown = index;
        buffer.shared.updateBuffer(_ -> null); // all of it
        view.setImage(buffer.image);
        count++;
        if (next != null) {
            Wish wish = next;
            next = null;
            start(wish);
        }
    }
}
