package org.amaes.viewer.takeaway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.plugin.AVI_Reader;
import ij.plugin.LutLoader;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.amaes.core.WorkbenchException;
import org.amaes.core.phantom.Contrast;
import org.amaes.core.phantom.Phantom;
import org.amaes.core.phantom.PhantomScan;
import org.amaes.core.phantom.PhantomSettings;
import org.amaes.core.volume.Shape;
import org.amaes.viewer.slice.ColorMap;
import org.amaes.viewer.slice.ColorMaps;
import org.amaes.viewer.slice.Layer;
import org.amaes.viewer.slice.Plane;
import org.amaes.viewer.state.ViewerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeAwayTest {

    private static final PhantomScan HEAD = Phantom.generate(PhantomSettings.of(3, 0, Contrast.FLAIR).withGrid(new Shape(60, 70, 20), 2.6, 2.6, 8));
    private static final ViewerState GREY = ViewerState.EMPTY.open(List.of(Layer.Image.of("Jane Doe", HEAD.image())));
    private static final ViewerState COLOURED = GREY.withLayer(Layer.Labels.of("lesions", HEAD.tissues()));

    @TempDir
    Path folder;

    @Test
    void aPictureIsDrawnAnewAtItsSizeAndReadBackPixelForPixel() throws Exception {
        Picture small = SlicePicture.of(COLOURED, Plane.AXIAL, 200, 180, 1, false);
        Picture large = SlicePicture.of(COLOURED, Plane.AXIAL, 200, 180, 3, false);
        assertEquals(List.of(200, 180, 600, 540), List.of(small.width(), small.height(), large.width(), large.height()));
        int blocks = 0;
        for (int y = 90; y < 120; y++) {
            for (int x = 80; x < 120; x++) {
                int first = large.pixels()[3 * y * 600 + 3 * x];
                blocks += first == large.pixels()[3 * y * 600 + 3 * x + 2] ? 1 : 0;
            }
        }
        assertTrue(blocks < 1200 * 0.9, "not blown up: " + blocks + " of 1200 blocks are of one colour");
        Path file = folder.resolve("slice.png");
        PngFile.write(file, large);
        assertArrayEquals(large.pixels(), Picture.of(ImageIO.read(file.toFile())).pixels());
    }

    @Test
    void filesSayThatTheyAreForResearchAndNotWhoseScanItIs() throws Exception {
        Path png = folder.resolve("slice.png");
        Path gif = folder.resolve("sweep.gif");
        PngFile.write(png, SlicePicture.ofAll(GREY, 160, 160, 1, true));
        SweepFile.write(gif, new SliceSweep(GREY, Plane.AXIAL, 8, 10, 160, 160, 1, true), 10);
        for (Path file : List.of(png, gif)) {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertTrue(bytes.contains("Research use only, not a medical device"), file.toString());
            assertTrue(!bytes.contains("Jane") && !bytes.contains("Doe"), file.toString());
        }
    }

    @Test
    void marksChangeThePictureOnlyWhereTheyAre() {
        Picture plain = SlicePicture.of(GREY, Plane.CORONAL, 240, 240, 2, false);
        Picture marked = SlicePicture.of(GREY, Plane.CORONAL, 240, 240, 2, true);
        int changed = 0;
        for (int pixel = 0; pixel < plain.pixels().length; pixel++) {
            changed += plain.pixels()[pixel] == marked.pixels()[pixel] ? 0 : 1;
        }
        assertTrue(changed > 500 && changed < plain.pixels().length / 4, changed + " pixels");
        int middle = 240 * 480 + 240;
        assertEquals(plain.pixels()[middle], marked.pixels()[middle]);
    }

    @Test
    void aGreySweepIsAGifOfTheVeryPixelsInOrder() throws Exception {
        Path file = folder.resolve("sweep.gif");
        SliceSweep sweep = new SliceSweep(GREY, Plane.SAGITTAL, 30, 26, 120, 100, 1, false);
        SweepFile.write(file, sweep, 12);
        List<Picture> expected = sweep.pictures().toList();
        List<BufferedImage> frames = frames(file);
        assertEquals(5, frames.size());
        for (int i = 0; i < 5; i++) {
            assertArrayEquals(expected.get(i).pixels(), Picture.of(frames.get(i)).pixels(), "picture " + i);
        }
    }

    private static List<BufferedImage> frames(Path gif) throws Exception {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            BufferedImage[] frames = new BufferedImage[reader.getNumImages(true)];
            for (int i = 0; i < frames.length; i++) {
                frames[i] = reader.read(i);
            }
            return List.of(frames);
        } finally {
            reader.dispose();
        }
    }

    @Test
    void aColouredSweepIsCloseInGifAndAvi() throws Exception {
        SliceSweep sweep = new SliceSweep(COLOURED, Plane.AXIAL, 9, 12, 160, 160, 1, false);
        List<Picture> expected = sweep.pictures().toList();
        Path gif = folder.resolve("sweep.gif");
        SweepFile.write(gif, sweep, 10);
        List<BufferedImage> frames = frames(gif);
        Path avi = folder.resolve("sweep.avi");
        SweepFile.write(avi, sweep, 10);
        ImagePlus film = AVI_Reader.open(avi.toString(), false);
        assertEquals(4, film.getStackSize());
        int microseconds = ByteBuffer.wrap(Files.readAllBytes(avi)).order(ByteOrder.LITTLE_ENDIAN).getInt(32); // of the AVI's main header
        assertEquals(100_000, microseconds);
        for (int i = 0; i < 4; i++) {
            assertTrue(meanDifference(expected.get(i), Picture.of(frames.get(i))) < 12, "GIF picture " + i);
            Picture shown = Picture.of(film.getStack().getProcessor(i + 1).getBufferedImage());
            assertTrue(meanDifference(expected.get(i), shown) < 12, "AVI picture " + i);
        }
    }

    private static double meanDifference(Picture a, Picture b) {
        long sum = 0;
        for (int pixel = 0; pixel < a.pixels().length; pixel++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                sum += Math.abs((a.pixels()[pixel] >> shift & 0xFF) - (b.pixels()[pixel] >> shift & 0xFF));
            }
        }
        return sum / 3.0 / a.pixels().length;
    }

    @Test
    void otherNamesAndRatesAreRefusedAndNothingIsLeftBehind() throws Exception {
        SliceSweep sweep = new SliceSweep(GREY, Plane.AXIAL, 0, 1, 50, 50, 1, false);
        WorkbenchException name = assertThrows(WorkbenchException.class, () -> SweepFile.write(folder.resolve("sweep.mp4"), sweep, 10));
        assertEquals(folder.resolve("sweep.mp4") + " would be neither GIF nor AVI. Choose a name that ends in .gif or .avi.", name.getMessage());
        assertThrows(WorkbenchException.class, () -> SweepFile.write(folder.resolve("sweep.gif"), sweep, 0));
        assertThrows(WorkbenchException.class, () -> SweepFile.write(folder.resolve("missing/sweep.gif"), sweep, 10));
        assertThrows(IllegalArgumentException.class, () -> new SliceSweep(GREY, Plane.AXIAL, 0, 20, 50, 50, 1, false));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void fireAndIceAreImageJs() {
        for (ColorMap map : List.of(ColorMaps.FIRE, ColorMaps.ICE)) {
            IndexColorModel theirs = LutLoader.getLut(map.name().toLowerCase(Locale.ROOT));
            for (int step = 0; step < 256; step++) {
                assertEquals(theirs.getRGB(step), map.argb(step), map.name() + " at " + step);
            }
        }
    }
}
