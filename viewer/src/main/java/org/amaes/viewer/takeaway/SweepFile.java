package org.amaes.viewer.takeaway;

import ij.ImagePlus;
import ij.ImageStack;
import ij.plugin.GifWriter;
import ij.plugin.filter.AVI_Writer;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;

/**
 * A sweep as an animated GIF, which shows in any browser, or an AVI (motion JPEG) for slides; encoded by ImageJ.
 *
 * <p>Grey pictures keep every value in a GIF; coloured ones get the 256 colours of each that fit best. All pictures are
 * held in memory while the file is made.
 */
public final class SweepFile {

    private static final int QUALITY = 92;
    private static final byte TRAILER = 0x3B;
    private static final byte[] COMMENT_START = {0x21, (byte) 0xFE};

    private SweepFile() {
    }

    /**
     * Writes a sweep; the file appears whole. Uses ImageJ's encoders, one at a time.
     *
     * @param file ends in .gif or .avi
     * @param rate pictures a second, 1 to 60
     * @throws WorkbenchException if the name ends otherwise, or the file cannot be written
     */
    public static synchronized void write(Path file, SliceSweep sweep, double rate) throws WorkbenchException {
        if (!(rate >= 1 && rate <= 60)) {
            throw new WorkbenchException("A sweep shows 1 to 60 pictures a second, not " + rate + ". Choose a rate between.");
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean gif = name.endsWith(".gif");
        if (!gif && !name.endsWith(".avi")) {
            throw new WorkbenchException(file + " would be neither GIF nor AVI. Choose a name that ends in .gif or .avi.", file);
        }
        try {
            Path made = Files.createTempFile("amaes-sweep", gif ? ".gif" : ".avi");
            try {
                encode(made, images(sweep, rate), gif);
                byte[] bytes = Files.readAllBytes(made);
                AtomicFile.writeBytes(file, gif ? commented(bytes) : bytes);
            } finally {
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            throw new WorkbenchException("The sweep for " + file + " could not be made (" + e.getMessage()
                    + "). Free some space in the folder for temporary files and try again.", file, e);
        }
    }

    private static ImagePlus images(SliceSweep sweep, double rate) {
        List<Picture> pictures = sweep.pictures().toList();
        boolean grey = pictures.stream().allMatch(Picture::isGrey);
        ImageStack stack = new ImageStack(pictures.getFirst().width(), pictures.getFirst().height());
        for (Picture picture : pictures) {
            stack.addSlice(grey ? grey(picture) : new ColorProcessor(picture.width(), picture.height(), picture.pixels()));
        }
        ImagePlus images = new ImagePlus("sweep", stack);
        images.getCalibration().fps = rate;
        return images;
    }

    private static ImageProcessor grey(Picture picture) {
        byte[] values = new byte[picture.pixels().length];
        for (int pixel = 0; pixel < values.length; pixel++) {
            values[pixel] = (byte) picture.pixels()[pixel];
        }
        return new ByteProcessor(picture.width(), picture.height(), values);
    }

    private static void encode(Path file, ImagePlus images, boolean gif) throws IOException {
        if (gif) {
            String problem = GifWriter.save(images, file.toString());
            if (problem != null) {
                throw new IOException(problem);
            }
        } else {
            new AVI_Writer().writeImage(images, file.toString(), AVI_Writer.JPEG_COMPRESSION, QUALITY);
        }
    }

    /** The GIF with a comment before its last byte. */
    private static byte[] commented(byte[] gif) throws IOException {
        if (gif.length == 0 || gif[gif.length - 1] != TRAILER) {
            throw new IOException("the GIF was cut short");
        }
        byte[] note = ("AMAES Workbench. " + org.amaes.core.file.PngFile.TEXTS.get("Disclaimer")).getBytes(StandardCharsets.US_ASCII);
        byte[] out = new byte[gif.length + COMMENT_START.length + 1 + note.length + 1];
        System.arraycopy(gif, 0, out, 0, gif.length - 1);
        int at = gif.length - 1;
        System.arraycopy(COMMENT_START, 0, out, at, COMMENT_START.length);
        at += COMMENT_START.length;
        out[at++] = (byte) note.length;
        System.arraycopy(note, 0, out, at, note.length);
        out[out.length - 1] = TRAILER;
        return out;
    }
}
