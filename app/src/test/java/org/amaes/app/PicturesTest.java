package org.amaes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.amaes.core.nifti.NiftiWriter;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomScan;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.volume.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {

    @TempDir
    Path folder;

    @Test
    void picturesAndSweepsAreDrawnFromTheCommandLine() throws Exception {
        PhantomScan head = Phantom.generate(PhantomSettings.of(4, 0, Contrast.T1).withGrid(new Shape(50, 60, 20), 3.2, 3.2, 8));
        String scan = folder.resolve("scan.nii.gz").toString();
        String labels = folder.resolve("labels.nii.gz").toString();
        NiftiWriter.write(Path.of(scan), head.image());
        NiftiWriter.write(Path.of(labels), head.tissues());
        Path all = folder.resolve("all.png");
        assertEquals(0, Pictures.run("picture", "--input", scan, "--labels", labels, "--out", all.toString()));
        BufferedImage image = ImageIO.read(all.toFile());
        assertEquals(3 * 480 + 4, image.getWidth());
        Path one = folder.resolve("one.png");
        assertEquals(0, Pictures.run("picture", "--input", scan, "--plane", "coronal", "--slice", "30", "--map", "viridis", "--scale", "2", "--out", one.toString()));
        assertEquals(960, ImageIO.read(one.toFile()).getHeight());
        Path sweep = folder.resolve("sweep.gif");
        assertEquals(0, Pictures.run("sweep", "--input", scan, "--from", "8", "--to", "10", "--plain", "--out", sweep.toString()));
        assertEquals('G', Files.readAllBytes(sweep)[0]);
        Path none = folder.resolve("none.png");
        assertEquals(2, Pictures.run("picture", "--input", scan, "--slice", "99", "--plane", "axial", "--out", none.toString()));
        assertEquals(2, Pictures.run("picture", "--input", scan, "--map", "rainbow", "--out", none.toString()));
        assertEquals(2, Pictures.run("picture", "--input", folder.resolve("missing.nii").toString(), "--out", none.toString()));
        assertEquals(2, Pictures.run("picture", "--input", scan, "--out", scan));
        assertEquals(2, Pictures.run("picture", "--input", scan));
        assertFalse(Files.exists(none));
    }
}
