package org.amaes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.amaes.app.scan.ScanView;
import org.amaes.app.scan.ScanViewModel;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.volume.Orientation;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbenchTest {

    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startToolkit() throws Exception {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Platform.startup(() -> ready.complete(null));
        ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Platform.setImplicitExit(false);
    }

    @Test
    void aScanFromDiskAppearsInThreeSlices() throws Exception {
        Path file = folder.resolve("head.nii.gz");
        NiftiWriter.write(file, Phantom.generate(PhantomSettings.of(7, 0, Contrast.FLAIR)
                .withGrid(new Shape(84, 98, 48), 2, 2, 3.5).withOrientation(Orientation.parse("LPS"))).image());
        CompletableFuture<WritableImage> picture = new CompletableFuture<>();
        CompletableFuture<String> said = new CompletableFuture<>();
        Platform.runLater(() -> {
            ScanViewModel model = new ScanViewModel(new ScanLoader());
            ScanView view = new ScanView(model, new NoChoosers());
            Stage stage = new Stage();
            stage.setScene(new Scene(view, 1100, 480));
            stage.show();
            model.shown().addListener((_, _, _) -> Platform.runLater(() -> {
                said.complete(((Label) view.lookup("#message")).getText());
                picture.complete(view.snapshot(null, null));
                stage.close();
            }));
            model.open(file);
        });
        WritableImage image = picture.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertEquals("head.nii.gz  ·  84x98x48 voxels  ·  stored LPS", said.get());
        save(image, Path.of("target", "workbench.png"));
        for (int third = 0; third < 3; third++) {
            assertTrue(greys(image, third) > 60, "slice " + third + " has " + greys(image, third) + " greys");
        }
    }

    /** How many brightnesses stand around the middle of a third of the window. */
    private static int greys(WritableImage image, int third) {
        PixelReader pixels = image.getPixelReader();
        int centre = (int) (image.getWidth() * (2 * third + 1) / 6);
        Set<Integer> greys = new HashSet<>();
        for (int x = centre - 80; x < centre + 80; x++) {
            for (int y = 160; y < 320; y++) {
                greys.add(pixels.getArgb(x, y) & 0xFF);
            }
        }
        return greys.size();
    }

    private static void save(WritableImage image, Path file) throws Exception {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(copy, "png", file.toFile());
    }
}
