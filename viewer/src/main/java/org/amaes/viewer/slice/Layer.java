package org.amaes.viewer.slice;

import java.util.List;
import java.util.Objects;
import org.amaes.core.volume.Grid;
import org.amaes.core.volume.LabelMap;
import org.amaes.core.volume.Volume;

/** One of the images that lie over one another in a picture; each may stand on its own grid. */
public sealed interface Layer {

    /** What people call it, such as the file's name. */
    String name();

    /** Where its voxels stand. */
    Grid grid();

    /** 0 (invisible) to 1 (hides what is below). */
    double opacity();

    /** Whether it is drawn. */
    boolean visible();

    /** The same layer with another opacity. */
    Layer withOpacity(double opacity);

    /** The same layer, shown or hidden. */
    Layer withVisible(boolean visible);

    /** The same layer under another name. */
    Layer withName(String name);

    /**
     * Intensities, seen through a window and a colour map: a scan, or a map of errors over it.
     *
     * @param channels one volume, or those of a series; all on one grid
     * @param window which intensities get the colours of the map
     */
    record Image(String name, List<Volume> channels, Window window, ColorMap colors, double opacity, boolean visible) implements Layer {

        public Image {
            Objects.requireNonNull(name);
            Objects.requireNonNull(window);
            Objects.requireNonNull(colors);
            channels = List.copyOf(channels);
            requireOpacity(opacity);
            if (channels.stream().map(Volume::grid).distinct().count() != 1) {
                throw new IllegalArgumentException("An image has one volume or more, all on one grid");
            }
        }

        /** One scan in grey, with the window of {@link Window#of}. */
        public static Image of(String name, Volume volume) {
            return new Image(name, List.of(volume), Window.of(volume), ColorMap.GREY, 1, true);
        }

        /** The volume of a channel; an image of one volume shows it in every channel. */
        public Volume volume(int channel) {
            return channels.get(Math.min(channel, channels.size() - 1));
        }

        @Override
        public Grid grid() {
            return channels.getFirst().grid();
        }

        /** Other volumes looked at in the same way. */
        public Image withChannels(List<Volume> channels) {
            return new Image(name, channels, window, colors, opacity, visible);
        }

        /** The same image through another window. */
        public Image withWindow(Window window) {
            return new Image(name, channels, window, colors, opacity, visible);
        }

        /** The same image in other colours. */
        public Image withColors(ColorMap colors) {
            return new Image(name, channels, window, colors, opacity, visible);
        }

        @Override
        public Image withOpacity(double opacity) {
            return new Image(name, channels, window, colors, opacity, visible);
        }

        @Override
        public Image withVisible(boolean visible) {
            return new Image(name, channels, window, colors, opacity, visible);
        }

        @Override
        public Image withName(String name) {
            return new Image(name, channels, window, colors, opacity, visible);
        }
    }

    /**
     * A segmentation, filled or as outlines.
     *
     * @param revision grows whenever somebody paints in the label map, whose array is changed in place
     */
    record Labels(String name, LabelMap labels, LabelPalette palette, LabelStyle style, double opacity, boolean visible, long revision)
            implements Layer {

        public Labels {
            Objects.requireNonNull(name);
            Objects.requireNonNull(labels);
            Objects.requireNonNull(palette);
            Objects.requireNonNull(style);
            requireOpacity(opacity);
        }

        /** A segmentation in the standard colours, half transparent. */
        public static Labels of(String name, LabelMap labels) {
            return new Labels(name, labels, LabelPalette.STANDARD, LabelStyle.FILLED, 0.5, true, 0);
        }

        @Override
        public Grid grid() {
            return labels.grid();
        }

        /** The same segmentation after somebody painted in it. */
        public Labels painted() {
            return new Labels(name, labels, palette, style, opacity, visible, revision + 1);
        }

        /** The same segmentation drawn in another way. */
        public Labels withStyle(LabelStyle style) {
            return new Labels(name, labels, palette, style, opacity, visible, revision);
        }

        /** The same segmentation in other colours and with other names. */
        public Labels withPalette(LabelPalette palette) {
            return new Labels(name, labels, palette, style, opacity, visible, revision);
        }

        @Override
        public Labels withOpacity(double opacity) {
            return new Labels(name, labels, palette, style, opacity, visible, revision);
        }

        @Override
        public Labels withVisible(boolean visible) {
            return new Labels(name, labels, palette, style, opacity, visible, revision);
        }

        @Override
        public Labels withName(String name) {
            return new Labels(name, labels, palette, style, opacity, visible, revision);
        }
    }

    private static void requireOpacity(double opacity) {
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("An opacity lies between 0 and 1: " + opacity);
        }
    }
}
