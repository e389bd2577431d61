package org.amaes.installer;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The product's icon, drawn at any size from its SVG file. Of SVG it knows what the icon uses: groups, rectangles,
 * paths, clip paths, fills and strokes; an unknown element is refused.
 */
final class SvgPicture {

    private final Element root;
    private final double side;
    private final Map<String, Shape> clips = new HashMap<>();

    private SvgPicture(Element root) {
        this.root = root;
        side = Double.parseDouble(root.getAttribute("viewBox").split(" ")[2]);
    }

    /** Reads a picture. */
    static SvgPicture read(Path file) throws IOException {
        try {
            return new SvgPicture(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is no SVG picture", e);
        }
    }

    /** Draws the picture, {@code pixels} wide and high, on a transparent ground. */
    BufferedImage draw(int pixels) {
        BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(pixels / side, pixels / side);
        draw(root, new Ink(Color.BLACK, null, new BasicStroke(1)), graphics);
        graphics.dispose();
        return image;
    }

    /** What shapes are painted with: inherited from the groups around them. */
    private record Ink(Color fill, Color line, BasicStroke stroke) {

        Ink within(Element element) {
            float width = element.hasAttribute("stroke-width") ? Float.parseFloat(element.getAttribute("stroke-width")) : stroke.getLineWidth();
            int cap = element.getAttribute("stroke-linecap").equals("round") ? BasicStroke.CAP_ROUND : stroke.getEndCap();
            return new Ink(color(element, "fill", fill), color(element, "stroke", line), new BasicStroke(width, cap, BasicStroke.JOIN_ROUND));
        }

        private static Color color(Element element, String name, Color inherited) {
            String value = element.getAttribute(name);
            if (value.isEmpty()) {
                return inherited;
            }
            return value.equals("none") ? null : Color.decode(value);
        }
    }

    private void draw(Element element, Ink inherited, Graphics2D graphics) {
        Ink ink = inherited.within(element);
        switch (element.getTagName()) {
            case "svg", "g" -> drawWithin(element, ink, graphics);
            case "defs" -> define(element);
            case "rect", "path" -> paint(shape(element), ink, graphics);
            default -> throw new IllegalArgumentException("the icon holds an element that is not known: " + element.getTagName());
        }
    }

    private void drawWithin(Element group, Ink ink, Graphics2D graphics) {
        Shape before = graphics.getClip();
        String clip = group.getAttribute("clip-path");
        if (!clip.isEmpty()) {
            graphics.clip(clips.get(clip.replaceAll("url\\(#|\\)", "")));
        }
        for (Node child = group.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                draw(element, ink, graphics);
            }
        }
        graphics.setClip(before);
    }

    private void define(Element definitions) {
        for (Node child = definitions.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element clip) {
                Path2D area = new Path2D.Double();
                for (Node part = clip.getFirstChild(); part != null; part = part.getNextSibling()) {
                    if (part instanceof Element element) {
                        area.append(shape(element), false);
                    }
                }
                clips.put(clip.getAttribute("id"), area);
            }
        }
    }

    private static void paint(Shape shape, Ink ink, Graphics2D graphics) {
        if (ink.fill() != null) {
            graphics.setColor(ink.fill());
            graphics.fill(shape);
        }
        if (ink.line() != null) {
            graphics.setColor(ink.line());
            graphics.setStroke(ink.stroke());
            graphics.draw(shape);
        }
    }

    private static Shape shape(Element element) {
        if (element.getTagName().equals("path")) {
            return SvgPath.of(element.getAttribute("d"));
        }
        double arc = 2 * number(element, "rx");
        double width = number(element, "width");
        double height = number(element, "height");
        return arc == 0 ? new Rectangle2D.Double(number(element, "x"), number(element, "y"), width, height)
                : new RoundRectangle2D.Double(number(element, "x"), number(element, "y"), width, height, arc, arc);
    }

    private static double number(Element element, String name) {
        String value = element.getAttribute(name);
        return value.isEmpty() ? 0 : Double.parseDouble(value);
    }
}
