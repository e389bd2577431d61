package org.amaes.viewer.pane;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A window for tests, which nobody sees, and what is done with it. */
public final class Desk {

    private static final long PATIENCE_SECONDS = 30;

    private Desk() {
    }

    /** Shows a control in a window of the given size. */
    public static Stage show(Callable<? extends Parent> control, int width, int height) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        Stage stage = on(() -> {
            Stage made = new Stage();
            Scene scene = new Scene(control.call(), width, height);
            scene.setFill(Color.GREY);
            made.setScene(scene);
            made.show();
            return made;
        });
        settle();
        return stage;
    }

    /** Closes a window. */
    public static void close(Stage stage) {
        on(() -> {
            stage.close();
            return null;
        });
    }

    /** Does something on the window's thread. */
    public static <T> T on(Callable<T> work) {
        return WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(work));
    }

    /** Waits until the window's thread has nothing left to do. */
    public static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until something is so. */
    public static void until(BooleanSupplier so) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> on(so::getAsBoolean));
        settle();
    }

    /** A picture of a window's contents. */
    public static WritableImage picture(Stage stage) {
        return on(() -> stage.getScene().snapshot(null));
    }

    /** Writes a picture beside the other build products, for people to look at. */
    public static void save(WritableImage image, String name) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        Path file = Path.of("target", "pictures", name + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(copy, "png", file.toFile());
    }
}
