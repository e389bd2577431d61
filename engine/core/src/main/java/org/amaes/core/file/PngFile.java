package org.amaes.core.file;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

import org.amaes.core.WorkbenchException;

/** A picture as a PNG file, whose texts say which program made it and that it is for research, and nothing of the scan. */
public final class PngFile {

    /** What pictures say of themselves, by the keywords of the format. */
    public static final Map<String, String> TEXTS = Map.of("Software", "AMAES Workbench", "Disclaimer", "Research use only, not a medical device");
    private static final String FORMAT = "javax_imageio_png_1.0";

    private PngFile() {
    }

    /**
     * Writes a picture; the file appears whole.
     *
     * @throws WorkbenchException if it cannot be written
     */
    public static void write(Path file, BufferedImage picture) throws WorkbenchException {
        AtomicFile.writeStream(file, stream -> {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
            try (ImageOutputStream out = ImageIO.createImageOutputStream(stream)) {
                IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(picture), null);
                addTexts(metadata);
                writer.setOutput(out);
                writer.write(new IIOImage(picture, null, metadata));
            } finally {
                writer.dispose();
            }
        });
    }

    private static void addTexts(IIOMetadata metadata) throws IOException {
        IIOMetadataNode texts = new IIOMetadataNode("tEXt");
        TEXTS.forEach((keyword, value) -> {
            IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
            entry.setAttribute("keyword", keyword);
            entry.setAttribute("value", value);
            texts.appendChild(entry);
        });
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(texts);
        metadata.mergeTree(FORMAT, root);
    }
}
